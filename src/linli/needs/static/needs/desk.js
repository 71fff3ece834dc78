/* Polish of the desk: a need opens beside the list on a wide screen, x chooses a line, Escape goes back to it.
   Without this file every link opens its own page. */
"use strict";

const WIDE = window.matchMedia("(min-width: 70rem)");
const beside = document.getElementById("beside");
if (beside && WIDE.matches && document.querySelector("[data-list]")) {
  document.querySelector(".desk-aside").append(beside.content.cloneNode(true));
}
const thing = document.getElementById("thing");
let opened = null;

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-list] [data-open]");
  if (!link || !thing || !WIDE.matches || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const byKey = event.detail === 0;
  document.querySelector("[data-list] [aria-current]")?.removeAttribute("aria-current");
  link.closest("[data-row]").setAttribute("aria-current", "true");
  opened = link;
  window.htmx.ajax("GET", link.href, { target: "#thing", swap: "innerHTML" }).then(() => {
    thing.closest(".desk-aside").scrollTop = 0;
    if (byKey) thing.querySelector("[data-thing-head]")?.focus();
  });
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && opened && thing?.contains(document.activeElement)) { opened.focus(); return; }
  if (event.key !== "x" || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
  const box = document.activeElement?.closest("[data-row]")?.querySelector("[data-pick]");
  if (box) { box.checked = !box.checked; event.preventDefault(); }
});

const all = document.querySelector("[data-pick-all]");
if (all) {
  all.closest("[data-all]").hidden = false;
  all.addEventListener("change", () => {
    for (const box of document.querySelectorAll("[data-pick]")) box.checked = all.checked;
  });
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}

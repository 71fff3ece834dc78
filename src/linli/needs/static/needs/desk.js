/* Polish of the desk: a need opens beside the list on a wide screen, x chooses a line, Escape goes back to it and then
   closes what is open.
   Without this file every link opens its own page. */
"use strict";

const CLOSED = "linli-beside-closed";
const wide = window.matchMedia("(min-width: 70rem)").matches && document.documentElement.dataset.type !== "large";
const beside = wide && window.htmx && document.querySelector("[data-list]") && document.getElementById("beside");
const aside = document.querySelector(".desk-aside");
let opened = null;

function remembered(value) {
  try {
    if (value === undefined) return window.sessionStorage.getItem(CLOSED) === "1";
    return window.sessionStorage.setItem(CLOSED, value);
  } catch { return false; } // private windows may refuse
}

function openThing(link, then) {
  if (!document.getElementById("thing")) {
    aside.append(beside.content.cloneNode(true));
    aside.querySelector("[data-thing-close]").addEventListener("click", closeThing);
  }
  document.querySelector("[data-list] [aria-current]")?.removeAttribute("aria-current");
  link.closest("[data-row]").setAttribute("aria-current", "true");
  opened = link;
  window.htmx.ajax("GET", link.href, { target: "#thing", swap: "innerHTML" }).then(() => {
    aside.scrollTop = 0;
    then?.();
  });
}

function closeThing() {
  aside.replaceChildren();
  document.querySelector("[data-list] [aria-current]")?.removeAttribute("aria-current");
  remembered("1");
  opened?.focus();
  opened = null;
}

/* The first need stands open beside the list, until the reader closes it. */
const first = document.querySelector("[data-list] [data-open]");
if (beside && first && !remembered()) openThing(first);

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-list] [data-open]");
  if (!link || !beside || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const byKey = event.detail === 0;
  remembered("0");
  openThing(link, () => { if (byKey) document.querySelector("[data-thing-head]")?.focus(); });
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && opened) {
    if (aside.contains(document.activeElement)) opened.focus();
    else closeThing();
    return;
  }
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

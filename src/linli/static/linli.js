/* Polish only; every page works without this file.
   Typed text is kept on the device, a form is sent once, and the desk answers to j k o and /. */
"use strict";

const DRAFT = "linli-draft:";
const SENT = "linli-sent";
const DAYS = 7 * 24 * 3600 * 1000;
const forms = document.querySelectorAll("form[data-draft]");

function store(area, call, ...rest) {
  try { return window[area][call](...rest); } catch { return null; } // private windows may refuse
}

function drafts() {
  try { return Object.keys(window.localStorage).filter((name) => name.startsWith(DRAFT)); } catch { return []; }
}

function inputs(form) {
  return [...form.elements].filter((one) => one.name && !["password", "file", "hidden", "submit", "button"].includes(one.type)
    && !("private" in one.dataset));
}

function keep(form) {
  const typed = inputs(form).map((one) => [one.name, one.value, one.checked === true]);
  store("localStorage", "setItem", DRAFT + form.dataset.draft, JSON.stringify({ at: Date.now(), typed }));
}

function forget(name) { store("localStorage", "removeItem", DRAFT + name); }

function restore(form) {
  const kept = JSON.parse(store("localStorage", "getItem", DRAFT + form.dataset.draft) || "null");
  if (!kept || form.querySelector("[data-errors]")) return; // after a refusal the server gave it all back
  let changed = false;
  for (const one of inputs(form)) {
    const ticked = one.type === "checkbox" || one.type === "radio";
    const found = kept.typed.find(([name, value]) => name === one.name && (!ticked || value === one.value));
    if (!found) continue;
    if (ticked) { changed ||= one.checked !== found[2]; one.checked = found[2]; }
    else if (found[1] && one.value !== found[1]) { changed = true; one.value = found[1]; }
  }
  const note = form.querySelector("[data-draft-note]");
  if (changed && note) note.hidden = false;
}

/* A draft goes when its form was sent and the answer is neither a refusal nor the form again (somebody went back). */
const sent = store("sessionStorage", "getItem", SENT);
if (sent) {
  const again = [...forms].some((form) => form.dataset.draft === sent) || document.querySelector("[data-refused]");
  if (!again || document.querySelector(".messages .success")) forget(sent);
  store("sessionStorage", "removeItem", SENT);
}
for (const name of drafts()) {
  const kept = JSON.parse(store("localStorage", "getItem", name) || "{}");
  if (!kept.at || Date.now() - kept.at > DAYS) store("localStorage", "removeItem", name);
}
for (const form of forms) {
  restore(form);
  form.addEventListener("input", () => keep(form));
  form.querySelector("[data-draft-clear]")?.addEventListener("click", () => {
    forget(form.dataset.draft);
    form.reset();
    form.querySelector("[data-draft-note]").hidden = true;
  });
}

/* Sent once: the second press of a tired finger does nothing. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sending) { event.preventDefault(); return; }
  if (!navigator.onLine && form.dataset.draft) { event.preventDefault(); network(); return; }
  form.dataset.sending = "1";
  if (form.dataset.draft) store("sessionStorage", "setItem", SENT, form.dataset.draft);
  if ("forget" in form.dataset) {
    drafts().forEach((name) => store("localStorage", "removeItem", name));
    try { window.indexedDB?.deleteDatabase("linli-door-keys"); } catch { /* nothing is kept here */ }
  }
  const button = event.submitter;
  if (button?.dataset.busy) {
    button.dataset.word = button.textContent;
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-disabled", "true");
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) delete form.dataset.sending;
  for (const button of document.querySelectorAll("[data-word]")) {
    button.textContent = button.dataset.word;
    button.removeAttribute("aria-disabled");
  }
});

/* What is wrong comes first, also for who does not see it. */
document.querySelector("[data-errors]")?.focus();

function network() {
  const word = document.querySelector("[data-offline]");
  if (word) word.hidden = navigator.onLine;
}
window.addEventListener("online", network);
window.addEventListener("offline", network);
network();

/* j and k walk the list, o opens, / goes to the search; never while typing. */
function walk(step) {
  const links = [...document.querySelectorAll("[data-list] [data-open]")];
  const row = document.activeElement?.closest("[data-list] li");
  const at = links.findIndex((link) => row?.contains(link));
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const keys = {
    j: () => walk(1),
    k: () => walk(-1),
    o: () => document.activeElement?.closest("[data-list] li")?.querySelector("[data-open]")?.click(),
    "/": () => document.querySelector("[role=search] input")?.focus(),
  };
  if (keys[event.key] && document.querySelector("[data-list], [role=search]")) {
    event.preventDefault();
    keys[event.key]();
  }
});

// Printing: the button is there only where a script can press it.
for (const press of document.querySelectorAll("[data-print]")) {
  press.hidden = false;
  press.addEventListener("click", () => window.print());
}

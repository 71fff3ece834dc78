/* The page at the door: what is typed is sealed as it is typed, kept when asked, sent when there is a network. */
"use strict";

(() => {
  const by = (id) => document.getElementById(id);
  const form = by("form"), words = by("words").dataset, at = by("door").dataset;
  const SIGNS = "23456789ABCDEFGHJKMNPQRSTWXYZ", SOONEST = 3000, LATEST = 300000, TWICE = 1000;
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("linli-door") : null;
  let writing = crypto.randomUUID?.(), since = "", photos = [], how = "", wait = SOONEST, timer = 0, arrived = 0, keptAt = -TWICE, saving = Promise.resolve();

  const say = (word, n) => words[word].replace("{n}", n);
  const show = (id, yes) => { by(id).hidden = !yes; };

  function code() {
    let signs = "";
    while (signs.length < 12) {
      for (const byte of crypto.getRandomValues(new Uint8Array(16))) if (byte < 232 && signs.length < 12) signs += SIGNS[byte % 29];
    }
    return signs.match(/.{4}/g).join("-");
  }

  /* The form */
  function typed() {
    const told = { state: "writing", at: since || new Date().toISOString(), photos: photos.map(({ name, type }) => ({ name, type })) };
    for (const name of ["kind", "area", "text", "address", "due_on"]) told[name] = form.elements[name].value.trim();
    for (const name of told.kind === "thing" ? ["thing"] : ["agreed", "contact"]) told[name] = form.elements[name].value.trim();
    told.consent = told.kind === "household" && form.elements.consent.checked;
    return told;
  }

  function fit() {
    const kind = form.elements.kind.value;
    for (const one of form.querySelectorAll("[data-for]")) one.hidden = one.dataset.for !== kind;
  }

  function pictures() {
    by("pictures").replaceChildren(...photos.map((photo, n) => {
      const item = document.createElement("li"), image = document.createElement("img"), out = button(words.takeOut, () => { photos.splice(n, 1); pictures(); keep(); });
      image.src = URL.createObjectURL(photo);
      image.alt = photo.name;
      image.onload = () => URL.revokeObjectURL(image.src);
      item.append(image, out);
      return item;
    }));
  }

  function put(draft) {
    writing = draft.id; since = draft.told.at; photos = [...draft.photos];
    for (const [name, value] of Object.entries(draft.told)) {
      if (form.elements[name] && !["photos", "consent"].includes(name)) form.elements[name].value = value;
    }
    form.elements.consent.checked = draft.told.consent === true;
    fit(); pictures();
  }

  function empty() {
    const area = form.elements.area.value;
    form.reset();
    form.elements.area.value = area;
    writing = crypto.randomUUID(); since = ""; photos = [];
    show("wrong", false); fit(); pictures();
  }

  /* One saving after the other, the last with all that was typed. */
  function keep() {
    const id = writing, told = typed(), files = [...photos];
    const blank = !told.text && !told.address && !told.agreed && !told.contact && !files.length;
    saving = saving.then(() => (id !== writing ? null : blank ? DoorStore.drop(id) : DoorStore.save(id, told, files))).catch(locked);
    return saving;
  }

  function fault(told) {
    if (!told.area) return ["noArea", "area"];
    if (told.kind === "thing" && !told.thing) return ["noThing", "thing"];
    if (!told.text) return ["noText", "text"];
    return told.kind === "household" && !told.consent ? ["noConsent", "consent"] : null;
  }

  /* The form is emptied at once, so that what is typed next is never taken for this note, nor lost with it. */
  async function kept(event) {
    event.preventDefault();
    const told = typed(), wrong = fault(told), id = writing, files = [...photos];
    if (!told.text && performance.now() - keptAt < TWICE) return; // the second of two quick presses
    show("wrong", wrong);
    if (wrong) { by("wrong-words").textContent = say(wrong[0]); form.elements[wrong[1]].focus(); by("wrong").scrollIntoView({ block: "center" }); return; }
    keptAt = performance.now();
    empty();
    await saving;
    const now = await DoorStore.today();
    if (!now) { locked(); return; }
    const before = (await DoorStore.mine()).find((one) => one.id === id)?.told;
    const ready = { ...told, state: "ready", skew: now.skew, code: before?.code || code() };
    try { await DoorStore.save(id, ready, files); }
    catch { put({ id, told, photos: files }); show("wrong", true); by("wrong-words").textContent = words.full; return; }
    by("code").textContent = ready.code;
    by("slip-net").textContent = navigator.onLine && how === "ok" ? words.slipOn : words.slipOff;
    // The note stands in the list before its slip is shown: who reads the slip finds both.
    await list();
    show("slip-code", ready.kind === "household"); show("slip", true);
    by("slip").focus();
    tabs?.postMessage("changed");
    send();
  }

  /* The list */
  function button(word, act) {
    const made = document.createElement("button");
    made.type = "button"; made.className = "button quiet"; made.textContent = word;
    made.addEventListener("click", () => act(made));
    return made;
  }

  function line(text, cls = "") {
    const made = document.createElement("p");
    made.textContent = text; made.className = cls;
    return made;
  }

  function drop(id) {
    return async (pressed) => {
      if (pressed.textContent !== words.really) { pressed.textContent = words.really; return; }
      await DoorStore.drop(id);
      tabs?.postMessage("changed");
      list();
    };
  }

  async function open(draft) {
    await keep();
    put(draft);
    await DoorStore.save(draft.id, { ...draft.told, state: "writing" }, draft.photos);
    await list();
    form.scrollIntoView();
  }

  function item({ id, told, photos: files }, places) {
    const made = document.createElement("li"), state = told.state === "ready" && told.tried ? "tried" : told.state;
    const place = places.find((one) => one.code === told.area)?.name || told.area, row = document.createElement("p");
    const clock = new Date(told.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    made.append(line(`${clock} · ${[place, told.address].filter(Boolean).join(" ")}`, "strong"), line(`${words[told.kind]} · ${words[state]}`));
    if (told.reason) made.append(line(told.reason, "why"));
    if (told.code && told.kind === "household") made.append(line(`${words.code} ${told.code}`, "num soft"));
    row.className = "row";
    if (state !== "tried") row.append(button(words.open, () => open({ id, told, photos: files })));
    row.append(button(words.drop, drop(id)));
    made.append(row);
    return made;
  }

  async function list() {
    const now = await DoorStore.today();
    if (!now) return locked();
    const all = await DoorStore.mine(), open_ = all.filter((one) => !one.locked && one.id !== writing), shut = all.filter((one) => one.locked).length;
    by("list").replaceChildren(...open_.map((one) => item(one, now.places)));
    by("unsent-n").textContent = open_.length;
    show("nothing", !open_.length); show("unsent-title", open_.length); show("older", shut); show("send-now", open_.some((one) => one.told.state === "ready"));
    by("older").textContent = say("older", shut);
    return open_;
  }

  /* The network */
  function net(word, on) {
    by("net").textContent = words[word];
    by("net").className = `door-net push ${on ? "on" : "off"}`;
  }

  async function send() {
    clearTimeout(timer);
    if (!DoorStore.able()) return;
    if (await DoorStore.today()) net("sending", true);
    const told = await DoorSend.all();
    if (told.how !== "busy") how = told.how;
    arrived += told.arrived;
    by("arrived").textContent = arrived ? say("arrived", arrived) : "";
    if (told.arrived) { show("slip", by("slip-code").hidden === false && !by("slip").hidden); by("slip-net").textContent = ""; tabs?.postMessage("changed"); }
    net(how === "away" ? "offline" : "online", how !== "away");
    if (!(await DoorStore.today())) return locked();
    await work();
    const left = (await list()) || [];
    if (told.arrived || told.how === "busy") wait = SOONEST;
    if (["away", "busy"].includes(told.how) && left.some((one) => one.told.state === "ready")) {
      clearTimeout(timer);
      timer = setTimeout(send, wait);
      wait = Math.min(LATEST, wait * 2);
    }
  }

  /* What the page shows: the work, or why it is locked. */
  async function work() {
    const now = await DoorStore.today(), area = form.elements.area;
    if (!now) return locked();
    show("locked", false); show("work", true); show("signed-out", false);
    if ([...area.options].map((one) => one.value).filter(Boolean).join() !== now.places.map((one) => one.code).join()) {
      const chosen = area.value;
      area.replaceChildren(...(now.places.length === 1 ? [] : [new Option("—", "")]), ...now.places.map((one) => new Option(one.name, one.code)));
      area.value = now.places.some((one) => one.code === chosen) ? chosen : area.options[0]?.value || "";
    }
    const off = Math.round(now.skew / 60);
    show("clock", Math.abs(now.skew) > now.tolerance);
    by("clock-words").textContent = say(off > 0 ? "clockAhead" : "clockBehind", Math.abs(off));
    return now;
  }

  function locked() {
    show("work", false); show("locked", true); show("slip", false);
    empty();
    by("list").replaceChildren(); by("code").textContent = "";
    by("locked-why").textContent = how === "forbidden" ? words.forbidden : how === "out" ? words.out : words.away;
    show("sign-in", how !== "forbidden");
    return null;
  }

  /* Whoever opens the page with a network is asked for first: only then is anything shown that was kept. */
  async function back() {
    if (navigator.onLine) how = (await DoorSend.state()).how;
    if (await DoorStore.today()) {
      await work();
      const last = (await DoorStore.mine()).filter((one) => one.told?.state === "writing").pop();
      if (last) put(last);
      await list();
    }
    await send();
  }

  if (!DoorStore.able()) { show("cannot", true); return; }
  form.addEventListener("input", (event) => { fit(); if (event.target.type !== "file") keep(); });
  form.elements.photos.addEventListener("change", () => {
    const most = Number(at.most), more = [...photos, ...form.elements.photos.files];
    show("wrong", more.length > most);
    by("wrong-words").textContent = say("many", most);
    photos = more.slice(0, most);
    form.elements.photos.value = "";
    pictures(); keep();
  });
  form.addEventListener("submit", kept);
  by("clear").addEventListener("click", async () => { const id = writing; empty(); await saving; await DoorStore.drop(id); });
  by("send-now").addEventListener("click", () => { wait = SOONEST; send(); });
  window.addEventListener("online", () => { wait = SOONEST; send(); });
  window.addEventListener("offline", () => { how = "away"; net("offline", false); });
  document.addEventListener("visibilitychange", async () => { if (!document.hidden && !(await DoorStore.today())) locked(); });
  if (tabs) tabs.onmessage = () => list();
  navigator.serviceWorker?.register(at.worker, { scope: at.scope, updateViaCache: "none" });
  navigator.storage?.persist?.();
  fit();
  back();
})();

/* Sending: each draft under its own number as the key, so that it arrives once, however often and from however many
   tabs it is sent. A draft whose sending was cut off before the answer is sent again exactly as it was. */
"use strict";

window.DoorSend = (() => {
  const at = document.getElementById("door").dataset;
  const PATIENCE = 8000;
  const asked = { credentials: "same-origin", cache: "no-store", redirect: "manual" };
  const FIELDS = ["kind", "thing", "area", "address", "text", "agreed", "due_on", "contact", "code"];

  /* Who is signed in: {how: "ok" | "away" | "out" | "forbidden"}; "ok" has unlocked the store. */
  async function state() {
    let answer;
    try { answer = await fetch(`${at.state}?days=${(await DoorStore.days()).join(",")}`, { ...asked, signal: AbortSignal.timeout(PATIENCE) }); }
    catch { return { how: "away" }; }
    if (answer.status === 401 || answer.type === "opaqueredirect") { await DoorStore.forget(); return { how: "out" }; }
    if (answer.status === 403 || answer.status === 404) { await DoorStore.forget(); return { how: "forbidden" }; }
    if (!answer.ok) return { how: "away" };
    const told = await answer.json();
    await DoorStore.unlock(told);
    return { how: "ok", csrf: told.csrf };
  }

  function body({ told, photos }) {
    const form = new FormData();
    for (const name of FIELDS) if (told[name]) form.append(name, told[name]);
    if (told.consent) form.append("consent", "true");
    form.append("device_at", told.at);
    if (Number.isInteger(told.skew)) form.append("skew", String(told.skew));
    for (const photo of photos) form.append("photos", photo, photo.name);
    return form;
  }

  async function one(draft, csrf) {
    await DoorStore.save(draft.id, { ...draft.told, tried: true }, draft.photos);
    const headers = { "X-CSRFToken": csrf, "Idempotency-Key": draft.id };
    let answer;
    try { answer = await fetch(at.send, { ...asked, method: "POST", headers, body: body(draft) }); }
    catch { return "away"; }
    if (answer.ok) { await DoorStore.drop(draft.id); return "arrived"; }
    if (answer.status >= 500) return "away";
    const why = answer.type === "opaqueredirect" ? {} : await answer.json().catch(() => ({}));
    const still = answer.status === 429 || why.error === "Unproved" || answer.type === "opaqueredirect"
      || (answer.status === 403 && (await state()).how === "out");
    const left = still ? { ...draft.told, tried: false } : { ...draft.told, tried: false, state: "refused", reason: why.message || String(answer.status) };
    if (await DoorStore.today()) await DoorStore.save(draft.id, left, draft.photos);
    if (still) return answer.status === 429 ? "away" : "out";
    return "refused";
  }

  async function run() {
    const who = await state(), result = { how: who.how, arrived: 0 };
    if (who.how !== "ok") return result;
    for (const draft of await DoorStore.mine()) {
      if (draft.told?.state !== "ready") continue;
      const how = await one(draft, who.csrf);
      if (how === "arrived") result.arrived += 1;
      if (how === "away" || how === "out") { result.how = how; break; }
    }
    return result;
  }

  /* Where the browser has locks, one tab sends and the others wait for nothing; where not, the key makes it harmless. */
  function all() {
    if (!navigator.locks) return run();
    return navigator.locks.request("linli-door-send", { ifAvailable: true }, (lock) => (lock ? run() : { how: "busy", arrived: 0 }));
  }

  return { all, state };
})();

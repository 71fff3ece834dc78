/* What is kept on the device: drafts, each sealed with AES-GCM, and the key of today.

   Two databases. "linli-door" holds sealed drafts; beside each stand its number, whose it is (a word that names
   nobody) and the day of its key. "linli-door-keys" holds the key of today, not extractable; it is deleted as a whole
   at sign-out (by any page), at the end of the day, and when somebody else is signed in. Keys of earlier days come
   from the server to the writer of a draft, stay in memory and are never stored. */
"use strict";

window.DoorStore = (() => {
  const KEYS = "linli-door-keys", DRAFTS = "linli-door", SHELF = "shelf";
  const write = new TextEncoder(), read = new TextDecoder();
  let past = new Map();

  function base(name) {
    return new Promise((found, failed) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(SHELF, { keyPath: "id" });
      asked.onerror = () => failed(asked.error);
      asked.onblocked = () => failed(new Error("blocked"));
      asked.onsuccess = () => { asked.result.onversionchange = () => asked.result.close(); found(asked.result); };
    });
  }

  /* Each question opens and closes its database, so that a sign-out elsewhere is never kept waiting. */
  async function ask(name, mode, question) {
    const db = await base(name);
    try {
      const deal = db.transaction(SHELF, mode), asked = question(deal.objectStore(SHELF));
      return await new Promise((found, failed) => {
        deal.oncomplete = () => found(asked?.result);
        deal.onabort = deal.onerror = () => failed(deal.error);
      });
    } finally { db.close(); }
  }

  function forget() {
    past = new Map();
    return new Promise((gone) => {
      const asked = indexedDB.deleteDatabase(KEYS);
      asked.onsuccess = asked.onerror = asked.onblocked = () => gone();
    });
  }

  function imported(hex) {
    const raw = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
    return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  }

  /* The server told who is signed in: their key of today is kept, those of days before are held in memory. */
  async function unlock(told) {
    const before = await ask(KEYS, "readonly", (shelf) => shelf.get("today"));
    if (before && !told.owners.includes(before.owner)) await forget();
    for (const [day, texts] of Object.entries(told.keys)) past.set(day, await Promise.all(texts.map(imported)));
    const given = Date.now();
    await ask(KEYS, "readwrite", (shelf) => shelf.put({
      id: "today", owner: told.owner, owners: told.owners, day: told.day, given, until: given + told.left * 1000,
      key: past.get(told.day)[0], places: told.places, skew: Math.round((given - told.now) / 1000), tolerance: told.tolerance,
    }));
  }

  /* The key of today with what goes with it; null when it has gone, is over, or the clock was put back before it. */
  async function today() {
    const kept = await ask(KEYS, "readonly", (shelf) => shelf.get("today"));
    if (!kept) { past = new Map(); return null; }
    if (Date.now() < kept.until && Date.now() > kept.given - 60000) return kept;
    await forget();
    return null;
  }

  const beside = (draft) => write.encode(`${draft.id}|${draft.owner}|${draft.day}`);

  async function seal(key, draft, bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: beside(draft) }, key, bytes) };
  }

  async function opened(keys, draft, sealed) {
    for (const key of keys) {
      try { return await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: beside(draft) }, key, sealed.data); }
      catch { /* another of the server's keys, perhaps */ }
    }
    return null;
  }

  async function save(id, told, photos) {
    const now = await today();
    if (!now) throw new Error("locked");
    const draft = { id, owner: now.owner, day: now.day };
    draft.sealed = await seal(now.key, draft, write.encode(JSON.stringify(told)));
    draft.photos = [];
    for (const one of photos) draft.photos.push(await seal(now.key, draft, await one.arrayBuffer()));
    await ask(DRAFTS, "readwrite", (shelf) => shelf.put(draft));
  }

  async function unsealed(draft, keys) {
    const told = await opened(keys, draft, draft.sealed);
    if (!told) return { id: draft.id, locked: true };
    const words = JSON.parse(read.decode(told)), photos = [];
    for (const [at, one] of draft.photos.entries()) {
      const bytes = await opened(keys, draft, one);
      if (bytes) photos.push(new File([bytes], words.photos[at].name, { type: words.photos[at].type }));
    }
    return { id: draft.id, told: words, photos };
  }

  /* The drafts of whoever is signed in; those whose key is not here are only counted. Nobody else's are looked at. */
  async function mine() {
    const now = await today();
    if (!now) return [];
    const found = [];
    for (const draft of (await ask(DRAFTS, "readonly", (shelf) => shelf.getAll())).filter((one) => now.owners.includes(one.owner))) {
      found.push(await unsealed(draft, [...(draft.day === now.day ? [now.key] : []), ...(past.get(draft.day) || [])]));
    }
    return found.sort((a, b) => (a.told?.at || "").localeCompare(b.told?.at || ""));
  }

  async function days() {
    return [...new Set((await ask(DRAFTS, "readonly", (shelf) => shelf.getAll())).map((one) => one.day))];
  }

  const drop = (id) => ask(DRAFTS, "readwrite", (shelf) => shelf.delete(id));
  const able = () => Boolean(window.isSecureContext && window.indexedDB && window.crypto?.subtle && crypto.randomUUID);

  return { able, days, drop, forget, mine, save, today, unlock };
})();

/* Keeps the page "at the door" on the device, and nothing else: no answer with data is ever kept. */
"use strict";
const CACHE = "linli-door-{{ version }}", PAGE = "{{ page }}", SHELL = "{{ shell }}";
const FILES = [{% for one in files %}"{{ one }}", {% endfor %}];
const PATIENCE = 6000;

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll([SHELL, ...FILES].map((one) => new Request(one, { cache: "reload", redirect: "error" })));
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("linli-door-") && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

async function page(request) {
  const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
  try { return await fetch(request, { signal: stop.signal }); }
  catch { return (await caches.match(SHELL, { cacheName: CACHE })) || Response.error(); }
  finally { clearTimeout(timer); }
}

self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== self.location.origin) return;
  if (event.request.mode === "navigate") { if (pathname === PAGE) event.respondWith(page(event.request)); }
  else if (FILES.includes(pathname)) event.respondWith(caches.match(pathname, { cacheName: CACHE }).then((kept) => kept || fetch(event.request)));
});

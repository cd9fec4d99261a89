// Keeps the public programme for when there is no network: the newest that was read, never a page of the staff.
const KEPT = 'kengash-programme-1';
const PROGRAMME = /^\/agenda\/meetings\/[a-z0-9-]+\/(editions\/\d+)?$/;
const PART = /^\/agenda\/static\//;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('kengash-programme-') && name !== KEPT) await caches.delete(name);
  await self.clients.claim();
  // The page that brought us here was drawn before us: it is kept as well, with its parts.
  for (const client of await self.clients.matchAll({ type: 'window' })) {
    const url = new URL(client.url);
    if (PROGRAMME.test(url.pathname)) await renew(new Request(url.pathname + url.search)).catch(() => {});
  }
})()));

async function renew(request) {
  const answer = await fetch(request);
  if (answer.ok && (answer.headers.get('Content-Type') || '').startsWith('text/html')) {
    const kept = await caches.open(KEPT);
    // One page an address, whatever was chosen on it.
    await kept.put(new URL(request.url, location.origin).pathname, answer.clone());
    const page = await answer.clone().text();
    const parts = [...page.matchAll(/(?:href|src)="(\/agenda\/static\/[^"]+)"/g)].map((found) => found[1].replace(/&amp;/g, '&'));
    await Promise.all(parts.map(async (part) => (await kept.match(part)) || kept.add(part).catch(() => {})));
  }
  return answer;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (PROGRAMME.test(url.pathname)) {
    event.respondWith((async () => {
      try {
        return await renew(request);
      } catch (trouble) {
        const found = await caches.match(url.pathname);
        if (found) return found;
        throw trouble;
      }
    })());
  } else if (PART.test(url.pathname)) {
    event.respondWith((async () => {
      const found = await caches.match(request);
      if (found) return found;
      const answer = await fetch(request);
      // Fonts are asked for by the style sheet and belong to the page as much.
      if (answer.ok) (await caches.open(KEPT)).put(request, answer.clone());
      return answer;
    })());
  }
});

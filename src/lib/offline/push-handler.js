// @ts-check
/**
 * What the service worker does with messages about warnings and notices. It stands by itself: the worker's script carries it
 * as it is written.
 */
// The types of a worker's world would be every other script's too.
const worker = /** @type {any} */ (self);

worker.addEventListener('push', (/** @type {any} */ event) => {
  /** @type {{ title: string, body: string, lang: string, dir: 'ltr' | 'rtl', url: string, tag: string }} */
  const told = event.data?.json() ?? null;
  if (told === null) return;
  const { title, url, ...options } = told;
  // Browsers end a subscription whose messages show nothing: each one is shown, the page open or not.
  event.waitUntil(worker.registration.showNotification(title, { ...options, data: { url } }));
});

worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
  event.notification.close();
  const address = new URL(event.notification.data.url, worker.location.origin).href;
  event.waitUntil(
    worker.clients.matchAll({ type: 'window' }).then((/** @type {any[]} */ windows) => {
      const open = windows.find((client) => client.url === address);
      return open ? open.focus() : worker.clients.openWindow(address);
    }),
  );
});

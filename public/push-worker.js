// Runs in the browser when Voronka is closed: shows what the server sends, and opens it when pressed.
self.addEventListener("push", (event) => {
  const { title, body, url, tag } = event.data?.json() ?? {};
  if (title) event.waitUntil(self.registration.showNotification(title, { body, tag, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const { url } = event.notification.data ?? {};
  // Only our own pages are opened, wherever the message says it leads.
  const address = URL.canParse(url) ? new URL(url) : new URL("/", self.location.origin);
  const own = self.location.origin + address.pathname + address.search;
  const open = async () => {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const [first] = windows;
    if (!first) return self.clients.openWindow(own);
    await first.focus();
    return first.navigate(own).catch(() => self.clients.openWindow(own));
  };
  event.waitUntil(open());
});

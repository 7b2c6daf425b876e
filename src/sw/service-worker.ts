import { setCacheNameDetails } from 'workbox-core';
import { addRoute, cleanupOutdatedCaches, createHandlerBoundToURL, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { documentFor } from './document-for.ts';

declare const self: ServiceWorkerGlobalScope;

/*
 * Answers GETs for files of the one version of the app that it was installed with, documents with the headers their host
 * gave them, and nothing else: whatever has no route here goes to the network as if there were no service worker. Keys
 * and the token never have one.
 */
setCacheNameDetails({ prefix: 'glovebox' });
/** Written in by the build (`platform/host/service-worker-plugin.ts`): every file that the app needs without its host. */
const files = self.__WB_MANIFEST;
precache(files);
cleanupOutdatedCaches();

for (const file of files) {
  const document = `/${typeof file === 'string' ? file : file.url}`;
  if (!document.endsWith('.html')) continue;
  registerRoute(
    ({ request, url, sameOrigin }) =>
      sameOrigin && request.mode === 'navigate' && documentFor(url.pathname) === document,
    createHandlerBoundToURL(document),
  );
}
// Addresses as they are: `/` is a document's, and what it is asked for with `fetch` is the host's present answer.
addRoute({ directoryIndex: '', cleanURLs: false, ignoreURLParametersMatching: [] });

// A new version waits until the app, which knows when the car stands still, tells it to take over.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (isSkipWaiting(data)) void self.skipWaiting();
});

/** What workbox-window's `messageSkipWaiting()` sends. */
function isSkipWaiting(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING';
}

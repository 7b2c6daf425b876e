import { join } from 'node:path';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { injectManifest } from 'workbox-build';

/**
 * The service worker, for the app's builds: one script at the root of the built site that knows every file beside it, so
 * each build keeps its own and nothing of another. Comes last in the build, when all files are there.
 *
 * In development there is none. Where one of a built app still answers for this address, its script is replaced by one
 * that takes itself away and shows what the server has.
 *
 * @param entry the worker's source, a path
 */
export function serviceWorker(entry: string): Plugin[] {
  return [built(entry), removedInDevelopment()];
}

function built(entry: string): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'glovebox-service-worker',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    configResolved: (resolved) => {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => {
        const folder = config.build.outDir;
        await bundle(entry, folder, config.logLevel);
        await listFiles(folder);
      },
    },
  };
}

async function bundle(entry: string, outDir: string, logLevel: ResolvedConfig['logLevel']): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: logLevel === 'silent' ? 'silent' : 'warn',
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'chrome120',
      lib: { entry, formats: ['iife'], name: 'gloveboxServiceWorker', fileName: () => 'sw.js' },
    },
  });
}

async function listFiles(folder: string): Promise<void> {
  const script = join(folder, 'sw.js');
  const { warnings } = await injectManifest({
    swSrc: script,
    swDest: script,
    globDirectory: folder,
    globPatterns: ['**/*'],
    globIgnores: ['sw.js', '**/*.d.ts', '**/*.map'],
    // Named after their content.
    dontCacheBustURLsMatching: /^assets\//,
    maximumFileSizeToCacheInBytes: 5_000_000,
  });
  // A file that is left out would be missing without the host.
  if (warnings.length > 0) throw new Error(warnings.join('\n'));
}

const removal = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
  for (const client of await self.clients.matchAll({ type: 'window' })) await client.navigate(client.url);
})()));
`;

function removedInDevelopment(): Plugin {
  return {
    name: 'glovebox-no-service-worker',
    apply: 'serve',
    configureServer: ({ middlewares }) => {
      middlewares.use('/sw.js', (_request, response) => {
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
        response.setHeader('Cache-Control', 'no-store');
        response.end(removal);
      });
    },
  };
}

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type BuildOptions, type Plugin } from 'vite';
import * as z from 'zod/mini';
import { keptCar } from './platform/host/kept-car-plugin.ts';
import { serviceWorker } from './platform/host/service-worker-plugin.ts';
import { gloveboxHost } from './platform/host/vite-plugin.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Three builds: `vite build` makes the app with the emulator and its page (`dist/app`), `--mode vehicle` the app alone
 * (`dist/vehicle`), `--ssr` the host that serves either (`dist/host`).
 */
export default defineConfig(({ mode, isSsrBuild }) => {
  const isVehicle = mode === 'vehicle';
  return {
    root: at('src'),
    publicDir: at('public'),
    plugins: [
      gloveboxHost(),
      keptCar(),
      ...(isVehicle ? [withoutEmulatorFiles()] : []),
      serviceWorker(at('src/sw/service-worker.ts')),
    ],
    define: {
      __EMULATOR__: JSON.stringify(!isVehicle),
      __VERSION__: JSON.stringify(version()),
    },
    worker: { format: 'es' },
    server: {
      host: '127.0.0.1',
      strictPort: true,
      // The sources only: keys lie in `.glovebox/`, within the project.
      fs: { allow: ['src', 'components', 'platform', 'public', 'node_modules'].map(at) },
      watch: { ignored: ['**/.glovebox/**', '**/.cache/**', '**/test-results/**', '**/dist/**'] },
    },
    build: isSsrBuild ? host : pages(isVehicle),
    ...(isSsrBuild ? { ssr: { noExternal: true } } : {}),
  };
});

/** Of the app, as it stands on certificates. */
function version(): string {
  const text = readFileSync(at('package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** What the emulator publishes lies in `public/`, which Vite copies whole. */
function withoutEmulatorFiles(): Plugin {
  let folder = '';
  return {
    name: 'glovebox-without-emulator-files',
    apply: 'build',
    configResolved: ({ build }) => {
      folder = build.outDir;
    },
    closeBundle: () => rmSync(join(folder, 'bench.d.ts'), { force: true }),
  };
}

const host: BuildOptions = {
  ssr: true,
  target: 'node20',
  outDir: at('dist/host'),
  emptyOutDir: true,
  copyPublicDir: false,
  rolldownOptions: { input: at('platform/host/serve.ts') },
};

function pages(isVehicle: boolean): BuildOptions {
  const app = { index: at('src/index.html'), verify: at('src/verify.html') };
  return {
    target: 'chrome120',
    outDir: at(isVehicle ? 'dist/vehicle' : 'dist/app'),
    emptyOutDir: true,
    // Nothing inline: the Content-Security-Policy allows neither scripts nor `data:` in the document.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { bundlerTimings: false },
      input: isVehicle ? app : { ...app, bench: at('src/bench.html') },
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

/** Builds the page of the lists, as the app is built, and serves it; the address ends in `.html`. */
export async function serveLists(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'gb-lists-'));
  const root = fileURLToPath(new URL('.', import.meta.url));
  const common = { root, configFile: false, publicDir: false, logLevel: 'warn' } as const;
  await build({
    ...common,
    define: { __EMULATOR__: 'true', __VERSION__: '"0"' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome120',
      rolldownOptions: { input: join(root, 'lists.html') },
    },
  });
  const server = await preview({ ...common, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } });
  return {
    address: `${server.resolvedUrls?.local[0] ?? ''}lists.html`,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}

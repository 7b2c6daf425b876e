import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { type AttestationService, openAttestationService } from './attestation-service.ts';
import { openFileKeystore } from './file-keystore.ts';
import { hostMiddleware } from './host-middleware.ts';
import { requireVehiclePack, stateDirectory, vehiclePack } from './host-settings.ts';
import { newHostToken } from './host-token.ts';
import { createKeystoreService, type KeystoreService } from './keystore-service.ts';

/** The host in development: the same middleware in front of Vite, which builds documents and files as they are asked for. */
export function gloveboxHost(): Plugin {
  return {
    name: 'glovebox-host',
    apply: 'serve',
    config: () => ({
      // Documents are sent here, with their headers; Vite's own would be cacheable.
      appType: 'custom',
      server: { cors: false, watch: { ignored: ['**/.glovebox/**'] } },
    }),
    configureServer: async (server) => {
      const pack = vehiclePack(process.env);
      await requireVehiclePack(server.config.publicDir, pack);
      const { service, attestation, token } = await keysOfThisProcess(resolve(stateDirectory(process.env)));
      server.middlewares.use(
        hostMiddleware({
          mode: 'development',
          service,
          attestation,
          token,
          pack,
          readDocument: (file) => readDocument(server, file),
        }),
      );
    },
  };
}

/** A page of the sources passes Vite's transforms; one of `public/` is sent as it is. */
async function readDocument(server: ViteDevServer, file: string): Promise<string | undefined> {
  const { root, publicDir } = server.config;
  const source = await readFile(join(root, file), 'utf8').catch(() => undefined);
  if (source !== undefined) return server.transformIndexHtml(`/${file}`, source);
  return readFile(join(publicDir, file), 'utf8').catch(() => undefined);
}

interface ProcessKeys {
  readonly service: KeystoreService;
  readonly attestation: AttestationService;
  readonly token: string;
}

declare global {
  /** Open keystores by state directory. */
  var gloveboxKeys: Map<string, Promise<ProcessKeys>> | undefined;
}

/**
 * One keystore and one token per process, on the global object: when its configuration changes, Vite evaluates this
 * module again and starts the new server before it ends the old, while pages keep their token. The lock goes stale with
 * the process, which the next one sees.
 */
function keysOfThisProcess(state: string): Promise<ProcessKeys> {
  globalThis.gloveboxKeys ??= new Map();
  const open = globalThis.gloveboxKeys;
  const existing = open.get(state);
  if (existing) return existing;
  const keys = openKeys(state);
  open.set(state, keys);
  // A failed start is tried again.
  keys.catch(() => open.delete(state));
  return keys;
}

async function openKeys(state: string): Promise<ProcessKeys> {
  const keystore = await openFileKeystore(state);
  return {
    service: await createKeystoreService(keystore),
    attestation: await openAttestationService(state, keystore.grade),
    token: newHostToken(),
  };
}

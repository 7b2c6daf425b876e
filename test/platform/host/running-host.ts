import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAttestationService } from '../../../platform/host/attestation-service.ts';
import { type FileKeystore, openFileKeystore } from '../../../platform/host/file-keystore.ts';
import { hostMiddleware } from '../../../platform/host/host-middleware.ts';
import { newHostToken } from '../../../platform/host/host-token.ts';
import { createKeystoreService } from '../../../platform/host/keystore-service.ts';

/** A body that went over HTTP, in either direction. */
export type Overheard = (body: string) => void;

export interface RunningHost {
  readonly origin: string;
  readonly token: string;
  readonly keystore: FileKeystore;
  /** As the page's own: adds the Origin that a browser adds. */
  readonly fetch: typeof fetch;
  close(): Promise<void>;
}

/** The real middleware on a real socket, with the file keystore in `state`. */
export async function runHost(state: string, overhear: Overheard = () => undefined): Promise<RunningHost> {
  const keystore = await openFileKeystore(state);
  const token = newHostToken();
  const middleware = hostMiddleware({
    mode: 'built',
    service: await createKeystoreService(keystore),
    attestation: await openAttestationService(state, keystore.grade),
    token,
    readDocument: async () => undefined,
  });
  const server = createServer((request, response) => {
    middleware(request, response, () => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    token,
    keystore,
    fetch: async (input, init) => {
      if (typeof input !== 'string') throw new TypeError('the client passes paths');
      if (typeof init?.body === 'string') overhear(init.body);
      const headers = { ...Object.fromEntries(new Headers(init?.headers)), origin };
      // Node has no page whose origin "same-origin" could mean.
      const response = await fetch(new URL(input, origin), { ...init, mode: 'cors', headers });
      overhear(await response.clone().text());
      return response;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await keystore.close();
    },
  };
}

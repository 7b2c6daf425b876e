import { openAttestationService } from './attestation-service.ts';
import { openFileKeystore } from './file-keystore.ts';
import { hostMiddleware } from './host-middleware.ts';
import { newHostToken } from './host-token.ts';
import { createKeystoreService } from './keystore-service.ts';
import { listenOnLoopback, type LoopbackServer } from './loopback-server.ts';
import { refuse } from './refusal.ts';
import { documentsIn, sendFile } from './static-files.ts';

export interface BuiltHostOptions {
  /** Directory of the built app. */
  readonly app: string;
  /** State directory. */
  readonly state: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The emulated car's vehicle pack; undefined leaves it to the app. */
  readonly pack?: string | undefined;
}

/**
 * Serves a built app on loopback, with its keystore and its signing key.
 *
 * @throws StateDirectoryError | PortInUseError
 */
export async function startBuiltHost({ app, state, port, pack }: BuiltHostOptions): Promise<LoopbackServer> {
  const keystore = await openFileKeystore(state);
  try {
    const middleware = hostMiddleware({
      mode: 'built',
      service: await createKeystoreService(keystore),
      attestation: await openAttestationService(state, keystore.grade),
      token: newHostToken(),
      pack,
      readDocument: documentsIn(app),
    });
    const server = await listenOnLoopback((request, response) => {
      const fail = (): void => {
        if (response.headersSent) response.destroy();
        else refuse(response, 'failed');
      };
      middleware(request, response, (error) => {
        if (error) fail();
        else sendFile(app, request, response).catch(fail);
      });
    }, port);
    return {
      port: server.port,
      close: async () => {
        await server.close();
        await keystore.close();
      },
    };
  } catch (error) {
    await keystore.close();
    throw error;
  }
}

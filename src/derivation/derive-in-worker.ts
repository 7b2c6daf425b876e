import { ownScript } from '../trusted-scripts/own-script.ts';
import { DerivationError } from '../vault/derivation-error.ts';
import type { DeriveBytes } from '../vault/derivation.ts';
import type { DerivationRequest } from './derivation-request.ts';
import workerUrl from './derivation-worker.ts?worker&url';

/**
 * Argon2id in a worker that lives for one derivation: the page goes on drawing, its policy stays without WebAssembly (the
 * worker's own response allows it), and what the secret left in memory ends with the worker. The secret is handed over, not
 * copied. Rejects with `DerivationError` when the worker cannot run.
 */
export const deriveInWorker: DeriveBytes = async (secret, salt, cost) => {
  const worker = new Worker(ownScript(workerUrl), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (data instanceof Uint8Array) resolve(new Uint8Array(data));
        else reject(new DerivationError());
      };
      worker.onerror = () => reject(new DerivationError());
      const request: DerivationRequest = { secret, salt, cost };
      worker.postMessage(request, [secret.buffer]);
    });
  } finally {
    worker.terminate();
  }
};

/** Derives one key and is ended by the page: with it goes the memory in which the secret was. */
import { deriveArgon2 } from './argon2.ts';
import { requestSchema } from './derivation-request.ts';

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  derive(event.data).catch(() => reportError(new Error('derivation/worker-failed')));
});

async function derive(data: unknown): Promise<void> {
  const { secret, salt, cost } = requestSchema.parse(data);
  const bytes = await deriveArgon2(secret, salt, cost);
  self.postMessage(bytes, { transfer: [bytes.buffer] });
}

import { argon2id } from 'hash-wasm';
import type { DeriveBytes } from '../vault/derivation.ts';

const bytesOfKey = 32;

/**
 * Argon2id with one lane, on this thread; zeroes the secret. By hash-wasm (MIT, no dependencies, 11 kB compressed,
 * WebAssembly): the app runs it in a worker of its own, because the documents' policy allows no WebAssembly.
 */
export const deriveArgon2: DeriveBytes = async (secret, salt, { memoryKib, passes }) => {
  const derived = await argon2id({
    password: secret,
    salt,
    memorySize: memoryKib,
    iterations: passes,
    parallelism: 1,
    hashLength: bytesOfKey,
    outputType: 'binary',
  });
  secret.fill(0);
  const bytes = new Uint8Array(derived);
  derived.fill(0);
  return bytes;
};

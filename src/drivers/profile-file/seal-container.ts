import type { RandomBytes } from '../../vault/random-id.ts';
import { ByteReader } from './byte-reader.ts';
import type { ByteSource } from './byte-reader.ts';
import { chunkParameters } from './chunk-parameters.ts';
import { chunkBytes, chunkCount, noncePrefixBytes, saltBytes, writeHeader } from './container-header.ts';
import { deriveKey, writtenDerivation } from './derive-key.ts';
import type { DeriveKey, KeyDerivation } from './derive-key.ts';

export interface SealOptions {
  readonly random: RandomBytes;
  readonly derivation?: KeyDerivation;
  readonly deriveKey?: DeriveKey;
}

/**
 * A file that only `passphrase` opens, piece by piece, never more than a chunk of it in memory. `content` must have exactly
 * `contentBytes`; rejects otherwise, which is a bug, and as `content` does.
 */
export async function* sealContainer(
  content: ByteSource,
  contentBytes: number,
  passphrase: string,
  { random, derivation = writtenDerivation, deriveKey: derive = deriveKey }: SealOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const [salt, noncePrefix] = [random(saltBytes), random(noncePrefixBytes)];
  const header = writeHeader({ derivation, salt, noncePrefix, contentBytes });
  const key = await derive(passphrase, salt, derivation);
  const reader = new ByteReader(content);
  try {
    yield header;
    const chunks = chunkCount(contentBytes);
    for (let index = 0; index < chunks; index += 1) {
      const isLast = index === chunks - 1;
      const plain = await reader.take(isLast ? contentBytes - index * chunkBytes : chunkBytes);
      const parameters = chunkParameters(header, noncePrefix, index, isLast);
      yield new Uint8Array(await crypto.subtle.encrypt(parameters, key, plain));
    }
    if (reader.position !== contentBytes || (await reader.take(1)).length > 0)
      throw new Error('The content must have as many bytes as it was said to have.');
  } finally {
    await reader.close();
  }
}

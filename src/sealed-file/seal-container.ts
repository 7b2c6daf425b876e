import type { RandomBytes } from '../vault/random-id.ts';
import { ByteReader } from './byte-reader.ts';
import type { ByteSource } from './byte-reader.ts';
import { chunkParameters } from './chunk-parameters.ts';
import { chunkBytes, noncePrefixBytes, saltBytes, writeHeader } from './container-header.ts';
import { deriveKey, writtenDerivation } from './derive-key.ts';
import type { DeriveKey, KeyDerivation } from './derive-key.ts';

export interface SealOptions {
  readonly random: RandomBytes;
  readonly derivation?: KeyDerivation;
  readonly deriveKey?: DeriveKey;
}

/**
 * A file that only `passphrase` opens, piece by piece, never more than two chunks of it in memory. Where `contentBytes` is given the
 * content must have exactly as many; rejects otherwise, which is a bug, and as `content` does.
 *
 * @param contentBytes undefined while nobody knows: the header then leaves it open.
 */
export async function* sealContainer(
  content: ByteSource,
  contentBytes: number | undefined,
  passphrase: string,
  { random, derivation = writtenDerivation, deriveKey: derive = deriveKey }: SealOptions,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const [salt, noncePrefix] = [random(saltBytes), random(noncePrefixBytes)];
  const header = writeHeader({ derivation, salt, noncePrefix, contentBytes });
  const key = await derive(passphrase, salt, derivation);
  const reader = new ByteReader(content);
  try {
    yield header;
    let plain = await reader.take(chunkBytes);
    for (let index = 0; ; index += 1) {
      const next = plain.length < chunkBytes ? new Uint8Array() : await reader.take(chunkBytes);
      const isLast = next.length === 0;
      if (isLast && contentBytes !== undefined && reader.position !== contentBytes)
        throw new Error('The content must have as many bytes as it was said to have.');
      const parameters = chunkParameters(header, noncePrefix, index, isLast);
      yield new Uint8Array(await crypto.subtle.encrypt(parameters, key, plain));
      if (isLast) break;
      plain = next;
    }
  } finally {
    await reader.close();
  }
}

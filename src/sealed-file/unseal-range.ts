import type { ByteRange } from './byte-range.ts';
import { TamperedError } from './byte-range.ts';
import { chunkParameters } from './chunk-parameters.ts';
import { chunkBytes, contentOf, headerBytes, readHeader, sealedBytes, tagBytes } from './container-header.ts';
import { deriveKey as derivePassphrase } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { openChunk } from './open-chunk.ts';
import { refuse } from './sealed-problem.ts';
import type { SealedResult } from './sealed-problem.ts';

/**
 * The content of a sealed file, of which any part can be read: each chunk opens on its own, and says whether it is the last. The
 * first and the last are opened here, so that a file that was cut off is refused before any of it is used; any other that does not
 * open rejects the read that meets it. Rejects as `file` does.
 */
export async function unsealRange(
  file: ByteRange,
  passphrase: string,
  deriveKey: DeriveKey = derivePassphrase,
): Promise<SealedResult<ByteRange>> {
  if (passphrase === '') return refuse({ kind: 'passphrase-missing' });
  const headed = await file.read(0, headerBytes);
  const header = readHeader(headed);
  if (!header.ok) return header;
  const { salt, derivation, noncePrefix, contentBytes } = header.value;
  const size = contentOf(file.size);
  if (contentBytes !== undefined && file.size < sealedBytes(contentBytes))
    return refuse({ kind: 'truncated', at: file.size });
  if (size === undefined) return refuse({ kind: 'truncated', at: file.size });
  if (contentBytes !== undefined && size !== contentBytes)
    return refuse({ kind: 'tampered', at: sealedBytes(contentBytes) });
  const key = await deriveKey(passphrase, salt, derivation);
  const chunks = Math.max(1, Math.ceil(size / chunkBytes));
  const chunkAt = async (index: number): Promise<Uint8Array<ArrayBuffer> | undefined> => {
    const sealed = await file.read(headerBytes + index * (chunkBytes + tagBytes), chunkBytes + tagBytes);
    return openChunk(key, chunkParameters(headed, noncePrefix, index, index === chunks - 1), sealed);
  };
  // With one chunk only, nobody can tell a cut from a wrong passphrase.
  if ((await chunkAt(0)) === undefined) return refuse({ kind: 'wrong-passphrase-or-damaged' });
  if ((await chunkAt(chunks - 1)) === undefined) return refuse({ kind: 'truncated', at: file.size });
  return { ok: true, value: new OpenedRange(size, chunkAt) };
}

class OpenedRange implements ByteRange {
  readonly size: number;
  readonly #chunkAt: (index: number) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Reads follow each other: most begin in the chunk in which the last one ended. */
  #held: { readonly index: number; readonly plain: Uint8Array<ArrayBuffer> } | undefined;

  constructor(size: number, chunkAt: (index: number) => Promise<Uint8Array<ArrayBuffer> | undefined>) {
    this.size = size;
    this.#chunkAt = chunkAt;
  }

  async read(start: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(start + length, this.size);
    const read = new Uint8Array(Math.max(0, end - start));
    for (let at = start; at < end;) {
      const index = Math.floor(at / chunkBytes);
      const plain = await this.#open(index);
      const part = plain.subarray(at - index * chunkBytes, end - index * chunkBytes);
      read.set(part, at - start);
      at += part.length;
    }
    return read;
  }

  async #open(index: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#held?.index === index) return this.#held.plain;
    const plain = await this.#chunkAt(index);
    if (plain === undefined) throw new TamperedError(headerBytes + index * (chunkBytes + tagBytes));
    this.#held = { index, plain };
    return plain;
  }
}

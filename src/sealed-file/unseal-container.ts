import { DeviceError } from '../../platform/contract/devices.ts';
import { ByteReader } from './byte-reader.ts';
import type { ByteSource } from './byte-reader.ts';
import { chunkParameters } from './chunk-parameters.ts';
import {
  chunkBytes,
  chunkCount,
  headerBytes,
  readHeader,
  sealedBytes,
  tagBytes,
} from './container-header.ts';
import { deriveKey } from './derive-key.ts';
import type { DeriveKey } from './derive-key.ts';
import { openChunk } from './open-chunk.ts';
import { refuse } from './sealed-problem.ts';
import type { SealedResult } from './sealed-problem.ts';

export interface UnsealOptions {
  /** Largest file, in bytes; a larger one is refused by its header. */
  readonly limit: number;
  /** Takes the content, piece by piece. None of it may be acted on before the whole is `ok`. */
  readonly onContent: (piece: Uint8Array<ArrayBuffer>) => void;
  readonly deriveKey?: DeriveKey;
}

/** Opens what `sealContainer` wrote with a length, from its beginning to its end. Never rejects. */
export async function unsealContainer(
  source: ByteSource,
  passphrase: string,
  options: UnsealOptions,
): Promise<SealedResult<undefined>> {
  if (passphrase === '') return refuse({ kind: 'passphrase-missing' });
  const reader = new ByteReader(source);
  try {
    return await unsealAll(reader, passphrase, options);
  } catch (error) {
    return refuse(
      error instanceof DeviceError ? { kind: 'device', reason: error.reason } : { kind: 'not-read' },
    );
  } finally {
    await reader.close().catch(() => undefined);
  }
}

async function unsealAll(
  reader: ByteReader,
  passphrase: string,
  { limit, onContent, deriveKey: derive = deriveKey }: UnsealOptions,
): Promise<SealedResult<undefined>> {
  const headed = await reader.take(headerBytes);
  const header = readHeader(headed);
  if (!header.ok) return header;
  const { salt, derivation, noncePrefix, contentBytes } = header.value;
  // Nothing that is read this way leaves its length open.
  if (contentBytes === undefined) return refuse({ kind: 'not-sealed' });
  if (sealedBytes(contentBytes) > limit) return refuse({ kind: 'too-large', limit });
  const key = await derive(passphrase, salt, derivation);
  const chunks = chunkCount(contentBytes);
  for (let index = 0; index < chunks; index += 1) {
    const isLast = index === chunks - 1;
    const at = reader.position;
    const expected = (isLast ? contentBytes - index * chunkBytes : chunkBytes) + tagBytes;
    const sealed = await reader.take(expected);
    if (sealed.length < expected) return refuse({ kind: 'truncated', at: reader.position });
    const plain = await openChunk(key, chunkParameters(headed, noncePrefix, index, isLast), sealed);
    if (plain === undefined)
      return refuse(index === 0 ? { kind: 'wrong-passphrase-or-damaged' } : { kind: 'tampered', at });
    onContent(plain);
  }
  const end = reader.position;
  return (await reader.take(1)).length === 0
    ? { ok: true, value: undefined }
    : refuse({ kind: 'tampered', at: end });
}

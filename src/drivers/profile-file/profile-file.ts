import type { ByteSource } from '../../sealed-file/byte-reader.ts';
import { sealedBytes } from '../../sealed-file/container-header.ts';
import type { DeriveKey } from '../../sealed-file/derive-key.ts';
import { sealContainer } from '../../sealed-file/seal-container.ts';
import type { SealOptions } from '../../sealed-file/seal-container.ts';
import type { FilePieces } from '../../records/write-pieces.ts';
import { refuse } from '../../sealed-file/sealed-problem.ts';
import { unsealContainer } from '../../sealed-file/unseal-container.ts';
import type { FileResult } from './file-problem.ts';
import { packProfile, unpackProfile } from './profile-content.ts';
import type { ProfileContent } from './profile-content.ts';

/** Largest file that is written or read, in bytes: some 40,000 contacts without photos. */
export const largestFile = 32_000_000;

/** Refuses only what {@link readProfile} would refuse for its size. */
export function writeProfile(
  content: ProfileContent,
  passphrase: string,
  options: SealOptions,
): FileResult<FilePieces & { readonly bytes: number }> {
  const plain = packProfile(content);
  const bytes = sealedBytes(plain.length);
  if (bytes > largestFile) return refuse({ kind: 'too-large', limit: largestFile });
  return {
    ok: true,
    value: { bytes, pieces: sealContainer(once(plain), plain.length, passphrase, options) },
  };
}

/**
 * Reads a whole file; changes nothing. Never rejects.
 *
 * @param bytes its size, where known: one that is too large is not opened at all.
 */
export async function readProfile(
  source: ByteSource,
  passphrase: string,
  { bytes = 0, deriveKey }: { readonly bytes?: number; readonly deriveKey?: DeriveKey } = {},
): Promise<FileResult<ProfileContent>> {
  if (bytes > largestFile) return refuse({ kind: 'too-large', limit: largestFile });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const unsealed = await unsealContainer(source, passphrase, {
    limit: largestFile,
    onContent: (piece) => pieces.push(piece),
    ...(deriveKey && { deriveKey }),
  });
  if (!unsealed.ok) {
    const { problem } = unsealed;
    return refuse(problem.kind === 'not-sealed' ? { kind: 'not-a-profile' } : problem);
  }
  return unpackProfile(new Uint8Array(await new Blob(pieces).arrayBuffer()));
}

async function* once(
  bytes: Uint8Array<ArrayBuffer>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  yield bytes;
}

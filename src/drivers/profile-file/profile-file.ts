import type { ByteSource } from './byte-reader.ts';
import { sealedBytes } from './container-header.ts';
import type { DeriveKey } from './derive-key.ts';
import { refuse } from './file-problem.ts';
import type { FileResult } from './file-problem.ts';
import { packProfile, unpackProfile } from './profile-content.ts';
import type { ProfileContent } from './profile-content.ts';
import { sealContainer } from './seal-container.ts';
import type { SealOptions } from './seal-container.ts';
import { unsealContainer } from './unseal-container.ts';

/** Largest file that is written or read, in bytes: some 40,000 contacts without photos. */
export const largestFile = 32_000_000;

/** Fewest characters of a passphrase, as a person counts them. */
export const shortestPassphrase = 10;
/** More is no safer, and a field has to end somewhere. */
export const longestPassphrase = 64;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function isLongEnough(passphrase: string): boolean {
  return [...graphemes.segment(passphrase)].length >= shortestPassphrase;
}

/** A file that is ready to be written: its size, and its pieces, which can be taken once. */
export interface WrittenProfile {
  readonly bytes: number;
  readonly pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>;
}

/** Refuses only what {@link readProfile} would refuse for its size. */
export function writeProfile(
  content: ProfileContent,
  passphrase: string,
  options: SealOptions,
): FileResult<WrittenProfile> {
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
  if (!unsealed.ok) return unsealed;
  return unpackProfile(new Uint8Array(await new Blob(pieces).arrayBuffer()));
}

async function* once(
  bytes: Uint8Array<ArrayBuffer>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  yield bytes;
}

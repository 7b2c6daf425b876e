import { readDerivation } from './derive-key.ts';
import type { KeyDerivation } from './derive-key.ts';
import { refuse } from './sealed-problem.ts';
import type { SealedResult } from './sealed-problem.ts';

/** What stands in clear at the beginning; the layout is in FORMAT.md. */
export interface ContainerHeader {
  readonly derivation: KeyDerivation;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly noncePrefix: Uint8Array<ArrayBuffer>;
  /** Of the content that is sealed, before sealing; undefined where it was not known when the header was written. */
  readonly contentBytes: number | undefined;
}

const magic = new TextEncoder().encode('GLOVEBOX');
/** The first says how long the content is; the second leaves that to the chunk that is the last. */
const versions = { sized: 1, open: 2 } as const;

export const saltBytes = 16;
export const noncePrefixBytes = 7;
export const headerBytes = 45;
/** Content per chunk; the last has what is left. */
export const chunkBytes = 65_536;
export const tagBytes = 16;

/** Content of no bytes still has one chunk, which says that it ends there. */
export function chunkCount(contentBytes: number): number {
  return Math.max(1, Math.ceil(contentBytes / chunkBytes));
}

/** Of a whole file. */
export function sealedBytes(contentBytes: number): number {
  return headerBytes + contentBytes + chunkCount(contentBytes) * tagBytes;
}

export function writeHeader(header: ContainerHeader): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint8(8, header.contentBytes === undefined ? versions.open : versions.sized);
  view.setUint8(9, header.derivation.algorithm);
  view.setUint32(10, header.derivation.rounds);
  bytes.set(header.salt, 14);
  bytes.set(header.noncePrefix, 30);
  view.setBigUint64(37, BigInt(header.contentBytes ?? 0));
  return bytes;
}

/**
 * How a file of `fileBytes` is cut; undefined where no file has that size.
 *
 * @returns content bytes in all.
 */
export function contentOf(fileBytes: number): number | undefined {
  const body = fileBytes - headerBytes;
  const chunks = Math.ceil(body / (chunkBytes + tagBytes));
  const content = body - chunks * tagBytes;
  return content >= 0 && sealedBytes(content) === fileBytes ? content : undefined;
}

/** @param bytes the file's first {@link headerBytes}, fewer where it ends before. */
export function readHeader(bytes: Uint8Array<ArrayBuffer>): SealedResult<ContainerHeader> {
  const begun = bytes.subarray(0, magic.length);
  if (begun.length === 0 || !begun.every((byte, index) => byte === magic[index]))
    return refuse({ kind: 'not-sealed' });
  const version = bytes[8];
  if (version === 0) return refuse({ kind: 'not-sealed' });
  if (version !== undefined && version > versions.open) return refuse({ kind: 'newer-version', version });
  if (bytes.length < headerBytes) return refuse({ kind: 'truncated', at: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const derivation = readDerivation(view.getUint8(9), view.getUint32(10));
  if (derivation === undefined) return refuse({ kind: 'unusable-derivation' });
  return {
    ok: true,
    value: {
      derivation,
      salt: bytes.slice(14, 30),
      noncePrefix: bytes.slice(30, 37),
      // Beyond 2^53 it is inexact, and far beyond any limit.
      contentBytes: version === versions.open ? undefined : Number(view.getBigUint64(37)),
    },
  };
}

import { readDerivation } from './derive-key.ts';
import type { KeyDerivation } from './derive-key.ts';
import { refuse } from './file-problem.ts';
import type { FileResult } from './file-problem.ts';

/** What stands in clear at the beginning; the layout is in FORMAT.md. */
export interface ContainerHeader {
  readonly derivation: KeyDerivation;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly noncePrefix: Uint8Array<ArrayBuffer>;
  /** Of the content that is sealed, before sealing. */
  readonly contentBytes: number;
}

const magic = new TextEncoder().encode('GLOVEBOX');
const formatVersion = 1;

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
  view.setUint8(8, formatVersion);
  view.setUint8(9, header.derivation.algorithm);
  view.setUint32(10, header.derivation.rounds);
  bytes.set(header.salt, 14);
  bytes.set(header.noncePrefix, 30);
  view.setBigUint64(37, BigInt(header.contentBytes));
  return bytes;
}

/** @param bytes the file's first {@link headerBytes}, fewer where it ends before. */
export function readHeader(bytes: Uint8Array<ArrayBuffer>): FileResult<ContainerHeader> {
  const begun = bytes.subarray(0, magic.length);
  if (begun.length === 0 || !begun.every((byte, index) => byte === magic[index]))
    return refuse({ kind: 'not-a-profile' });
  const version = bytes[8];
  if (version === 0) return refuse({ kind: 'not-a-profile' });
  if (version !== undefined && version > formatVersion) return refuse({ kind: 'newer-version', version });
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
      contentBytes: Number(view.getBigUint64(37)),
    },
  };
}

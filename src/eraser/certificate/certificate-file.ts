import type { AttestationKeyFile } from '../../../platform/contract/attestation-jws.ts';
import type { Certificate } from './certificate-schema.ts';

/** How a certificate's file ends; a folder is searched for these. */
export const certificateFileEnding = '.jws';
/** Longer files are not read: they are none of ours. */
export const maxCertificateFileBytes = 600_000;

/** No personal text: the browser keeps names in its download list. */
export function certificateFileName({ id }: Pick<Certificate, 'id'>): string {
  return `glovebox-erase-${id}${certificateFileEnding}`;
}

export function keyFileName({ kid }: Pick<AttestationKeyFile, 'kid'>): string {
  return `glovebox-key-${kid.slice(0, 8)}.json`;
}

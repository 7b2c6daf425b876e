import type { AttestationHeader } from '../../../platform/contract/attestation-jws.ts';
import type { Certificate } from './certificate-schema.ts';

/** What a QR code says of a certificate. */
export interface QrSource {
  readonly jws: string;
  readonly certificate: Pick<Certificate, 'id' | 'outcome'>;
  readonly header: Pick<AttestationHeader, 'kid' | 'vin'>;
  readonly digest: string;
}

/**
 * The text of a certificate's QR code: id, digest, signature, key id, the last seven characters of the VIN, result. Some
 * 210 characters. It leads to the file and shows that a file is the one: it is no certificate itself.
 */
export function qrText({ jws, certificate, header, digest }: QrSource): string {
  const signature = jws.slice(jws.lastIndexOf('.') + 1);
  const { id, outcome } = certificate;
  return ['GB1', id, digest, signature, header.kid, header.vin.slice(-7), outcome].join('.');
}

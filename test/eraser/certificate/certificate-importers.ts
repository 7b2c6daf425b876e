import * as fc from 'fast-check';
import { checkCertificates } from '../../../src/eraser/certificate/check-certificates.ts';
import { makeCertificate } from '../../../src/eraser/certificate/make-certificate.ts';
import { readKeyFile, trustedKeys } from '../../../src/eraser/certificate/trusted-keys.ts';
import { composed, damaged, noise, type Importer } from '../../importers/importer.ts';
import { newMemoryKey } from '../../platform/conformance/memory-attestation.ts';
import { sampleFacts, sign } from './sample.ts';

const doors = ['src/verify/verify-page.ts', 'src/verify/verify-cli.ts'];
const key = await newMemoryKey();
const jws = await sign(makeCertificate(sampleFacts()), key);
const keyFile = { ...key.jwk, kid: key.kid, introducedBy: [] };
const keys = await trustedKeys([keyFile], []);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const words = [
  '.',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  '\\',
  'null',
  'e30',
  'eyJhbGciOiJub25lIn0',
  ...jws.split('.'),
];

export const certificateImporters: readonly Importer[] = [
  {
    what: 'a certificate: none is taken but the one that was signed',
    doors,
    inputs: fc.oneof(composed(['', 'eyJ'], words), damaged(bytesOf(jws)), noise('eyJ')),
    holds: async (bytes) => {
      const text = textOf(bytes);
      const { cars, refused } = await checkCertificates([{ name: 'a', text }], { keys });
      return cars.length + refused.length === 1 && (cars.length === 1) === (text.trim() === jws);
    },
  },
  {
    what: 'a key file: none is taken but of the key that it names',
    doors,
    inputs: fc.oneof(
      composed(['', '{"kty":"OKP",'], words),
      damaged(bytesOf(JSON.stringify(keyFile))),
      noise('{'),
    ),
    holds: async (bytes) => {
      const read = await readKeyFile(textOf(bytes));
      return read === undefined || (read.x === key.jwk.x && read.kid === key.kid);
    },
  },
];

import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { attestationEndpoint } from '../../platform/contract/attestation-protocol.ts';
import { hostEndpoint, keystoreEndpoint } from '../../platform/contract/keystore-protocol.ts';
import { parseAddress } from '../../platform/host/address.ts';
import { documentFor } from '../../src/sw/document-for.ts';

const table: readonly (readonly [path: string, document: string | undefined])[] = [
  ['/', '/index.html'],
  ['/data/contacts', '/index.html'],
  ['/erase/', '/index.html'],
  ['/index.html', '/index.html'],
  ['/bench.html', '/bench.html'],
  ['/verify.html', '/verify.html'],
  ['/restart.html', '/restart.html'],
  [keystoreEndpoint, undefined],
  [attestationEndpoint, undefined],
  [hostEndpoint, undefined],
  ['/key%73tore', undefined],
  ['/assets/main-a1B2c3D4.js', undefined],
  ['/nested/restart.html', undefined],
  ['/%', undefined],
];

test.describe('A navigation', () => {
  for (const [path, document] of table) {
    test(`to "${path}" gets ${document ?? 'what the network says'}`, () => {
      expect(documentFor(path)).toBe(document);
    });
  }

  test('gets from the service worker the document that the host would send', () => {
    const path = fc.oneof(
      fc.webPath(),
      fc.constantFrom('/', '/host', '/keystore', '/attestation', '/a.html', '/a/b.html', '/a.b/c'),
      fc.string().map((text) => `/${encodeURI(text)}`),
    );
    // Vite's own addresses, of which a built site has none.
    const isBuilt = (text: string): boolean =>
      /^\/(?!@|__|%40|%5[fF]|_%5[fF])/.test(text) && !/[?#]/.test(text);
    fc.assert(
      fc.property(path.filter(isBuilt), (text) => {
        const address = parseAddress(text);
        expect(documentFor(text)).toBe(address.kind === 'document' ? `/${address.file}` : undefined);
      }),
      { numRuns: 1_000 },
    );
  });
});

import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Address, isDerivationWorker, parseAddress } from '../../../platform/host/address.ts';
import { securityHeaders } from '../../../platform/host/security-headers.ts';

const app: Address = { kind: 'document', document: 'app', file: 'index.html' };

const table: readonly (readonly [target: string, address: Address])[] = [
  ['/', app],
  ['/index.html', app],
  ['/data/contacts', app],
  ['/erase?display=driver', app],
  ['/data/contacts/', app],
  ['/bench.html', { kind: 'document', document: 'page', file: 'bench.html' }],
  ['/verify.html', { kind: 'document', document: 'page', file: 'verify.html' }],
  ['/restart.html?to=/erase', { kind: 'document', document: 'landing', file: 'restart.html' }],
  ['/keystore', { kind: 'keystore' }],
  ['/keystore?x', { kind: 'keystore' }],
  ['/key%73tore', { kind: 'keystore' }],
  ['/attestation', { kind: 'attestation' }],
  ['/host', { kind: 'host' }],
  ['/host/', app],
  ['/assets/main-a1B2c3D4.js', { kind: 'file', path: '/assets/main-a1B2c3D4.js' }],
  ['/restart.css', { kind: 'file', path: '/restart.css' }],
  ['/nested/restart.html', { kind: 'file', path: '/nested/restart.html' }],
  ['/@vite/client', { kind: 'file', path: '/@vite/client' }],
  ['/../secret.txt', { kind: 'file', path: '/../secret.txt' }],
  ['', { kind: 'none' }],
  ['*', { kind: 'none' }],
  ['http://elsewhere.example/', { kind: 'none' }],
  ['/%', { kind: 'none' }],
  ['/a%00.js', { kind: 'none' }],
  ['/a%5C..%5Cb.js', { kind: 'none' }],
];

test.describe('an address', () => {
  for (const [target, address] of table) {
    test(`"${target}" is ${address.kind}`, () => {
      expect(parseAddress(target)).toEqual(address);
    });
  }

  test('is found for any target, without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath(), fc.webUrl()), (target) => {
        const address = parseAddress(target);
        if (address.kind === 'file') expect(address.path).toMatch(/^\/[^\0\\]*$/);
        if (address.kind === 'document') expect(address.file).toMatch(/^[a-z-]+\.html$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('The worker that derives PIN keys is known as built and in development, and nothing else is', () => {
  const paths = ['/assets/derivation-worker-a1B2-3_4.js', '/derivation/derivation-worker.ts'];
  expect(paths.map(isDerivationWorker)).toEqual([true, true]);
  const others = [
    '/assets/import-worker-a1B2c3D4.js',
    '/assets/x/derivation-worker-a1B2c3D4.js',
    '/derivation-worker.ts',
  ];
  expect([...others, '/assets/derivation-worker-a1B2c3D4.js.map'].map(isDerivationWorker)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('Only that worker may run WebAssembly', () => {
  const kinds = ['app', 'page', 'landing', 'asset', 'derivation'] as const;
  const allowed = kinds.filter((kind) =>
    securityHeaders(kind, 'built', 'localhost')['Content-Security-Policy']?.includes('wasm-unsafe-eval'),
  );
  expect(allowed).toEqual(['derivation']);
});

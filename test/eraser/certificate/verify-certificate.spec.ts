import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { toBase64Url } from '../../../platform/contract/keystore-base64url.ts';
import type { Certificate } from '../../../src/eraser/certificate/certificate-schema.ts';
import { certificateDigest } from '../../../src/eraser/certificate/chain.ts';
import { checkCertificates } from '../../../src/eraser/certificate/check-certificates.ts';
import { makeCertificate } from '../../../src/eraser/certificate/make-certificate.ts';
import { qrText } from '../../../src/eraser/certificate/qr-text.ts';
import { readKeyFile, trustedKeys } from '../../../src/eraser/certificate/trusted-keys.ts';
import { verifyCertificate } from '../../../src/eraser/certificate/verify-certificate.ts';
import { type MemoryKey, newMemoryKey } from '../../platform/conformance/memory-attestation.ts';
import { chainOf, partialFacts, sampleFacts, sampleIdentity, sign } from './sample.ts';

let key: MemoryKey;
let jws: string;
test.beforeAll(async () => {
  key = await newMemoryKey();
  jws = await sign(makeCertificate(sampleFacts()), key);
});

const keysOf = ({ jwk, kid }: MemoryKey) => trustedKeys([{ ...jwk, kid, introducedBy: [] }], []);
const reasonOf = async (text: string, expected = {}): Promise<string> => {
  const result = await verifyCertificate(text, expected);
  return result.ok ? 'taken' : result.reason;
};

test.describe('a certificate that is checked', () => {
  test('is proven by the key it was signed with, and says what it says', async () => {
    const result = await verifyCertificate(jws, { keys: await keysOf(key) });
    expect(result).toMatchObject({ ok: true, key: 'given', certificate: makeCertificate(sampleFacts()) });
    expect(await verifyCertificate(`${jws}\n`)).toMatchObject({ ok: true, key: 'unknown' });
  });

  test('is refused with any byte changed, wherever it stands', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \n';
    const position = fc.nat({ max: jws.length - 1 });
    const character = fc.nat({ max: alphabet.length - 1 }).map((index) => alphabet.charAt(index));
    await fc.assert(
      fc.asyncProperty(position, character, async (at, other) => {
        fc.pre(jws[at] !== other);
        expect(await reasonOf(jws.slice(0, at) + other + jws.slice(at + 1))).not.toBe('taken');
      }),
      {
        numRuns: 600,
        examples: [
          [jws.length - 1, 'A'],
          [0, 'f'],
          [jws.indexOf('.'), 'A'],
        ],
      },
    );
  });

  test('is refused with the last character of each part spelled otherwise', async () => {
    // Spare bits of base64url: decoders read the same bytes, so only the text differs.
    const ends = [jws.indexOf('.') - 1, jws.lastIndexOf('.') - 1, jws.length - 1];
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const end of ends) {
      for (const other of alphabet) {
        if (other === jws[end]) continue;
        expect(await reasonOf(jws.slice(0, end) + other + jws.slice(end + 1))).not.toBe('taken');
      }
    }
  });

  test('is refused when cut or longer by a byte', async () => {
    for (const text of [jws.slice(0, -1), `${jws}A`, jws.slice(1), `${jws}.`, ` ${jws}`, '']) {
      expect(await reasonOf(text)).not.toBe('taken');
    }
  });

  test('is refused as unsigned when it says so or has no signature', async () => {
    const [header = '', payload = ''] = jws.split('.');
    const none = JSON.stringify({ ...(readPart(header) as object), alg: 'none' });
    expect(await reasonOf(`${encode(none)}.${payload}.`)).toBe('unsigned');
    expect(await reasonOf(`${encode(none.replace('none', 'NoNe'))}.${payload}.AAAA`)).toBe('unsigned');
    expect(await reasonOf(`${header}.${payload}.`)).toBe('unsigned');
  });

  test('is refused under another algorithm', async () => {
    const [header = '', payload = '', signature = ''] = jws.split('.');
    for (const alg of ['HS256', 'ES256', 'RS256', '']) {
      const other = JSON.stringify({ ...(readPart(header) as object), alg });
      expect(await reasonOf(`${encode(other)}.${payload}.${signature}`)).toBe('not-a-certificate');
    }
  });

  test('is refused when another key signed it, where a key is given', async () => {
    const forged = await sign(makeCertificate(sampleFacts()), await newMemoryKey());
    expect(await reasonOf(forged, { keys: await keysOf(key) })).toBe('another-key');
    // Without a key nobody can tell.
    expect(await reasonOf(forged)).toBe('taken');
  });

  test('is refused when another key signed it in the name of the right one', async () => {
    const { sign: signBytes } = await newMemoryKey();
    expect(await reasonOf(await sign(makeCertificate(sampleFacts()), { ...key, sign: signBytes }))).toBe(
      'changed',
    );
    const { jwk } = await newMemoryKey();
    expect(await reasonOf(await sign(makeCertificate(sampleFacts()), withOtherJwk(jwk)))).not.toBe('taken');
  });

  test('is refused when it is of another vehicle than its platform, or than was asked for', async () => {
    const other = await sign(makeCertificate(sampleFacts()), key, { vin: 'XXXEMUCAR00000002' });
    expect(await reasonOf(other)).toBe('another-vehicle');
    expect(await reasonOf(jws, { vin: '0000002' })).toBe('another-vehicle');
    expect(await reasonOf(jws, { vin: '0000001' })).toBe('taken');
    expect(await reasonOf(jws, { vin: sampleIdentity.vin })).toBe('taken');
  });

  const whole = makeCertificate(sampleFacts());
  const [firstPart] = whole.parts;
  const lies: readonly (readonly [string, Certificate, Parameters<typeof sign>[2]?])[] = [
    ['a better keystore than the platform has', { ...whole, grade: 'hardware' }, { grade: 'file' }],
    [
      'a real car where the platform is an emulator',
      { ...whole, platform: 'vehicle' },
      { platform: 'emulator' },
    ],
    ['purge with a key from a file', withPart({ class: 'purge' })],
    [
      'complete with something left',
      withPart({ result: 'left', verification: 'failed', failure: 'storage', class: 'none' }),
    ],
    [
      'a class for what is left',
      { ...withPart({ result: 'left', verification: 'failed', failure: 'storage' }), outcome: 'partial' },
    ],
    ['erased and not verified', { ...withPart({ verification: 'failed' }), outcome: 'partial' }],
    ['erased with records after', withPart({ recordsAfter: 3 })],
  ];
  for (const [what, certificate, changes] of lies) {
    test(`is refused when it claims ${what}`, async () => {
      expect(await reasonOf(await sign(certificate, key, changes))).toBe('contradiction');
    });
  }

  function withPart(changes: Partial<Certificate['parts'][number]>): Certificate {
    if (!firstPart) throw new Error('the sample has parts');
    return { ...whole, parts: [{ ...firstPart, ...changes }, ...whole.parts.slice(1)] };
  }

  test('answers any text, and never throws', async () => {
    const part = fc.string({ unit: fc.constantFrom('e', '3', '0', 'A', '-', '_'), maxLength: 12 });
    const texts = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
      fc.tuple(fc.json(), part, part).map(([header, ...rest]) => [encode(header), ...rest].join('.')),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect((await verifyCertificate(text)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  function withOtherJwk(jwk: MemoryKey['jwk']): MemoryKey {
    return { ...key, jwk };
  }
});

test.describe("a key's file", () => {
  test('is read, and refused when it names itself wrongly or is none', async () => {
    const file = { ...key.jwk, kid: key.kid, introducedBy: [] };
    expect(await readKeyFile(JSON.stringify(file))).toEqual(file);
    const { kid } = await newMemoryKey();
    expect(await readKeyFile(JSON.stringify({ ...file, kid }))).toBeUndefined();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        expect(await readKeyFile(text)).toBeUndefined();
      }),
    );
  });
});

test.describe('certificates that are checked together', () => {
  const check = async (texts: readonly string[]) => {
    const files = texts.map((text, index) => ({ name: `${index}.jws`, text }));
    return checkCertificates(files, { keys: await keysOf(key) });
  };
  const findings = async (texts: readonly string[]) => (await check(texts)).cars.map((car) => car.findings);

  test('stand in the order of their chain', async () => {
    const chain = await chainOf(4, key);
    const { cars, refused } = await check(chain.toReversed());
    expect(refused).toEqual([]);
    expect(cars).toHaveLength(1);
    expect(cars[0]?.findings).toEqual([]);
    expect(cars[0]?.hasEarlier).toBe(false);
    expect(cars[0]?.certificates.map(({ name }) => name)).toEqual(['3.jws', '2.jws', '1.jws', '0.jws']);
  });

  test('show one that is missing between others', async () => {
    const [first = '', , third = '', fourth = ''] = await chainOf(4, key);
    expect(await findings([first, third, fourth])).toEqual([['missing']]);
    expect(await findings([third, fourth])).toEqual([[]]);
    expect((await check([fourth])).cars[0]?.hasEarlier).toBe(true);
  });

  test('show a replay: the same file twice, and two certificates of one erase', async () => {
    const [first = '', second = ''] = await chainOf(2, key);
    expect(await findings([first, second, first])).toEqual([['repeated']]);
    const facts = sampleFacts();
    const again = await sign(makeCertificate({ ...facts, endedAt: facts.endedAt + 1_000 }), key);
    expect(await findings([jws, again])).toEqual([['repeated', 'broken-chain']]);
  });

  test('show a chain that begins twice', async () => {
    const [first = ''] = await chainOf(1, key);
    expect(await findings([first, jws])).toEqual([['broken-chain']]);
  });

  test('keep cars apart, and what is refused beside them', async () => {
    const identity = { ...sampleIdentity, vin: 'XXXEMUCAR00000002' };
    const chains = [...(await chainOf(2, key)), ...(await chainOf(2, key, identity)), 'rubbish'];
    const { cars, refused } = await check(chains);
    expect(cars.map(({ vin, findings: found }) => [vin, found])).toEqual([
      ['XXXEMUCAR00000001', []],
      ['XXXEMUCAR00000002', []],
    ]);
    expect(refused).toEqual([{ name: '4.jws', reason: 'not-a-certificate' }]);
  });

  test('count a partial one as what it is', async () => {
    const partial = await sign(makeCertificate(partialFacts()), key);
    const [car] = (await check([partial])).cars;
    expect(car?.certificates[0]?.certificate.outcome).toBe('partial');
  });
});

test.describe("a certificate's QR code", () => {
  test('holds its id, digest, signature, key id, end of the VIN and result, and no more', async () => {
    const result = await verifyCertificate(jws);
    if (!result.ok) throw new Error(result.reason);
    const text = qrText({ jws, ...result });
    expect(text.split('.')).toEqual([
      'GB1',
      'a1b2c3d4e5f6a7b8',
      await certificateDigest(jws),
      jws.split('.')[2],
      key.kid,
      '0000001',
      'complete',
    ]);
    expect(text.length).toBeLessThan(230);
    expect(text).not.toContain(sampleIdentity.vin);
  });
});

function encode(text: string): string {
  return toBase64Url(new TextEncoder().encode(text));
}

function readPart(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString());
}

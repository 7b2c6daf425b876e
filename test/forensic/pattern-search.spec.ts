import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { canaryOf, deriveCanary } from './canary.ts';
import { patternsOfSecret, patternsOfText } from './encodings.ts';
import { PatternSearch } from './pattern-search.ts';

function find(patterns: readonly Uint8Array[], bytes: Uint8Array): readonly string[] {
  const hits: string[] = [];
  new PatternSearch(patterns).find(bytes, (pattern, offset) => hits.push(`${pattern}@${offset}`));
  return hits.toSorted();
}

/** Few different bytes, so that patterns overlap, repeat and nearly match. */
const pattern = fc.uint8Array({ minLength: 12, maxLength: 16, max: 1 });

test.describe('PatternSearch', () => {
  test('finds exactly what looking at every offset finds', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 6 }),
        fc.array(fc.oneof(fc.uint8Array({ maxLength: 30, max: 1 }), pattern), { maxLength: 12 }),
        (patterns, pieces) => {
          const known = pieces.flatMap((piece) => [piece, ...patterns]);
          const bytes = Buffer.concat(known);
          const expected = patterns.flatMap((wanted, index) =>
            Array.from({ length: bytes.length }, (_, at) => at)
              .filter((at) => bytes.subarray(at, at + wanted.length).equals(wanted))
              .map((at) => `${index}@${at}`),
          );
          expect(find(patterns, bytes)).toEqual(expected.toSorted());
        },
      ),
    );
  });

  test('refuses patterns so short that chance would find them', () => {
    expect(() => new PatternSearch([Buffer.from('short')])).toThrow(RangeError);
    expect(() => new PatternSearch([])).toThrow(RangeError);
  });
});

test.describe('patternsOfText', () => {
  const canary = canaryOf('encodings', 'one');
  const written: readonly (readonly [string, string, Buffer])[] = [
    ['UTF-8', 'utf-8', Buffer.from(`x${canary.text}`)],
    ['UTF-8 in capitals', 'utf-8', Buffer.from(canary.text.toUpperCase())],
    ['UTF-16LE', 'utf-16le', Buffer.from(`\u0416${canary.text}`, 'utf16le')],
    ['UTF-16BE', 'utf-16be', Buffer.from(`\u0416${canary.text}`, 'utf16le').swap16()],
    ['base64', 'base64', Buffer.from(Buffer.from(canary.text).toString('base64'))],
    ['base64, one byte later', 'base64', Buffer.from(Buffer.from(`ß ${canary.text}y`).toString('base64'))],
    ['base64, two bytes later', 'base64', Buffer.from(Buffer.from(`ß${canary.text}ß`).toString('base64'))],
    ['base64url', 'base64', Buffer.from(Buffer.from(`\u07ff\u07ff${canary.text}`).toString('base64url'))],
    [
      'base64 of UTF-16LE',
      'base64 of utf-16le',
      Buffer.from(Buffer.from(`\u0416${canary.text}`, 'utf16le').toString('base64')),
    ],
    ['hexadecimal', 'hex', Buffer.from(Buffer.from(canary.text).toString('hex'))],
    ['hexadecimal in capitals', 'hex', Buffer.from(Buffer.from(canary.text).toString('hex').toUpperCase())],
    [
      'quoted-printable',
      'quoted-printable',
      Buffer.from(Buffer.from(canary.text).toString('hex').toUpperCase().replace(/../g, '=$&')),
    ],
    [
      'percent-encoding',
      'percent',
      Buffer.from(Buffer.from(canary.text).toString('hex').toUpperCase().replace(/../g, '%$&')),
    ],
  ];
  for (const [name, encoding, bytes] of written) {
    test(`finds a text written as ${name}`, () => {
      const patterns = patternsOfText(canary);
      const hits = new Set<string>();
      new PatternSearch(patterns.map((one) => one.bytes)).find(bytes, (index) =>
        hits.add(patterns[index]?.encoding ?? ''),
      );
      expect([...hits]).toContain(encoding);
    });
  }

  test('finds a key in base64 of either alphabet, at any alignment', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.uint8Array({ maxLength: 5 }),
        (key, around) => {
          const patterns = patternsOfSecret({ label: 'key', bytes: key }).map(({ bytes }) => bytes);
          for (const alphabet of ['base64', 'base64url'] as const) {
            const text = Buffer.concat([around, key, around]).toString(alphabet);
            expect(find(patterns, Buffer.from(text)).length).toBeGreaterThan(0);
          }
        },
      ),
    );
  });
});

test.describe('deriveCanary', () => {
  test('depends on seed, label and alphabet alone, and every part counts', () => {
    const texts = ['a', 'b'].flatMap((seed) =>
      ['one', 'two'].flatMap((label) => [
        deriveCanary(seed, label, 'letters'),
        deriveCanary(seed, label, 'digits'),
      ]),
    );
    expect(new Set(texts).size).toBe(8);
    expect(deriveCanary('a', 'one', 'letters')).toBe(texts[0]);
    for (const text of texts) expect(text).toMatch(/^[a-z0-9]{24}$/);
    expect(deriveCanary('a', 'one', 'digits')).toMatch(/^\d{24}$/);
  });
});

import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { carveSnappy } from './carve.ts';
import { compressSnappy } from './compress-snappy.ts';
import { decompressSnappy } from './snappy.ts';

/** Repeats pieces, so that copies, overlapping ones included, really appear. */
const compressible = fc
  .array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 40 })), {
    maxLength: 30,
  })
  .map((pieces) =>
    Buffer.concat(pieces.flatMap(([piece, times]) => Array.from({ length: times }, () => piece))),
  );

test.describe('decompressSnappy', () => {
  test('reads an example written by hand from the format', () => {
    // Length 11; literal "abcd"; copy of 7 at distance 4 (1-byte offset form), overlapping itself.
    const block = Buffer.from([11, 3 << 2, 0x61, 0x62, 0x63, 0x64, 1 | (3 << 2), 4]);
    expect(decompressSnappy(block)).toEqual({
      bytes: Buffer.from('abcdabcdabc'),
      next: block.length,
      whole: true,
    });
  });

  test('gives back what was compressed, whatever it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 5000 }), compressible), (input) => {
        const block = compressSnappy(input);
        expect(decompressSnappy(block)).toEqual({
          bytes: Buffer.from(input),
          next: block.length,
          whole: true,
        });
      }),
    );
  });

  test('reads copies from more than 64 KiB back', () => {
    const input = Buffer.concat([
      Buffer.from('needle in the hay'),
      Buffer.alloc(70_000, 'z'),
      Buffer.from('needle in the hay'),
    ]);
    const compressed = compressSnappy(input);
    expect((compressed.at(-5) ?? 0) & 3, 'ends in a copy with a 4-byte distance').toBe(3);
    expect(decompressSnappy(compressed)?.bytes).toEqual(input);
  });

  test('gives the beginning of a block that is cut off', () => {
    const input = Buffer.from('lorem ipsum '.repeat(40));
    const block = compressSnappy(input);
    for (let cut = 1; cut < block.length; cut += 1) {
      const result = decompressSnappy(block.subarray(0, cut));
      if (result === undefined) continue;
      expect(result.whole).toBe(false);
      expect(input.subarray(0, result.bytes.length)).toEqual(result.bytes);
    }
  });

  test('stops at a copy that reaches before the beginning', () => {
    const block = Buffer.from([11, 3 << 2, 0x61, 0x62, 0x63, 0x64, 1 | (3 << 2), 5]);
    expect(decompressSnappy(block)).toEqual({ bytes: Buffer.from('abcd'), next: 6, whole: false });
  });

  test('never throws and never makes more than 64 bytes of one, whatever it is given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(3000), (input, offset) => {
        const result = decompressSnappy(input, offset);
        expect((result?.bytes.length ?? 0) / Math.max(1, input.length)).toBeLessThanOrEqual(64);
      }),
      { numRuns: 2000 },
    );
  });
});

test.describe('carveSnappy', () => {
  test('finds blocks at any offset among other bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 0, maxLength: 300 }),
        fc.uint8Array({ minLength: 0, maxLength: 300 }),
        fc.stringMatching(/^[a-z ]{60,200}$/),
        (before, after, text) => {
          const input = Buffer.from(text.repeat(8));
          const { blocks, complete } = carveSnappy(Buffer.concat([before, compressSnappy(input), after]));
          expect(complete).toBe(true);
          expect(blocks.some((block) => block.includes(input))).toBe(true);
        },
      ),
    );
  });

  test('gives up on made-up bytes that cost too much, and says so', () => {
    // Every second offset looks like a block of 15,912 bytes in literals of 43, which do not add up to it.
    const input = Buffer.alloc(400_000, Buffer.from([0xa8, 0x7c]));
    expect(carveSnappy(input, 1_000_000).complete).toBe(false);
  });
});

import * as fc from 'fast-check';
import type { Destination } from '../../../src/data/destinations/destinations-collection.ts';
import { plainText } from '../../../src/data/places/place-text.ts';

/** Texts as they are stored: of every script, without what a reader would take out. */
function textUpTo(longest: number): fc.Arbitrary<string> {
  const unit = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...Array.from('ab <>&"\'\n\\]]>é😀\u05d0')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 1 }) },
  );
  return fc
    .array(unit, { maxLength: 40 })
    .map((units) => plainText(units.join('').replace(/[\ufffe\uffff]/g, ''), longest).text);
}

const filled = (longest: number): fc.Arbitrary<string | undefined> =>
  fc.option(
    textUpTo(longest).filter((text) => text !== ''),
    { nil: undefined },
  );

const degrees = (most: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.double({ min: -most, max: most, noNaN: true }).map((value) => Number(value.toFixed(10)) + 0),
    fc.constantFrom(-most, 0, most, 1e-7),
  );

export const anyPosition = fc.record(
  { latitude: degrees(90), longitude: degrees(180) },
  { noNullPrototype: true },
);

/** A destination as the vault holds it; `hasPosition` where it must be somewhere. */
export function anyDestination(hasPosition: boolean): fc.Arbitrary<Destination> {
  return fc
    .record({
      name: textUpTo(200),
      address: hasPosition ? filled(500) : textUpTo(500).filter((text) => text !== ''),
      position: hasPosition ? anyPosition : fc.option(anyPosition, { nil: undefined }),
      phone: filled(60),
      note: filled(2_000),
      kind: fc.constantFrom('home', 'work', 'favourite', 'other'),
      enteredAt: fc.integer({ min: 0, max: 4_102_444_799_999 }),
    })
    .map(({ address, position, phone, note, ...rest }) => ({
      ...rest,
      source: 'entered' as const,
      ...(address !== undefined && { address }),
      ...(position !== undefined && { position }),
      ...(phone !== undefined && { phone }),
      ...(note !== undefined && { note }),
    }));
}

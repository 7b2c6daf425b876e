import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import {
  destinationOf,
  formOfDestination,
  type DestinationForm,
} from '../../../src/data/destinations/destination-form.ts';
import { problemsOfDestination } from '../../../src/data/destinations/destination-problems.ts';
import { destinationSchema } from '../../../src/data/destinations/destinations-collection.ts';
import { distanceBetween, earthRadius } from '../../../src/data/destinations/distance.ts';
import { PlaceIndex } from '../../../src/data/destinations/same-place.ts';
import { anyDestination, anyPosition } from '../places/any-place.ts';

/**
 * What rounding can do to one distance, in metres. Each sine, cosine and product is off by at most a unit in the last
 * place of 1, as is each angle in radians by one of pi; a dozen of them meet in an angle.
 */
const rounding = earthRadius * 16 * Number.EPSILON;

const at = (latitude: number, longitude: number) => ({ latitude, longitude });

test.describe('the distance', () => {
  test('of known places is that of the sphere', () => {
    // A degree of a great circle is radius * pi / 180.
    expect(distanceBetween(at(0, 0), at(0, 1))).toBeCloseTo((earthRadius * Math.PI) / 180, 3);
    expect(distanceBetween(at(90, 0), at(-90, 77))).toBeCloseTo(earthRadius * Math.PI, 3);
    expect(distanceBetween(at(10, 179.5), at(10, -179.5))).toBeCloseTo(
      distanceBetween(at(10, 0), at(10, 1)),
      3,
    );
  });

  test('is the same both ways, never negative, at most half around, and no way round is shorter', () => {
    fc.assert(
      fc.property(anyPosition, anyPosition, anyPosition, (a, b, c) => {
        const direct = distanceBetween(a, b);
        const about = distanceBetween(a, c) + distanceBetween(c, b);
        return (
          direct >= 0 &&
          direct <= earthRadius * Math.PI + rounding &&
          Math.abs(distanceBetween(b, a) - direct) <= 2 * rounding &&
          distanceBetween(a, a) === 0 &&
          direct <= about + 3 * rounding
        );
      }),
      { numRuns: 2_000 },
    );
  });
});

test.describe('a place that is there already', () => {
  test('has the name, without case and accents, and lies within 10 m', () => {
    const index = new PlaceIndex();
    index.add('a', { name: 'Café Nord', position: at(52, 4) });
    index.add('b', { name: 'Depot', address: 'Lane 1' });
    // 0.00008 degrees of latitude are 8.9 m, 0.0001 are 11.1 m.
    expect(index.find({ name: ' cafe nord', position: at(52.00008, 4) })).toBe('a');
    expect(index.find({ name: 'cafe nord', position: at(51.99992, 4) })).toBe('a');
    expect(index.find({ name: 'cafe nord', position: at(52.0001, 4) })).toBeUndefined();
    expect(index.find({ name: 'Cafe', position: at(52, 4) })).toBeUndefined();
    expect(index.find({ name: 'depot', address: 'lane 1' })).toBe('b');
    expect(index.find({ name: 'depot', address: 'lane 2' })).toBeUndefined();
    expect(index.find({ name: 'cafe nord' })).toBeUndefined();
  });

  test('is found wherever on Earth it lies', () => {
    fc.assert(
      fc.property(anyPosition, fc.double({ min: -0.00004, max: 0.00004, noNaN: true }), (position, off) => {
        const index = new PlaceIndex();
        index.add('a', { name: 'x', position });
        const latitude = Math.max(-90, Math.min(90, position.latitude + off));
        return index.find({ name: 'x', position: { ...position, latitude } }) === 'a';
      }),
      { numRuns: 2_000 },
    );
  });
});

test.describe('the form of a destination', () => {
  const form = (changes: Partial<DestinationForm['texts']>): DestinationForm => ({
    kind: 'other',
    texts: { ...formOfDestination().texts, name: 'A', address: 'B', ...changes },
  });
  for (const [what, changes, problems] of [
    ['nothing wrong', {}, []],
    ['no name', { name: ' ' }, [['name', 'nothing']]],
    ['no place', { address: '' }, [['address', 'nowhere']]],
    ['a position instead of an address', { address: '', latitude: '52,1', longitude: '-4.3' }, []],
    ['half a position', { latitude: '52' }, [['longitude', 'incomplete']]],
    [
      'words for numbers',
      { latitude: 'north', longitude: '0x1' },
      [
        ['latitude', 'number'],
        ['longitude', 'number'],
      ],
    ],
    [
      'off the Earth',
      { latitude: '-90.1', longitude: '181' },
      [
        ['latitude', 'off-earth'],
        ['longitude', 'off-earth'],
      ],
    ],
    ['no phone number', { phone: 'call me' }, [['phone', 'phone']]],
    [
      'long texts',
      { name: 'x'.repeat(201), note: 'x'.repeat(2_001) },
      [
        ['name', 'too-long'],
        ['note', 'too-long'],
      ],
    ],
  ] as const) {
    test(`names the fields of ${what}`, () => {
      expect([...problemsOfDestination(form(changes))]).toEqual(problems);
    });
  }

  test('makes the same destination again, and one that fits where nothing is wrong', () => {
    fc.assert(
      fc.property(anyDestination(false), (destination) => {
        const made = destinationOf(formOfDestination(destination), destination, 0);
        return isDeepStrictEqual(made, destination) && destinationSchema.safeParse(made).success;
      }),
      { numRuns: 2_000 },
    );
  });
});

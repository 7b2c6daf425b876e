import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseSignalValue } from '../../../platform/contract/signals.ts';
import { mapProfile, summarize } from '../../../src/drivers/profile-file/map-profile.ts';
import type { DriverSide } from '../../../src/drivers/profile-file/map-profile.ts';
import { mapValue } from '../../../src/drivers/profile-file/map-value.ts';
import type { EquipmentFunction } from '../../../src/pack/equipment-schema.ts';
import { packFunctions, profileOf, start } from './profile-stand.ts';

const seat = 'Vehicle.Cabin.Seat.Row1.DriverSide.';
const position = `${seat}Position`;
const heat = `${seat}HeatingCooling`;
const temperature = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const yaw = 'Vehicle.Body.Mirrors.DriverSide.Yaw';
const mode = 'Vehicle.Powertrain.Transmission.PerformanceMode';
const light = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.';

const range = (path: string, minimum: number, maximum: number, step: number) =>
  ({ kind: 'range', category: 'seat', path, minimum, maximum, step }) as const satisfies EquipmentFunction;
const choice = (...values: string[]) =>
  ({ kind: 'choice', category: 'chassis', path: mode, values }) as const satisfies EquipmentFunction;
const switched = (path: string) => ({ kind: 'switch', category: 'lighting', path }) as const;
const colored = { kind: 'color', category: 'lighting', path: `${light}Color` } as const;

const fits = (to: boolean | number | string) => ({ kind: 'fits', to });
const clipped = (to: number) => ({ kind: 'clipped', to });
const long = range(position, 0, 260, 5);
const short = range(position, 0, 220, 10);
const both = range(heat, -100, 100, 25);
const warm = range(heat, 0, 100, 50);
const mirror = range(yaw, -100, 100, 5);

const cases: readonly (readonly [
  why: string,
  value: boolean | number | string,
  from: EquipmentFunction | undefined,
  to: EquipmentFunction | undefined,
  sides: 'same' | 'mirrored' | 'unknown',
  expected: object,
])[] = [
  ['travel goes by its part', 130, long, short, 'same', fits(110)],
  ['to the nearest step', 135, long, short, 'same', fits(110)],
  ['both ends are ends', 260, long, short, 'same', fits(220)],
  ['a value beyond its own range is clipped', 300, long, short, 'same', clipped(220)],
  ['nothing is in the car', 130, long, undefined, 'same', { kind: 'missing' }],
  ['its own range is not in the file', 130, undefined, short, 'same', { kind: 'other-meaning' }],
  ['another kind of thing', 130, long, switched(position), 'same', { kind: 'other-meaning' }],
  ['no number for a range', true, long, short, 'same', { kind: 'other-meaning' }],
  [
    'degrees stay degrees',
    20,
    range(temperature, 16, 28, 0.5),
    range(temperature, 17, 27, 1),
    'same',
    fits(20),
  ],
  [
    'degrees are clipped',
    28,
    range(temperature, 16, 28, 0.5),
    range(temperature, 17, 27, 1),
    'same',
    clipped(27),
  ],
  ['off stays off where a car cannot cool', 0, both, warm, 'same', fits(0)],
  ['half of the warmest is half of it', 50, both, warm, 'same', fits(50)],
  ['cooling is clipped to off', -50, both, warm, 'same', clipped(0)],
  ['warmth in a car that can cool', 100, warm, both, 'same', fits(100)],
  ['yaw between cars of one side', 40, mirror, mirror, 'same', fits(40)],
  ['yaw is turned round for the other side', 40, mirror, mirror, 'mirrored', fits(-40)],
  ['straight stays straight', 0, mirror, mirror, 'mirrored', fits(0)],
  ['yaw of who knows which side', 40, mirror, mirror, 'unknown', { kind: 'other-meaning' }],
  [
    'a mode that is there',
    'SPORT',
    choice('NORMAL', 'SPORT'),
    choice('SPORT', 'ECONOMY'),
    'same',
    fits('SPORT'),
  ],
  [
    'a mode that is not',
    'NORMAL',
    choice('NORMAL', 'SPORT'),
    choice('SPORT', 'ECONOMY'),
    'same',
    { kind: 'missing' },
  ],
  ['a switch', false, switched(`${light}IsLightOn`), switched(`${light}IsLightOn`), 'same', fits(false)],
  ['a colour', '#102030', colored, colored, 'same', fits('#102030')],
  ['no colour', 'teal', colored, colored, 'same', { kind: 'other-meaning' }],
];

test.describe('mapValue', () => {
  for (const [why, value, from, to, sides, expected] of cases)
    test(why, () => expect(mapValue(value, from, to, sides)).toEqual(expected));
});

const car = (pack: 'maker-nl' | 'minimal', driverSide: DriverSide) => ({
  equipment: { functions: [...packFunctions(pack)] },
  driverSide,
});

const fan = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.FanSpeed';

test.describe('mapProfile', () => {
  test('takes a profile from the large car to the small one, and says what it lacks', () => {
    const mapping = mapProfile(
      profileOf('maker-nl', (declared) => (declared.path === temperature ? 28 : start(declared))),
      car('minimal', 'LEFT'),
    );
    expect([...(mapping[0]?.values ?? [])]).toEqual([
      [position, 110],
      [`${seat}Backrest.Recline`, 20],
      [temperature, 27],
      [fan, 40],
    ]);
    const summary = summarize(mapping);
    expect(summary.fits).toEqual([position, `${seat}Backrest.Recline`, fan]);
    expect(summary.clipped).toEqual([{ path: temperature, from: 28, to: 27 }]);
    expect(summary.missing).toHaveLength(packFunctions('maker-nl').length - packFunctions('minimal').length);
    expect(summary.otherMeaning).toEqual([]);
  });

  test('takes a profile from the small car to the large one, whole', () => {
    const mapping = mapProfile(profileOf('minimal', start), car('maker-nl', 'LEFT'));
    const summary = summarize(mapping);
    expect([summary.fits.length, summary.clipped, summary.missing]).toEqual([
      packFunctions('minimal').length,
      [],
      [],
    ]);
  });

  for (const from of ['LEFT', 'RIGHT'] as const) {
    for (const to of ['LEFT', 'RIGHT'] as const) {
      test(`turns only the mirrors' yaw from ${from} to ${to}, only where they differ`, () => {
        const profile = profileOf(
          'maker-nl',
          (declared) => (declared.kind === 'range' ? declared.maximum : start(declared)),
          from,
        );
        const [mapped] = mapProfile(profile, car('maker-nl', to));
        for (const { path, value } of profile.positions[0]?.values ?? []) {
          const isTurned = path.endsWith('.Yaw') && from !== to;
          expect(mapped?.values.get(path as never), path).toEqual(isTurned ? -100 : value);
        }
      });
    }
  }

  test('leaves yaw out where a car does not say where its driver sits', () => {
    const summary = summarize(mapProfile(profileOf('maker-nl', start), car('maker-nl', undefined)));
    expect(summary.otherMeaning).toEqual([yaw, yaw.replace('Driver', 'Passenger')]);
  });

  test('there and back again is where it was, to half a step of the coarser car', () => {
    const [from, to] = [packFunctions('maker-nl'), packFunctions('minimal')];
    const there = to.find(({ path }) => path === position);
    const here = from.find(({ path }) => path === position);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 52 }), (steps) => {
        const value = steps * 5;
        const gone = mapValue(value, here, there, 'same');
        const back = 'to' in gone ? mapValue(gone.to, there, here, 'same') : gone;
        expect(Math.abs(Number('to' in back ? back.to : NaN) - value)).toBeLessThanOrEqual(
          (260 / 220) * 5 + 2.5,
        );
      }),
    );
  });

  test('only ever asks for what the car declares', () => {
    const functions = packFunctions('maker-nl');
    const value = fc.oneof(fc.boolean(), fc.double({ noNaN: true }), fc.integer(), fc.string());
    const bounds = fc.tuple(fc.integer({ min: -500, max: 499 }), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(fc.constantFrom(...functions), value, bounds, (declared, wish, [minimum, travel]) => {
        const taken =
          declared.kind === 'range'
            ? { kind: 'range' as const, path: declared.path, minimum, maximum: minimum + travel }
            : { kind: declared.kind, path: declared.path };
        const mapped = mapValue(wish, taken, declared, 'mirrored');
        if (!('to' in mapped)) return;
        expect(parseSignalValue(declared.path, mapped.to)).toEqual(mapped.to);
        if (declared.kind !== 'range') return;
        expect(mapped.to).toBeGreaterThanOrEqual(declared.minimum);
        expect(mapped.to).toBeLessThanOrEqual(declared.maximum);
        const steps = (Number(mapped.to) - declared.minimum) / declared.step;
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
      }),
      { numRuns: 500 },
    );
  });
});

import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { comfortFunctions, storedCategory } from '../../../src/drivers/comfort/comfort-function.ts';
import type { ComfortFunction } from '../../../src/drivers/comfort/comfort-function.ts';
import { canTake, isIdentical, isSame } from '../../../src/drivers/comfort/comfort-value.ts';
import { readPack } from '../../e2e/app.ts';
import { colorPath, modePath, seatPath, someFunctions, warmthPath } from './some-functions.ts';

function functionAt(path: string): ComfortFunction {
  const found = someFunctions.find((comfort) => comfort.path === path);
  if (found === undefined) throw new Error(`no ${path}`);
  return found;
}

test.describe('The comfort functions', () => {
  for (const id of readdirSync('public/packs')) {
    test(`of ${id} are all that its table declares, in that order, each with a meaning and place of its own`, () => {
      const { equipment } = readPack(id).pack;
      const functions = comfortFunctions(equipment);
      expect(functions.map(({ declared }) => declared)).toEqual(equipment.functions);
      const told = functions.map(
        ({ meaning, place, path }) => `${meaning} ${place} ${path.includes('Mirrors')}`,
      );
      expect(new Set(told).size).toBe(functions.length);
      expect(functions.map(({ path }) => storedCategory(path))).toEqual(
        equipment.functions.map(({ category }) => category),
      );
    });
  }

  for (const [path, group, place, meaning, moves] of [
    [
      'Vehicle.Cabin.Seat.Row1.PassengerSide.Backrest.LumbarSupport',
      'seat',
      'passenger',
      'seat-lumbar',
      true,
    ],
    ['Vehicle.Cabin.Seat.Row1.DriverSide.HeatingCooling', 'seat', 'driver', 'seat-heat', false],
    ['Vehicle.Cabin.Seat.Row1.DriverSide.Massage.Level', 'seat', 'driver', 'seat-massage', false],
    ['Vehicle.Chassis.SteeringWheel.Extension', 'wheel', 'driver', 'wheel-reach', true],
    ['Vehicle.Chassis.SteeringWheel.HeatingCooling', 'wheel', 'driver', 'wheel-heat', false],
    ['Vehicle.Body.Mirrors.PassengerSide.Yaw', 'mirrors', 'passenger', 'mirror-yaw', true],
    ['Vehicle.Cabin.HVAC.Station.Row1.Passenger.Temperature', 'climate', 'passenger', 'temperature', false],
    ['Vehicle.Cabin.HVAC.IsFrontDefrosterActive', 'climate', 'car', 'defroster', false],
    ['Vehicle.Powertrain.Transmission.PerformanceMode', 'chassis', 'car', 'drive-mode', false],
    [
      'Vehicle.Cabin.Light.AmbientLight.Row1.PassengerSide.Color',
      'lighting',
      'passenger',
      'light-color',
      false,
    ],
  ] as const) {
    test(`say what ${path} is`, () => {
      const declared = { kind: 'switch' as const, path, category: 'seat' as const };
      const [made] = comfortFunctions({ parkedSignals: [], functions: [declared] });
      expect(made).toEqual({ declared, path, group, place, meaning, moves });
    });
  }

  test('leave out what is no comfort, without throwing', () => {
    const paths = ['Vehicle.Cabin.Infotainment.HMI.DayNightMode', 'Vehicle.Speed', 'nothing', ''];
    const functions = paths.map((path) => ({ kind: 'switch' as const, path, category: 'seat' as const }));
    expect(comfortFunctions({ parkedSignals: [], functions })).toEqual([]);
    expect(paths.map(storedCategory)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test.describe('A comfort value', () => {
  test('is one the car can take within its range, its type and its choices', () => {
    const seat = functionAt(seatPath);
    expect([0, 260, 131].map((value) => canTake(seat, value))).toEqual([true, true, true]);
    const wrong = [-1, 261, 1.5, Number.NaN, '130', true, undefined];
    expect(wrong.map((value) => canTake(seat, value))).toEqual(wrong.map(() => false));
    const mode = functionAt(modePath);
    expect(['SPORT', 'SNOW', 'sport', 1].map((value) => canTake(mode, value))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(['#a0b1c2', 'red'].map((value) => canTake(functionAt(colorPath), value))).toEqual([true, false]);
  });

  test('is the same within half a step, or as a colour in any case', () => {
    const seat = functionAt(seatPath);
    expect([127.5, 132.5, 132.6, 127.4].map((value) => isSame(seat, 130, value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(isSame(functionAt(warmthPath), 21, 21.3)).toBe(false);
    expect(isSame(functionAt(colorPath), '#aabbcc', '#AABBCC')).toBe(true);
    expect(isSame(functionAt(colorPath), '#aabbcc', '#AABBCD')).toBe(false);
    expect([isIdentical(130, 131), isIdentical('#aa0000', '#AA0000'), isIdentical(false, 0)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

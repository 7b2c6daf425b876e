import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { colorAt, placeOf } from '../../components/color-picker/hue.ts';

test.describe('places on the colour wheel', () => {
  for (const [color, hue, saturation] of [
    ['#FF0000', 0, 1],
    ['#FFFF00', 60, 1],
    ['#00FF00', 120, 1],
    ['#00FFFF', 180, 1],
    ['#0000FF', 240, 1],
    ['#FF00FF', 300, 1],
    ['#FFFFFF', 0, 0],
    ['#FF8080', 0, 0.498],
  ] as const) {
    test(`has ${color} at ${hue} degrees`, () => {
      const place = placeOf(color);
      expect(place?.hue).toBeCloseTo(hue, 3);
      expect(place?.saturation).toBeCloseTo(saturation, 3);
      expect(colorAt({ hue, saturation })).toBe(color);
    });
  }

  test('drops brightness and nothing else', () => {
    expect(placeOf('#1F8A8A')?.hue).toBeCloseTo(180, 3);
    expect(placeOf('#000000')).toEqual({ hue: 0, saturation: 0 });
  });

  test('refuses what is no colour', () => {
    for (const text of ['', '#FFF', 'red', '#GG0000', '#FF00000']) expect(placeOf(text)).toBeUndefined();
  });

  test('finds every place again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 359 }), fc.integer({ min: 10, max: 100 }), (hue, percent) => {
        const place = placeOf(colorAt({ hue, saturation: percent / 100 }));
        const turn = Math.abs((place?.hue ?? NaN) - hue);
        // A colour has 256 steps per channel: near white that is coarse.
        expect(Math.min(turn, 360 - turn)).toBeLessThanOrEqual((60 / percent) * 2);
        expect(Math.abs((place?.saturation ?? NaN) - percent / 100)).toBeLessThan(0.003);
      }),
    );
  });
});

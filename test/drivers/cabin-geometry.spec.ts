import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  motions,
  poseAt,
  shareAfterDrag,
  shareOfValue,
  valueAtShare,
  type Motion,
  type Point,
  type Range,
} from '../../src/drivers/cabin/geometry.ts';

const range = (minimum: number, maximum: number, step: number): Range => ({
  kind: 'range',
  path: 'Vehicle.Cabin.Seat.Row1.DriverSide.Position',
  category: 'seat',
  minimum,
  maximum,
  step,
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({
  x: fc.double({ min: -400, max: 400, noNaN: true }),
  y: fc.double({ min: -400, max: 400, noNaN: true }),
});
const named = fc.constantFrom<Motion>(...Object.values(motions));

/** Where a point that is fixed to the part comes to, when the part goes from one share to another. */
function carried(motion: Motion, from: number, to: number, at: Point): Point {
  const amount = to - from;
  switch (motion.kind) {
    case 'slide':
      return {
        x: at.x + (motion.to.x - motion.from.x) * amount,
        y: at.y + (motion.to.y - motion.from.y) * amount,
      };
    case 'turn': {
      const angle = ((motion.to - motion.from) * amount * Math.PI) / 180;
      return {
        x: at.x * Math.cos(angle) - at.y * Math.sin(angle),
        y: at.x * Math.sin(angle) + at.y * Math.cos(angle),
      };
    }
    case 'reach': {
      const length = Math.hypot(at.x, at.y);
      const longer = (length + (motion.to - motion.from) * amount) / length;
      return { x: at.x * longer, y: at.y * longer };
    }
  }
}

test.describe('the drawing’s geometry', () => {
  test('puts the ends of a range at the ends of a motion', () => {
    expect(poseAt(motions['seat-position'], 0)).toBe('translate(-70px, 0px)');
    expect(poseAt(motions['seat-position'], 1)).toBe('translate(70px, 0px)');
    expect(poseAt(motions['seat-recline'], 0.5)).toBe('rotate(23deg)');
    expect(poseAt({ kind: 'reach', angle: -90, from: 100, to: 200 }, 0.5)).toBe('translate(0px, -150px)');
  });

  test('leans the backrest back, lifts the seat and brings the wheel to the driver as values grow', () => {
    expect(motions['seat-recline'].to).toBeGreaterThan(motions['seat-recline'].from);
    expect(motions['seat-height'].to.y).toBeLessThan(motions['seat-height'].from.y);
    expect(motions['wheel-reach'].to).toBeGreaterThan(motions['wheel-reach'].from);
    expect(motions['seat-position'].to.x).toBeGreaterThan(motions['seat-position'].from.x);
    // The wheel hangs to the right of its pivot: turned counter-clockwise it rises.
    expect(motions['wheel-tilt'].to).toBeLessThan(motions['wheel-tilt'].from);
  });

  test('brings a part that is dragged to where the finger is', () => {
    fc.assert(
      fc.property(named, share, share, point, (motion, from, to, at) => {
        fc.pre(Math.hypot(at.x, at.y) > 100);
        const dragged = shareAfterDrag(motion, from, at, carried(motion, from, to, at));
        expect(dragged).toBeCloseTo(to, 6);
      }),
    );
  });

  test('ends at the ends, however far it is dragged', () => {
    fc.assert(
      fc.property(named, share, point, point, (motion, from, start, end) => {
        const dragged = shareAfterDrag(motion, from, start, end);
        expect(dragged).toBeGreaterThanOrEqual(0);
        expect(dragged).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('gives every value of a range back', () => {
    const steps = fc.constantFrom(0.5, 1, 2, 5, 25);
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 1, max: 60 }),
        steps,
        fc.nat(60),
        (minimum, count, step, index) => {
          const declared = range(minimum, minimum + count * step, step);
          const value = minimum + Math.min(index, count) * step;
          expect(valueAtShare(shareOfValue(value, declared), declared)).toBeCloseTo(value, 6);
        },
      ),
    );
  });

  test('asks only for values that the car has', () => {
    expect(valueAtShare(0.517, range(0, 260, 5))).toBe(135);
    expect(valueAtShare(2, range(0, 260, 5))).toBe(260);
    expect(shareOfValue(400, range(0, 260, 5))).toBe(1);
  });
});

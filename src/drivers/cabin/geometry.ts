import { nearestStep, shareOf } from '../../../components/slider/nearest-step.ts';
import type { EquipmentFunction } from '../../pack/equipment-schema.ts';
import type { ComfortMeaning } from '../comfort/comfort-function.ts';

/** A point of the drawing, in its own units; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a part of the drawing follows its value, from the range's minimum to its maximum. */
export type Motion =
  /** Along a line. */
  | { readonly kind: 'slide'; readonly from: Point; readonly to: Point }
  /** About the part's own origin, in degrees, clockwise. */
  | { readonly kind: 'turn'; readonly from: number; readonly to: number }
  /** Away from the origin of the part that carries it, along `angle` (degrees, clockwise from the right). */
  | { readonly kind: 'reach'; readonly angle: number; readonly from: number; readonly to: number };

export type Range = Extract<EquipmentFunction, { kind: 'range' }>;

/** The car looks to the left: forward is a smaller x. Directions are those of VSS (0 is frontmost, lowest, closest to the dashboard). */
export const motions = {
  'seat-position': { kind: 'slide', from: { x: -70, y: 0 }, to: { x: 70, y: 0 } },
  'seat-height': { kind: 'slide', from: { x: 0, y: 24 }, to: { x: 0, y: -30 } },
  'seat-tilt': { kind: 'turn', from: -4, to: 11 },
  'seat-recline': { kind: 'turn', from: 0, to: 46 },
  'seat-length': { kind: 'slide', from: { x: 0, y: 0 }, to: { x: -34, y: 0 } },
  'seat-lumbar': { kind: 'slide', from: { x: 22, y: 0 }, to: { x: -4, y: 0 } },
  'seat-lumbar-height': { kind: 'slide', from: { x: 0, y: 24 }, to: { x: 0, y: -40 } },
  'headrest-height': { kind: 'slide', from: { x: 0, y: 0 }, to: { x: 0, y: -40 } },
  'headrest-angle': { kind: 'turn', from: 8, to: -18 },
  'wheel-tilt': { kind: 'turn', from: 9, to: -9 },
  'wheel-reach': { kind: 'reach', angle: -24, from: 118, to: 176 },
  'mirror-yaw': { kind: 'slide', from: { x: -46, y: 0 }, to: { x: 46, y: 0 } },
  'mirror-tilt': { kind: 'slide', from: { x: 0, y: 34 }, to: { x: 0, y: -34 } },
} as const satisfies Partial<Record<ComfortMeaning, Motion>>;

export type DrawnMeaning = keyof typeof motions;

export function isDrawn(meaning: ComfortMeaning): meaning is DrawnMeaning {
  return Object.hasOwn(motions, meaning);
}

/** A CSS transform that puts the part where `share` of its range is, from 0 to 1. */
export function poseAt(motion: Motion, share: number): string {
  switch (motion.kind) {
    case 'slide':
      return shift(between(motion.from.x, motion.to.x, share), between(motion.from.y, motion.to.y, share));
    case 'turn':
      return `rotate(${tidy(between(motion.from, motion.to, share))}deg)`;
    case 'reach': {
      const length = between(motion.from, motion.to, share);
      const angle = radians(motion.angle);
      return shift(length * Math.cos(angle), length * Math.sin(angle));
    }
  }
}

/** Where in its range a part is that was at `share` and was dragged `from` one point `to` another, from 0 to 1. Points lie in the frame that the part moves in. */
export function shareAfterDrag(motion: Motion, share: number, from: Point, to: Point): number {
  return Math.min(1, Math.max(0, share + change(motion, from, to)));
}

function change(motion: Motion, from: Point, to: Point): number {
  switch (motion.kind) {
    case 'slide': {
      const along = { x: motion.to.x - motion.from.x, y: motion.to.y - motion.from.y };
      const moved = (to.x - from.x) * along.x + (to.y - from.y) * along.y;
      return moved / (along.x ** 2 + along.y ** 2);
    }
    case 'turn': {
      const turned = degrees(Math.atan2(to.y, to.x) - Math.atan2(from.y, from.x));
      return (((turned + 540) % 360) - 180) / (motion.to - motion.from);
    }
    case 'reach':
      return (Math.hypot(to.x, to.y) - Math.hypot(from.x, from.y)) / (motion.to - motion.from);
  }
}

/** From 0 to 1 between the range's ends. */
export function shareOfValue(value: number, { minimum, maximum, step }: Range): number {
  return shareOf(value, { min: minimum, max: maximum, step });
}

/** The value at `share` that the car can be asked for. */
export function valueAtShare(share: number, { minimum, maximum, step }: Range): number {
  return nearestStep(between(minimum, maximum, share), { min: minimum, max: maximum, step });
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

function shift(x: number, y: number): string {
  return `translate(${tidy(x)}px, ${tidy(y)}px)`;
}

/** CSS knows no 1e-15. */
function tidy(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}

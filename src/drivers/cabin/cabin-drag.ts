import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';
import type { ComfortPlace } from '../comfort/comfort-function.ts';
import type { CabinScene } from './cabin-entry.ts';
import { motions, shareAfterDrag, valueAtShare, type DrawnMeaning, type Point } from './geometry.ts';

/** What a finger on a part of the drawing sets, and in which frame of the drawing that part moves. */
const grips = {
  cushion: { frame: 'seat', meanings: ['seat-position', 'seat-height'] },
  backrest: { frame: 'hinge', meanings: ['seat-recline'] },
  headrest: { frame: 'headrest', meanings: ['headrest-height'] },
  wheel: { frame: 'wheel', meanings: ['wheel-reach', 'wheel-tilt'] },
  mirror: { frame: 'mirror', meanings: ['mirror-yaw', 'mirror-tilt'] },
} as const satisfies Record<string, { frame: string; meanings: readonly DrawnMeaning[] }>;

export type Grip = keyof typeof grips;

function isGrip(name: string | undefined): name is Grip {
  return name !== undefined && Object.hasOwn(grips, name);
}

interface Wish {
  readonly path: SignalPath;
  readonly value: AnySignalValue;
}

interface Held {
  readonly meaning: DrawnMeaning;
  readonly share: number;
  last: AnySignalValue | undefined;
}

/** One drag of a part of the drawing: from where it was, in the frame as it was when the finger came down. */
export class CabinDrag {
  readonly #toFrame: DOMMatrix;
  readonly #start: Point;
  readonly #place: ComfortPlace;
  readonly #held: readonly Held[];

  private constructor(toFrame: DOMMatrix, start: Point, place: ComfortPlace, held: readonly Held[]) {
    this.#toFrame = toFrame;
    this.#start = start;
    this.#place = place;
    this.#held = held;
  }

  /** Undefined where the finger is on nothing that the car can set, or that it does not say the place of. */
  static begin(target: EventTarget | null, at: Point, scene: CabinScene): CabinDrag | undefined {
    const part = target instanceof Element ? target.closest<SVGElement>('[data-grip]') : null;
    const name = part?.dataset['grip'];
    if (part === null || !isGrip(name)) return undefined;
    const frame = part.closest(`[data-frame=${grips[name].frame}]`);
    const matrix = frame instanceof SVGGraphicsElement ? frame.getScreenCTM() : null;
    if (matrix === null) return undefined;
    const place = part.dataset['place'] === 'passenger' ? 'passenger' : scene.place;
    const held = grips[name].meanings.flatMap((meaning) => {
      const share = scene.share(meaning, 'requested', place);
      return share === undefined ? [] : [{ meaning, share, last: undefined }];
    });
    // Chromium gives an SVGMatrix here, which transforms no points.
    const { a, b, c, d, e, f } = matrix;
    const toFrame = new DOMMatrix([a, b, c, d, e, f]).inverse();
    return held.length === 0 ? undefined : new CabinDrag(toFrame, inFrame(toFrame, at), place, held);
  }

  /** What the finger asks for now; only what differs from what was asked for last. */
  wishesAt(at: Point, scene: CabinScene): readonly Wish[] {
    const now = inFrame(this.#toFrame, at);
    return this.#held.flatMap((held) => {
      const entry = scene.entry(held.meaning, this.#place);
      if (entry?.function.declared.kind !== 'range') return [];
      const share = shareAfterDrag(motions[held.meaning], held.share, this.#start, now);
      const value = valueAtShare(share, entry.function.declared);
      const present = held.last ?? entry.state.requested ?? entry.state.reported;
      if (value === present) return [];
      held.last = value;
      return [{ path: entry.function.path, value }];
    });
  }
}

function inFrame(matrix: DOMMatrix, { x, y }: Point): Point {
  const { x: left, y: top } = matrix.transformPoint({ x, y });
  return { x: left, y: top };
}

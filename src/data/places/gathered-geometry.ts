import { distanceBetween } from '../destinations/distance.ts';
import type { Position } from '../destinations/place.ts';

/** Ends of a way that are closer than this are one place, in metres: a round trip. */
const roundTrip = 10;

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A coordinate as it stands in a file; NaN for anything but a decimal number. */
export function coordinateOf(text: string | undefined): number {
  const trimmed = text?.trim() ?? '';
  return decimal.test(trimmed) ? Number(trimmed) : Number.NaN;
}

export interface NamedPosition {
  readonly position: Position;
  readonly name?: string;
}

type Ends = readonly [NamedPosition, NamedPosition];

/** The mean of an outline's corners, without keeping them; longitudes are counted from the first, over the date line. */
class Outline {
  readonly #first: Position;
  #corners = 0;
  #latitude = 0;
  #longitude = 0;

  constructor(first: Position) {
    this.#first = first;
  }

  /** A ring closes with its first corner, which counts once. */
  add({ latitude, longitude }: Position): void {
    const { latitude: firstLatitude, longitude: firstLongitude } = this.#first;
    if (this.#corners > 0 && latitude === firstLatitude && longitude === firstLongitude) return;
    this.#corners += 1;
    this.#latitude += latitude;
    this.#longitude += turned(longitude - this.#first.longitude);
  }

  get middle(): Position {
    const latitude = Math.max(-90, Math.min(90, this.#latitude / this.#corners));
    return { latitude, longitude: turned(this.#first.longitude + this.#longitude / this.#corners) };
  }
}

/**
 * What one entry's coordinates come to, in memory that does not grow with them: the first point that was set; else the
 * start of its first line and the end of its last; else the middle of its first outline.
 */
export class GatheredGeometry {
  #point: NamedPosition | undefined;
  #line: Ends | undefined;
  #outline: Outline | undefined;
  #outlineEnded = false;
  /** Some of its coordinates could not be used. */
  hasBad = false;

  addPoint(latitude: number, longitude: number): void {
    const position = this.#valid(latitude, longitude);
    if (position !== undefined) this.#point ??= { position };
  }

  addToLine(latitude: number, longitude: number): void {
    const position = this.#valid(latitude, longitude);
    if (position !== undefined) this.#line = [this.#line?.[0] ?? { position }, { position }];
  }

  /** The last point of the line has a name of its own. */
  nameLast(name: string): void {
    if (this.#line === undefined) return;
    const [first, last] = this.#line;
    const isFirst = first.position === last.position;
    this.#line = [isFirst ? { ...first, name } : first, { ...last, name }];
  }

  addToOutline(latitude: number, longitude: number): void {
    const position = this.#valid(latitude, longitude);
    if (position === undefined || this.#outlineEnded) return;
    this.#outline ??= new Outline(position);
    this.#outline.add(position);
  }

  /** The first outline stands for all. */
  endOutline(): void {
    this.#outlineEnded = this.#outline !== undefined;
  }

  /** One position, the two ends of a way, or none. */
  get positions(): readonly NamedPosition[] {
    if (this.#point !== undefined) return [this.#point];
    if (this.#line !== undefined) {
      const [start, end] = this.#line;
      return distanceBetween(start.position, end.position) < roundTrip ? [start] : [start, end];
    }
    return this.#outline === undefined ? [] : [{ position: this.#outline.middle }];
  }

  #valid(latitude: number, longitude: number): Position | undefined {
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
    this.hasBad = true;
    return undefined;
  }
}

/** Degrees of longitude from -180 up to 180. */
function turned(degrees: number): number {
  if (degrees >= -180 && degrees <= 180) return degrees;
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}

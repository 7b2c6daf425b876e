import { GatheredGeometry, type NamedPosition } from './gathered-geometry.ts';
import type { ImportedPlace, PlaceKind, PlaceSource } from './imported-place.ts';
import { defaultLimits, longestTexts } from './limits.ts';
import type {
  EntryEvent,
  PlaceField,
  PlaceRemark,
  PlaceRemarkReason,
  PlaceSkipReason,
} from './place-event.ts';
import { plainText } from './place-text.ts';

export type TextField = keyof typeof longestTexts;

const kinds: readonly string[] = ['home', 'work', 'favourite'] satisfies PlaceKind[];
/** 2100-01-01: a date beyond it is a mistake of whoever wrote the file. */
const latestTime = 4_102_444_800_000;
/** Dates of XML Schema and RFC 3339: anything else Date.parse would guess at. */
const isoTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** One waypoint, way, placemark or feature while it is being read. */
export class PlaceEntry {
  readonly line: number;
  readonly geometry = new GatheredGeometry();
  readonly #source: PlaceSource;
  readonly #texts = new Map<TextField, string>();
  readonly #remarks: PlaceRemark[] = [];
  #kind: PlaceKind = 'other';
  #time: number | undefined;

  constructor(source: PlaceSource, line: number) {
    this.#source = source;
    this.line = line;
  }

  /** Adds to a text, after `separator` where there is one already. Bounded: what is beyond is not kept. */
  addText(field: TextField, text: string, separator = '\n'): void {
    const before = this.#texts.get(field);
    if (text.trim() === '' || (before?.length ?? 0) > defaultLimits.rawTextLength) return;
    const added = text.trim().slice(0, defaultLimits.rawTextLength);
    this.#texts.set(field, before === undefined ? added : `${before}${separator}${added}`);
  }

  has(field: TextField): boolean {
    return this.#texts.has(field);
  }

  /** The kinds that this app writes; any other word stands for none. */
  setKind(text: string): void {
    const word = text.trim().toLowerCase();
    if (isKind(word)) this.#kind = word;
  }

  /** @param text an ISO 8601 date, or date and time. */
  setTime(text: string): void {
    const trimmed = text.trim();
    if (trimmed === '') return;
    const time = isoTime.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
    if (time >= 0 && time < latestTime) this.#time ??= Math.floor(time);
    else this.#remark('time', 'bad-time');
  }

  /** What it comes to, when it is whole. */
  end(): EntryEvent {
    const { line } = this;
    const positions = this.geometry.positions;
    const texts = this.#keptTexts();
    if (positions.length === 0 && texts.address === undefined)
      return { kind: 'skipped', line, reason: this.geometry.hasBad ? 'bad-position' : 'no-position' };
    if (this.geometry.hasBad) this.#remark('position', 'bad-position');
    const common = {
      ...texts,
      kind: this.#kind,
      source: this.#source,
      ...(this.#time !== undefined && { time: this.#time }),
    };
    const places = this.#placesAt(positions, common);
    return { kind: 'entry', line, places, remarks: this.#remarks };
  }

  /** The event when the rest of it cannot be read. */
  leaveOut(reason: PlaceSkipReason): EntryEvent {
    return { kind: 'skipped', line: this.line, reason };
  }

  #placesAt(
    positions: readonly NamedPosition[],
    common: Omit<ImportedPlace, 'position' | 'part'>,
  ): readonly ImportedPlace[] {
    const [first, last] = positions;
    if (first === undefined) return [common];
    const at = ({ position, name }: NamedPosition, part?: 'start' | 'end'): ImportedPlace => {
      const own = name === undefined ? '' : this.#plain('name', name);
      // A stop's own name says more than that it is the way's start.
      if (own !== '') return { ...common, name: own, position };
      return { ...common, position, ...(part !== undefined && { part }) };
    };
    return last === undefined ? [at(first)] : [at(first, 'start'), at(last, 'end')];
  }

  #keptTexts(): Pick<ImportedPlace, 'name' | 'address' | 'phone' | 'note'> {
    const kept = (field: TextField): string | undefined => {
      const raw = this.#texts.get(field);
      const text = raw === undefined ? '' : this.#plain(field, raw);
      return text === '' ? undefined : text;
    };
    const [address, phone, note] = [kept('address'), kept('phone'), kept('note')];
    return {
      name: kept('name') ?? '',
      ...(address !== undefined && { address }),
      ...(phone !== undefined && { phone }),
      ...(note !== undefined && { note }),
    };
  }

  #plain(field: TextField, raw: string): string {
    const { text, cut, turned } = plainText(raw, longestTexts[field]);
    if (cut) this.#remark(field, 'cut');
    if (turned) this.#remark(field, 'direction-marks');
    return text;
  }

  #remark(field: PlaceField, reason: PlaceRemarkReason): void {
    if (this.#remarks.some((remark) => remark.field === field && remark.reason === reason)) return;
    this.#remarks.push({ field, reason });
  }
}

function isKind(word: string): word is PlaceKind {
  return kinds.includes(word);
}

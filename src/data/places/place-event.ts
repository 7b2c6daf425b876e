import type { ImportedPlace } from './imported-place.ts';

/** Why an entry is left out. */
export type PlaceSkipReason =
  /** Its coordinates are no numbers, or not on Earth, and it has no address. */
  | 'bad-position'
  /** It has neither coordinates nor an address. */
  | 'no-position'
  /** The file ended, or broke off, within it. */
  | 'unterminated'
  /** A feature that is no valid JSON, or no feature. */
  | 'damaged'
  | 'too-large'
  | 'too-deep';

/** What is odd about an entry that is taken. */
export type PlaceRemarkReason =
  /** A text was longer than what is kept. */
  | 'cut'
  /** Marks that turn the direction of writing were taken out: they can make a text look like another. */
  | 'direction-marks'
  /** Some of its coordinates are no numbers, or not on Earth; the others are used, or its address. */
  | 'bad-position'
  /** Its time is no date between 1970 and 2100; left out. */
  | 'bad-time';

/** Why a file is not read, or not further. */
export type PlaceFileProblem =
  | 'empty'
  /** Neither GPX, KML, KMZ nor GeoJSON. */
  | 'not-places'
  | 'file-too-large'
  /** What a KMZ holds is too large, or too many files. */
  | 'zip-too-large'
  /** A KMZ without a readable KML. */
  | 'no-kml'
  | 'too-many-places'
  | 'too-deep'
  /** It declares entities of its own, which can make a small file endless. */
  | 'entities'
  /** Not well-formed from some line on. */
  | 'damaged'
  /** It ends too early. */
  | 'truncated'
  /** The source failed while it was read. */
  | 'unreadable'
  | 'stopped';

export type PlaceField = 'name' | 'address' | 'phone' | 'note' | 'position' | 'time';

/** Holds nothing that a person wrote. */
export interface PlaceRemark {
  readonly field: PlaceField;
  readonly reason: PlaceRemarkReason;
}

/** What became of one waypoint, way, placemark or feature. Lines are those of the file, or of a KMZ's document. */
export type EntryEvent =
  | {
      readonly kind: 'entry';
      readonly line: number;
      /** One place, or the two ends of a way. */
      readonly places: readonly ImportedPlace[];
      readonly remarks: readonly PlaceRemark[];
    }
  | { readonly kind: 'skipped'; readonly line: number; readonly reason: PlaceSkipReason };

/** Entries are numbered from 1 in the order they end. */
export type PlaceEvent =
  | (EntryEvent & { readonly number: number })
  /** Always the last, and always there. `line` is where the problem is, where it has a place. */
  | { readonly kind: 'end'; readonly problem?: PlaceFileProblem; readonly line?: number };

/** Why a file, or a document in it, cannot be read further, and where. */
export interface ReadingProblem {
  readonly problem: PlaceFileProblem;
  readonly line?: number;
}

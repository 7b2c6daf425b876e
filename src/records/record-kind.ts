import type { IconName } from '../../components/icon/icons.ts';
import type { FindKey } from './find.ts';

/** One record as a row says it. */
export interface RecordRow {
  readonly icon?: IconName;
  readonly heading: string;
  readonly detail: string;
}

/** A way to put records in order: by a text as the language sorts it, or by a number, the greatest first. */
export type RecordOrder<T> = { readonly id: string; readonly label: string } & (
  | { readonly by: 'text'; readonly of: (value: T) => string }
  | { readonly by: 'number'; readonly of: (value: T) => number }
);

/** A part of the records, such as one kind of them. */
export interface RecordFilter<T> {
  readonly id: string;
  readonly label: string;
  readonly fits: (value: T) => boolean;
}

/**
 * How the records of one category are shown, found, parted and put in order: with a schema, all that a list of them needs. Its texts
 * are in the language it was made for. Every function is pure, and cheap: it is asked once for each record.
 */
export interface RecordKind<T> {
  readonly row: (value: T, id: string) => RecordRow;
  readonly findKey: (value: T, id: string) => FindKey;
  /** The first is the one that a list begins with. */
  readonly orders: readonly [RecordOrder<T>, ...RecordOrder<T>[]];
  /** None where all are alike. */
  readonly filters: readonly RecordFilter<T>[];
}

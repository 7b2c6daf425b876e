import { bucketKind } from '../vault/bucket-name.ts';
import type { BucketKind } from '../vault/bucket-name.ts';
import type { ErasableCategory, StoredPart } from './plan.ts';
import { takesBucket } from './scope.ts';
import type { EraseScope, ScopePart } from './scope.ts';

/** What one driver, the vehicle or the keeper has of a category that can go. */
export interface PreviewRow {
  readonly bucket: string;
  readonly kind: BucketKind;
  readonly category: string;
  /** Undefined where nobody can count. */
  readonly records: number | undefined;
  /** Encrypted. */
  readonly bytes: number;
  /** When its oldest record happened, ms since the epoch; undefined while the category is not open in this window. */
  readonly oldest: number | undefined;
}

export interface ErasePreview {
  /** By category and bucket: what holds something and can go. */
  readonly rows: readonly PreviewRow[];
  /** The rows of a category added up. */
  readonly goes: readonly {
    readonly category: string;
    readonly records: number | undefined;
    readonly bytes: number;
  }[];
  /** Categories that stay, with how they could go. */
  readonly stays: readonly { readonly category: string; readonly erasable: 'handover' | 'no' }[];
}

/** The whole of what can be chosen from, category by category. */
const anySelection: EraseScope = { kind: 'selection', parts: [] };

/**
 * What could go and what stays. For a driver or a handover: what that would take, with what goes only then. A category
 * that the pack does not know but that is stored can be erased too (decisions 24). What belongs to a car that is lent is not
 * shown, though a handover takes it.
 */
export function previewErase(
  stored: readonly StoredPart[],
  pack: readonly ErasableCategory[],
  scope: EraseScope = anySelection,
): ErasePreview {
  const erasable = new Map(pack.map((category) => [category.id, category.erasable]));
  const goes = ({ bucket, category, pages, isLent }: StoredPart): boolean => {
    if (pages === 0 || isLent === true) return false;
    return scope.kind === 'selection'
      ? (erasable.get(category) ?? 'yes') === 'yes'
      : takesBucket(scope, bucket);
  };
  const rows = stored.filter(goes).map(({ bucket, category, records, bytes, oldest }) => ({
    bucket,
    kind: bucketKind(bucket) ?? 'driver',
    category,
    records,
    bytes,
    oldest,
  }));
  const stays = pack.flatMap(({ id, erasable: how }) =>
    how === 'yes' || (how === 'handover' && scope.kind !== 'selection')
      ? []
      : [{ category: id, erasable: how }],
  );
  return { rows, goes: sumByCategory(rows), stays };
}

/** The rows of the chosen categories, as a selection's parts. */
export function partsOf(preview: ErasePreview, categories: ReadonlySet<string>): readonly ScopePart[] {
  return preview.rows
    .filter(({ category }) => categories.has(category))
    .map(({ bucket, category }) => ({ bucket, category }));
}

/** Rows of the same category added up; one that nobody can count makes the sum uncountable. */
export function sumByCategory(rows: readonly PreviewRow[]): ErasePreview['goes'] {
  const sums = new Map<string, { category: string; records: number | undefined; bytes: number }>();
  for (const { category, records, bytes } of rows) {
    const sum = sums.get(category) ?? { category, records: 0, bytes: 0 };
    sum.records = sum.records === undefined || records === undefined ? undefined : sum.records + records;
    sum.bytes += bytes;
    sums.set(category, sum);
  }
  return [...sums.values()];
}

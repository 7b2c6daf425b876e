/** What one head says: how much of a category a bucket holds. */
export interface StoredHead {
  readonly category: string;
  /** Undefined where the bucket cannot be read. */
  readonly records: number | undefined;
  readonly bytes: number;
}

export interface StoredCount {
  readonly category: string;
  readonly records: number | undefined;
}

/** Where a category can be looked at, by its id. */
export type CategoryRoutes = Readonly<Record<string, string>>;

/** Categories that hold something, the fullest first. A category that nobody can count is shown, never as empty. */
export function sumByCategory(heads: readonly StoredHead[]): readonly StoredCount[] {
  const counts = new Map<string, number | undefined>();
  for (const head of heads) {
    const before = counts.has(head.category) ? counts.get(head.category) : 0;
    counts.set(
      head.category,
      before === undefined || head.records === undefined ? undefined : before + head.records,
    );
  }
  return [...counts]
    .map(([category, records]) => ({ category, records }))
    .filter(({ records }) => records === undefined || records > 0)
    .sort((a, b) => (b.records ?? Infinity) - (a.records ?? Infinity));
}

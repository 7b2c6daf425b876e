/** Rows kept ready above and below the window, so that a fast flick finds them drawn. */
const OVERSCAN = 6;

export interface VisibleRange {
  readonly first: number;
  /** One past the last row. */
  readonly end: number;
}

/** Which rows of a list of `count` fixed heights have to exist. Lengths in CSS pixels. */
export function visibleRange(
  scrollTop: number,
  height: number,
  rowHeight: number,
  count: number,
): VisibleRange {
  if (rowHeight <= 0) return { first: 0, end: 0 };
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight)) - OVERSCAN);
  const end = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + OVERSCAN);
  return { first, end: Math.max(first, end) };
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** A rectangle in CSS pixels, as `getBoundingClientRect()` gives it. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Which of several boxes a nudge from `from` leads to; -1 for none. A box counts when it begins beyond the end of `from`; the nearest
 * wins, being out of line costs double, and of equally near ones the better centred wins.
 */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number {
  let best = -1;
  let bestCost = Infinity;
  boxes.forEach((box, index) => {
    const cost = costOf(turned(from, direction), turned(box, direction));
    if (cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  });
  return best;
}

/** The same picture turned so that the nudge goes right. */
function turned(box: Box, direction: Direction): Box {
  switch (direction) {
    case 'right':
      return box;
    case 'left':
      return { left: -box.right, right: -box.left, top: box.top, bottom: box.bottom };
    case 'down':
      return { left: box.top, right: box.bottom, top: box.left, bottom: box.right };
    case 'up':
      return { left: -box.bottom, right: -box.top, top: box.left, bottom: box.right };
  }
}

function costOf(from: Box, to: Box): number {
  // Overlapping by a pixel is rounding.
  if (to.left < from.right - 1) return Infinity;
  const ahead = Math.max(0, to.left - from.right);
  const aside = Math.max(0, from.top - to.bottom, to.top - from.bottom);
  const offLine = Math.abs(from.top + from.bottom - to.top - to.bottom) / 2;
  return ahead + 2 * aside + offLine / 1000;
}

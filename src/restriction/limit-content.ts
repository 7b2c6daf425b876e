import { isRestricted, restrictionsFor } from './restrictions.ts';
import type { RestrictionSet } from './restrictions.ts';

const { stringLength, listItems } = restrictionsFor('moving').limits;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The longest emoji sequences have about 15 code units; a "character" of more is an attack or noise. Keeps cutting a
 * 5 MB note as cheap as cutting a short one.
 */
const unitsPerCharacter = 16;

/**
 * Cuts `text` to 120 characters, the ellipsis included, while `set` limits strings. Counts what a reader sees as a
 * character: no emoji, accent or surrogate pair is torn.
 */
export function limitText(text: string, set: RestrictionSet): string {
  if (!isRestricted(set, 'LIMIT_STRING_LENGTH') || text.length <= stringLength) return text;
  const head = text.slice(0, stringLength * unitsPerCharacter);
  const characters: string[] = [];
  for (const { segment } of graphemes.segment(head)) {
    characters.push(segment);
    if (characters.length > stringLength) break;
  }
  if (characters.length <= stringLength && head.length === text.length) return text;
  // The last one found may be torn by `slice`.
  const kept = characters.slice(0, Math.min(characters.length, stringLength) - 1);
  return `${kept.join('').trimEnd()}…`;
}

export interface LimitedItems<Item> {
  readonly items: readonly Item[];
  /** How many are left out: "more when parked". */
  readonly hidden: number;
}

/** The first 21 while `set` limits content, all of them otherwise. */
export function limitItems<Item>(items: readonly Item[], set: RestrictionSet): LimitedItems<Item> {
  if (!isRestricted(set, 'LIMIT_CONTENT')) return { items, hidden: 0 };
  return { items: items.slice(0, listItems), hidden: Math.max(0, items.length - listItems) };
}

import type { Mapping } from './map-profile.ts';
import type { ProfileContent, TakenCategory } from './profile-content.ts';
import type { TakeAlongChoice } from './collect-profile.ts';
import type { ProfileTarget, RecordsResult, TargetProblem } from './profile-places.ts';

/** What an import stored, and what it could not. */
export interface ImportReport {
  /** The names that the positions got. */
  readonly positions: readonly string[];
  /** Positions of which this car has nothing. */
  readonly emptyPositions: number;
  readonly card: boolean;
  readonly records: Readonly<Partial<Record<TakenCategory, Extract<RecordsResult, { ok: true }>>>>;
  /** One per part that failed; the others are stored. */
  readonly problems: readonly TargetProblem[];
}

/**
 * Stores what was chosen of a profile: positions as new ones under names that are free, the card last, for a new language draws the
 * screen anew. Nothing moves. Never rejects.
 *
 * @param unnamed what the usual position of another car is called here.
 */
export async function applyProfile(
  { card, records }: ProfileContent,
  mapping: Mapping,
  choice: TakeAlongChoice,
  target: ProfileTarget,
  unnamed: string,
): Promise<ImportReport> {
  const positions: string[] = [];
  const problems: TargetProblem[] = [];
  const filled = mapping.filter(({ values }) => values.size > 0);
  for (const { name, values } of filled) {
    const free = freeName(name === '' ? unnamed : name, [...target.positionNames, ...positions]);
    const added = await target.addPosition(free, values);
    if (added.ok) positions.push(free);
    else problems.push(added.reason);
  }
  const stored: Partial<Record<TakenCategory, Extract<RecordsResult, { ok: true }>>> = {};
  for (const part of records.filter(({ category }) => choice.records.includes(category))) {
    const added = await target.addRecords(part);
    if (added.ok) stored[part.category] = added;
    else problems.push(added.reason);
  }
  const changed = choice.card ? await target.changeCard(card) : undefined;
  if (changed?.ok === false) problems.push(changed.reason);
  const emptyPositions = mapping.length - filled.length;
  return { positions, emptyPositions, card: changed?.ok === true, records: stored, problems };
}

const longestName = 60;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** `name`, else `name 2` and so on: told apart as a person does, and within what a position's name may have. */
function freeName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(keyOf));
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` ${number}`;
    const tried = cut(name, longestName - ending.length) + ending;
    if (!keys.has(keyOf(tried))) return tried;
  }
}

function keyOf(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

function cut(name: string, length: number): string {
  let kept = '';
  for (const { segment } of graphemes.segment(name)) {
    if (kept.length + segment.length > length) break;
    kept += segment;
  }
  return kept.trim();
}

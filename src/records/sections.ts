import type { IndexSection } from '../../components/index-slider/index-slider.ts';

/** More stops than these are too close together for a finger on the lowest display (480 dp). */
const MOST = 30;

/** What begins with no letter; it stands last and is never bundled with letters. */
const noLetter = '#';

/**
 * The sections of a sorted list, at most 30: with more letters (Chinese, or many scripts in one book) neighbours share a stop,
 * "A–C". A letter has one section, the one where it first appears; what the language sorts elsewhere (Czech "Ch" after H) counts to the
 * section it stands in. Empty when no item says where it belongs.
 */
export function sectionsOf(items: readonly { readonly section?: string }[]): readonly IndexSection[] {
  const seen = new Set<string>();
  const letters: IndexSection[] = [];
  let current: string | undefined;
  for (const [start, { section }] of items.entries()) {
    if (section === undefined || section === current) continue;
    current = section;
    if (seen.has(section)) continue;
    seen.add(section);
    letters.push({ label: section, start });
  }
  return letters.length > MOST ? bundled(letters) : letters;
}

/** The section that a row stands in: its place in `sections`; 0 before the first. */
export function sectionAt(sections: readonly IndexSection[], row: number): number {
  return Math.max(
    0,
    sections.findLastIndex(({ start }) => start <= row),
  );
}

function bundled(letters: readonly IndexSection[]): readonly IndexSection[] {
  const named = letters.filter(({ label }) => label !== noLetter);
  const rest = letters.filter(({ label }) => label === noLetter);
  const stops = MOST - rest.length;
  const bundles = Array.from({ length: stops }, (_, at) =>
    named.slice(Math.floor((at * named.length) / stops), Math.floor(((at + 1) * named.length) / stops)),
  );
  return [...bundles.flatMap(joined), ...rest];
}

function joined(bundle: readonly IndexSection[]): readonly IndexSection[] {
  const [first] = bundle;
  const last = bundle.at(-1);
  if (first === undefined || last === undefined) return [];
  return [first === last ? first : { label: `${first.label}–${last.label}`, start: first.start }];
}

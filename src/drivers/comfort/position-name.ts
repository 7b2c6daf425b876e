import { longestPositionName } from '../comfort-settings.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As it is stored: trimmed, in one Unicode form, cut to what fits without tearing a character. */
export function storedName(typed: string): string {
  let name = '';
  for (const { segment } of graphemes.segment(typed.trim().normalize('NFC').slice(0, 1_000))) {
    if (name.length + segment.length > longestPositionName) break;
    name += segment;
  }
  return name.trim();
}

/** Equal for names that a person takes for the same. */
export function nameKey(name: string): string {
  return storedName(name).toLowerCase();
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first letter of the first and of the last word of a name, capitals where the script has them; empty for no letters. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map(firstGrapheme).join('').toLocaleUpperCase();
}

function firstGrapheme(word: string | undefined): string {
  for (const part of graphemes.segment(word ?? '')) return part.segment;
  return '';
}

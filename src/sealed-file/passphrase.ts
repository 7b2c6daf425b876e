/** Fewest characters of a passphrase, as a person counts them. */
export const shortestPassphrase = 10;
/** More is no safer, and a field has to end somewhere. */
export const longestPassphrase = 64;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function isLongEnough(passphrase: string): boolean {
  return [...graphemes.segment(passphrase)].length >= shortestPassphrase;
}

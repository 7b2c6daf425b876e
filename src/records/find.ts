import { digitsOf, foldText } from './fold-text.ts';

/** What is compared for one record, prepared once so that a key press costs a few milliseconds over 10,000 of them. */
export interface FindKey {
  /** Folded words of every text, ` ` before each. */
  readonly words: string;
  /** Digits of every number, ` ` before each. */
  readonly digits: string;
}

const hasPunctuation = /\p{P}/u;

/**
 * What is compared for one record: its texts, and what stands in it for numbers. "O'Neil" is found by "o'n", "neil" and "oneil".
 */
export function findKeyOf(texts: readonly string[], numbers: readonly string[] = []): FindKey {
  const folded = foldText(texts.join(' ')).replace(/\s+/gu, ' ');
  const variants = hasPunctuation.test(folded)
    ? [folded, folded.replace(/\p{P}+/gu, ' '), folded.replace(/\p{P}+/gu, '')]
    : [folded];
  return {
    words: [...new Set(variants)].map((variant) => ` ${variant}`).join(''),
    digits: numbers.map((number) => ` ${digitsOf(number.replace('(0)', ''))}`).join(''),
  };
}

/**
 * The positions in `keys` of what fits a query, in their order, those where a word begins with it first. Every word of
 * the query must occur; case, accents and, in phone numbers, spaces, dashes and the country's leading zero do not count.
 * A query without letters or digits finds all.
 */
export function find(keys: readonly FindKey[], query: string): number[] {
  const folded = foldText(query).trim();
  const words = folded.split(/\s+/u).filter((word) => word !== '');
  const digits = /^[+\d\s()./-]+$/.test(folded) ? numberOf(folded) : '';
  if (words.length === 0) return keys.map((_, position) => position);
  const beginning: number[] = [];
  const within: number[] = [];
  for (const [position, key] of keys.entries()) {
    if (words.every((word) => key.words.includes(` ${word}`))) beginning.push(position);
    else if (words.every((word) => key.words.includes(word))) within.push(position);
    else if (digits.length > 1 && key.digits.includes(digits)) within.push(position);
  }
  return [...beginning, ...within];
}

/** Without what differs between a number's national and international form: `+`, `00` or `0` before it. */
function numberOf(folded: string): string {
  const digits = digitsOf(folded);
  const bare = digits.replace(/^0+/, '');
  return bare === '' ? digits : bare;
}

import { foldText } from './fold-text.ts';

/** Where a record stands in a list that follows a text. */
export interface SortKey {
  readonly text: string;
  /** The letter it stands under; `#` for what begins with none. */
  readonly group: string;
}

export interface TextOrder {
  readonly keyOf: (text: string) => SortKey;
  /** Orders keys as the language does; those without a letter come last. */
  readonly compare: (left: SortKey, right: SortKey) => number;
}

/** The order of texts in a language. */
export function textOrder(locale: string): TextOrder {
  const collator = new Intl.Collator(locale, { numeric: true });
  const letters = new Intl.Collator(locale, { sensitivity: 'base' });
  return {
    keyOf(shown) {
      const text = shown.replace(opening, '');
      return { text, group: groupOf(text, locale, letters) };
    },
    compare(left, right) {
      const leftLast = left.group === '#';
      if (leftLast !== (right.group === '#')) return leftLast ? 1 : -1;
      return collator.compare(left.text, right.text);
    },
  };
}

/** Passed over: "(Ann)" stands among the A. */
const opening = /^[\p{P}\p{Z}\p{Cf}]+/u;

/** Accents and ligatures do not part letters (É, Æ), unless the language says that they are letters of their own (Swedish Ö, Danish Æ). */
function groupOf(text: string, locale: string, letters: Intl.Collator): string {
  const [letter] = /\p{L}\p{M}*/uy.exec(text) ?? [];
  if (letter === undefined) return '#';
  const composed = letter.normalize('NFC');
  const base = foldText(composed);
  const shown = letters.compare(composed, base) === 0 ? base : composed;
  return /^./su.exec(shown.toLocaleUpperCase(locale))?.[0] ?? '#';
}

import type { ContactDraft } from './contact-draft.ts';
import { displayName } from './display-name.ts';
import { foldText } from './fold-text.ts';

/** Where a contact stands in the list. */
export interface SortKey {
  readonly text: string;
  /** The letter it stands under; `#` for what begins with none. */
  readonly group: string;
}

export interface ContactOrder {
  readonly keyOf: (contact: ContactDraft) => SortKey;
  /** Orders keys as the language does; those without a letter come last. */
  readonly compare: (left: SortKey, right: SortKey) => number;
}

/**
 * The order of a contact list in a language. It follows the name that is shown, less a title before it, so that a reader
 * finds "Mr. John Doe" under J and every row below the letter that it begins with.
 */
export function contactOrder(locale: string): ContactOrder {
  const collator = new Intl.Collator(locale, { numeric: true });
  const letters = new Intl.Collator(locale, { sensitivity: 'base' });
  return {
    keyOf(contact) {
      const name = withoutPrefix(displayName(contact), contact.name?.prefix ?? '');
      const text = name.replace(opening, '');
      return { text, group: groupOf(text, locale, letters) };
    },
    compare(left, right) {
      const leftLast = left.group === '#';
      if (leftLast !== (right.group === '#')) return leftLast ? 1 : -1;
      return collator.compare(left.text, right.text);
    },
  };
}

/** Passed over like a title: "(Ann)" stands among the A. */
const opening = /^[\p{P}\p{Z}\p{Cf}]+/u;

function withoutPrefix(name: string, prefix: string): string {
  const title = prefix.replace(/\s+/gu, ' ').trim();
  if (title === '' || !name.startsWith(`${title} `)) return name;
  return name.slice(title.length + 1);
}

/** Accents and ligatures do not part letters (É, Æ), unless the language says that they are letters of their own (Swedish Ö, Danish Æ). */
function groupOf(text: string, locale: string, letters: Intl.Collator): string {
  const [letter] = /\p{L}\p{M}*/uy.exec(text) ?? [];
  if (letter === undefined) return '#';
  const composed = letter.normalize('NFC');
  const base = foldText(composed);
  const shown = letters.compare(composed, base) === 0 ? base : composed;
  return /^./su.exec(shown.toLocaleUpperCase(locale))?.[0] ?? '#';
}

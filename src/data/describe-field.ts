import type { RadioOption } from '../../components/radio-list/radio-list.ts';
import type { Messages } from '../i18n/en/en.ts';
import type { Contact } from './contacts/contact.ts';
import { addressParts } from './contacts/contact-form.ts';
import type { FieldId, FormLine, LineList } from './contacts/contact-form.ts';
import { kindOf, lineKinds } from './contacts/line-kind.ts';

type Words = Messages['contactEditor'];

interface DescribedField {
  readonly label: string;
  /** Which keyboard. */
  readonly kind: 'text' | 'tel' | 'email' | 'url';
}

const keyboards: Readonly<Record<string, DescribedField['kind']>> = {
  phones: 'tel',
  emails: 'email',
  website: 'url',
};

/** How a field is called; `number` tells lines apart where there are several, 0 where there is one. */
export function describeField(field: FieldId, number: number, words: Words): DescribedField {
  const [first = '', , last] = field.split('.');
  const label =
    addressParts.find((part) => part === last) ?? fieldNames.find((name) => name === first) ?? 'given';
  return { label: numbered(words[label], number, words), kind: keyboards[first] ?? 'text' };
}

const fieldNames = [
  'given',
  'family',
  'shownAs',
  'company',
  'phones',
  'emails',
  'birthday',
  'website',
  'note',
] as const;

interface DescribedLine {
  readonly name: string;
  readonly kinds: readonly RadioOption[];
}

/** A line's name and the kinds to choose from. What the contact called it itself stands for "other". */
export function describeLine(
  list: LineList,
  line: FormLine,
  number: number,
  original: Contact | undefined,
  words: Words,
): DescribedLine {
  const kept = original?.[list][line.key];
  const own = kept !== undefined && kindOf(kept) === 'other' ? (kept.label ?? kept.types.join(', ')) : '';
  const offered = lineKinds.filter((kind) => kind !== 'mobile' || list === 'phones' || line.kind === kind);
  return {
    name: numbered(words[list], number, words),
    kinds: offered.map((kind) => ({
      value: kind,
      heading: kind === 'other' && own !== '' ? own : words.kinds[kind],
    })),
  };
}

function numbered(name: string, number: number, words: Words): string {
  return number === 0 ? name : words.numbered(name, number);
}

import type { Contact } from './contact.ts';
import { fieldsOf, formOf, textOf } from './contact-form.ts';
import type { ContactForm, FieldId } from './contact-form.ts';
import { displayName } from './display-name.ts';
import { contactOf } from './form-contact.ts';
import { cleanText, isChanged } from './form-changes.ts';

/** `nothing`: there is nothing to know the contact by. */
export type FieldProblem = 'nothing' | 'phone' | 'email' | 'date' | 'too-long';

/** Longest texts that can be entered, in UTF-16 units. Imported ones may be longer (`vcard/limits.ts`) and stay. */
const longest = { line: 250, note: 10_000 };

export function longestText(field: FieldId): number {
  return field === 'note' ? longest.note : longest.line;
}

/** Digits of any script, what people write between them, and what a network takes (`*`, `#`, pauses). */
const phonePattern = /^[\p{Nd}\s+()./*#,;-]*\p{Nd}[\p{Nd}\s+()./*#,;-]*$/u;
/** Something, an at, and a name with a dot in it. What may really stand there only the mail server knows (RFC 5321). */
const emailPattern = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u;
/** `1980-03-22`, `19800322`, and without the year `--03-22`, `--0322` (RFC 6350, 4.3.1). */
const datePattern = /^(\d{4}|--)-?(\d{2})-?(\d{2})$/;
/** A year with a 29th of February, for dates without one. */
const anyYear = 2000;

/**
 * What is wrong with a form, by field, in the order they stand. Only what was changed is judged: a number that was
 * imported is never a reason not to store a new e-mail address.
 */
export function problemsOf(form: ContactForm, original: Contact): ReadonlyMap<FieldId, FieldProblem> {
  const start = formOf(original);
  const problems = new Map<FieldId, FieldProblem>();
  if (!isKnowable(contactOf(form, original))) problems.set('given', 'nothing');
  for (const field of fieldsOf(form)) {
    const text = cleanText(textOf(form, field));
    const problem = text === '' || !isChanged(form, start, field) ? undefined : problemWith(field, text);
    if (problem !== undefined) problems.set(field, problem);
  }
  return problems;
}

/** By a name of any kind, a number, an e-mail address or a company; an address or a note alone is not enough. */
function isKnowable(contact: Contact): boolean {
  return displayName({ ...contact, urls: [], addresses: [], notes: [] }) !== '';
}

function problemWith(field: FieldId, text: string): FieldProblem | undefined {
  if (text.length > longestText(field)) return 'too-long';
  if (field.startsWith('phones.') && !phonePattern.test(text)) return 'phone';
  if (field.startsWith('emails.') && !emailPattern.test(text)) return 'email';
  return field === 'birthday' && !isDate(text) ? 'date' : undefined;
}

function isDate(text: string): boolean {
  const [, yearText = '', monthText, dayText] = datePattern.exec(text) ?? [];
  const [month, day] = [Number(monthText), Number(dayText)];
  const year = yearText === '--' ? anyYear : Number(yearText);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

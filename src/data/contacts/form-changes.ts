import type { Contact } from './contact.ts';
import { fieldsOf, fieldsOfLine, lineLists, textOf } from './contact-form.ts';
import type { ContactForm, FieldId, FormLine, LineList } from './contact-form.ts';
import type { LineKind } from './line-kind.ts';

export function withText(form: ContactForm, field: FieldId, text: string): ContactForm {
  return { ...form, texts: { ...form.texts, [field]: text } };
}

/** One more line, empty. `original` is the contact the form was made of. */
export function withLine(form: ContactForm, list: LineList, original: Contact): ContactForm {
  const key = Math.max(original[list].length, ...form.lines[list].map((line) => line.key + 1));
  const texts: Partial<Record<FieldId, string>> = { ...form.texts };
  // The key may have been that of a line that was added and removed before.
  for (const field of fieldsOfLine(list, key)) texts[field] = '';
  const added: FormLine = { key, kind: list === 'phones' ? 'mobile' : 'home' };
  return { ...form, texts, lines: { ...form.lines, [list]: [...form.lines[list], added] } };
}

export function withoutLine(form: ContactForm, list: LineList, key: number): ContactForm {
  const lines = form.lines[list].filter((line) => line.key !== key);
  return { ...form, lines: { ...form.lines, [list]: lines } };
}

export function withKind(form: ContactForm, list: LineList, key: number, kind: LineKind): ContactForm {
  const lines = form.lines[list].map((line) => (line.key === key ? { key, kind } : line));
  return { ...form, lines: { ...form.lines, [list]: lines } };
}

/** As it is stored: without white space around it and without control characters, which a paste may bring. */
export function cleanText(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '').trim();
}

/** Whether a field says something else than it did; white space around it does not count. */
export function isChanged(form: ContactForm, start: ContactForm, field: FieldId): boolean {
  return cleanText(textOf(form, field)) !== cleanText(textOf(start, field));
}

/** Whether there is something to save or to lose. Lines that were added and left empty do not count. */
export function isEdited(form: ContactForm, start: ContactForm): boolean {
  if (form.keepsPhoto !== start.keepsPhoto) return true;
  if (fieldsOf(form).some((field) => isChanged(form, start, field))) return true;
  return lineLists.some(
    (list) => JSON.stringify(filled(form, start, list)) !== JSON.stringify(start.lines[list]),
  );
}

/** The lines that were there from the start, and of the added ones those with a text. */
function filled(form: ContactForm, start: ContactForm, list: LineList): readonly FormLine[] {
  return form.lines[list].filter(
    ({ key }) =>
      start.lines[list].some((line) => line.key === key) ||
      fieldsOfLine(list, key).some((field) => cleanText(textOf(form, field)) !== ''),
  );
}

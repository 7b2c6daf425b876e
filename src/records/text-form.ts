import type { FormRules } from './record-editing.ts';

/** One field of a record that is edited as texts. */
export interface FormField<T> {
  readonly id: string;
  readonly label: string;
  /** `lines`: several of them. `choice`: one of `options`. */
  readonly kind?: 'text' | 'tel' | 'url' | 'lines' | 'choice';
  readonly options?: readonly { readonly value: string; readonly heading: string }[];
  readonly hint?: string;
  /** In UTF-16 units. */
  readonly maxLength: number;
  readonly read: (value: T) => string;
  /** `text` is trimmed, and has passed `check`. */
  readonly write: (value: T, text: string) => T;
  /** What is wrong with a trimmed text, in words that say what is right; empty when nothing is. */
  readonly check?: (text: string) => string;
}

/** What was entered, by field. */
export type TextForm = Readonly<Record<string, string>>;

/**
 * The rules of a record that is edited as texts; `fieldsOf` gives those of one. Of a stored record what was not changed is not judged:
 * one that came in from elsewhere can be corrected field by field. `tooLong` says that a text is longer than its field.
 */
export function textForm<T>(
  fieldsOf: (value: T) => readonly FormField<T>[],
  empty: () => T | undefined,
  tooLong: () => string,
): FormRules<T, TextForm, string, string> {
  const formOf = (value: T): TextForm =>
    Object.fromEntries(fieldsOf(value).map(({ id, read }) => [id, read(value)]));
  const changed = (form: TextForm, original: T): readonly FormField<T>[] =>
    fieldsOf(original).filter(({ id, read }) => (form[id] ?? '') !== read(original));
  return {
    empty,
    formOf,
    isEdited: (form, original) => Object.keys(original).some((id) => form[id] !== original[id]),
    valueOf: (form, original) =>
      changed(form, original).reduce(
        (value, { id, write }) => write(value, (form[id] ?? '').trim()),
        original,
      ),
    problemsOf(form, original) {
      const fields = fieldsOf(original);
      const begun = empty();
      const isNew = begun !== undefined && fields.every(({ read }) => read(original) === read(begun));
      const judged = isNew ? fields : changed(form, original);
      return new Map(
        judged.flatMap(({ id, maxLength, check }): [string, string][] => {
          const text = (form[id] ?? '').trim();
          const problem = text.length > maxLength ? tooLong() : (check?.(text) ?? '');
          return problem === '' ? [] : [[id, problem]];
        }),
      );
    },
  };
}

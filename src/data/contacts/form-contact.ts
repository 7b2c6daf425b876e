import type { Contact } from './contact.ts';
import type { ContactName, PostalAddress } from './contact-draft.ts';
import { addressParts, formOf, isEmptyAddress, textOf } from './contact-form.ts';
import type { ContactForm, FieldId, FormLine } from './contact-form.ts';
import { joinedName, oneLine } from './display-name.ts';
import { cleanText, isChanged } from './form-changes.ts';
import { kindOf, typesOfKind } from './line-kind.ts';
import type { LineKind } from './line-kind.ts';

type Phone = Contact['phones'][number];
type Kinds = Pick<Phone, 'types' | 'label' | 'preferred'>;

const emptyName: ContactName = { family: '', given: '', additional: '', prefix: '', suffix: '' };
const emptyAddress: PostalAddress = {
  postOfficeBox: '',
  extended: '',
  street: '',
  locality: '',
  region: '',
  postalCode: '',
  country: '',
  types: [],
  preferred: false,
};

/**
 * The contact that a form makes of the one it was made of. What the form does not show, and every field that says what
 * it said before, stays as it was to the letter; empty lines are left out.
 */
export function contactOf(form: ContactForm, original: Contact): Contact {
  const { name: _name, fullName: _fullName, birthday: _birthday, photo, ...rest } = original;
  const changes = new Changes(form, original);
  const name = nameOf(changes);
  const fullName = fullNameOf(changes, name);
  const birthday = changes.text('birthday', original.birthday);
  return {
    ...rest,
    ...(fullName !== undefined && { fullName }),
    ...(name !== undefined && { name }),
    ...(birthday !== undefined && { birthday }),
    ...(photo !== undefined && form.keepsPhoto && { photo }),
    organisations: organisationsOf(changes),
    phones: form.lines.phones.flatMap((line) =>
      lineOf(changes, `phones.${line.key}`, line, original.phones[line.key]),
    ),
    emails: form.lines.emails.flatMap((line) =>
      lineOf(changes, `emails.${line.key}`, line, original.emails[line.key]),
    ),
    addresses: form.lines.addresses.flatMap((line) => addressOf(changes, line)),
    urls: urlsOf(changes),
    notes: notesOf(changes),
  };
}

/** A form beside the contact it was made of. */
class Changes {
  readonly original: Contact;
  readonly #form: ContactForm;
  readonly #start: ContactForm;

  constructor(form: ContactForm, original: Contact) {
    this.original = original;
    this.#form = form;
    this.#start = formOf(original);
  }

  has(...fields: readonly FieldId[]): boolean {
    return fields.some((field) => isChanged(this.#form, this.#start, field));
  }

  /** What a field says now: `before` to the letter when it was not changed, undefined when it was emptied. */
  text(field: FieldId, before: string | undefined): string | undefined {
    if (!this.has(field)) return before;
    const text = cleanText(textOf(this.#form, field));
    return text === '' ? undefined : text;
  }
}

function nameOf(changes: Changes): ContactName | undefined {
  const { name } = changes.original;
  if (!changes.has('given', 'family')) return name;
  const next = {
    ...(name ?? emptyName),
    given: changes.text('given', name?.given) ?? '',
    family: changes.text('family', name?.family) ?? '',
  };
  return joinedName(next).trim() === '' ? undefined : next;
}

/** A whole name of its own stays; one that only repeated the parts follows them. */
function fullNameOf(changes: Changes, name: ContactName | undefined): string | undefined {
  const { original } = changes;
  const own = changes.text('shownAs', formOf(original).texts.shownAs);
  if (own !== undefined && own !== '') return own;
  if (!changes.has('given', 'family', 'shownAs')) return original.fullName;
  return name === undefined ? undefined : oneLine(joinedName(name));
}

function organisationsOf(changes: Changes): Contact['organisations'] {
  const [first, ...others] = changes.original.organisations;
  if (!changes.has('company')) return changes.original.organisations;
  const name = changes.text('company', undefined) ?? '';
  const units = first?.units ?? [];
  return name === '' && units.length === 0 ? others : [{ name, units }, ...others];
}

function urlsOf(changes: Changes): Contact['urls'] {
  const { urls } = changes.original;
  if (!changes.has('website')) return urls;
  const [first, ...others] = urls;
  const value = changes.text('website', undefined);
  if (value === undefined) return others;
  return [{ types: [], preferred: false, ...first, value }, ...others];
}

function notesOf(changes: Changes): Contact['notes'] {
  const { notes } = changes.original;
  if (!changes.has('note')) return notes;
  const text = changes.text('note', undefined);
  return text === undefined ? notes.slice(1) : [text, ...notes.slice(1)];
}

/** A number or an e-mail address; none for an empty line. */
function lineOf(changes: Changes, field: FieldId, { kind }: FormLine, kept: Phone | undefined): Phone[] {
  const value = changes.text(field, kept?.value);
  if (value === undefined) return [];
  const extension = kept?.extension;
  return [{ value, ...(extension !== undefined && { extension }), ...kindsOf(kept, kind) }];
}

function addressOf(changes: Changes, { key, kind }: FormLine): PostalAddress[] {
  const kept = changes.original.addresses[key];
  const fields = addressParts.map((part): FieldId => `addresses.${key}.${part}`);
  if (kept !== undefined && !changes.has(...fields)) {
    const { types: _types, label: _label, preferred: _preferred, ...parts } = kept;
    return [{ ...parts, ...kindsOf(kept, kind) }];
  }
  const { types, label, preferred, formatted: _outdated, ...parts } = kept ?? emptyAddress;
  for (const part of addressParts) parts[part] = changes.text(`addresses.${key}.${part}`, parts[part]) ?? '';
  const address = { ...parts, ...kindsOf({ types, label, preferred }, kind) };
  return isEmptyAddress(address) ? [] : [address];
}

function kindsOf(kept: Kinds | undefined, kind: LineKind): Kinds {
  const preferred = kept?.preferred ?? false;
  if (kept === undefined || kindOf(kept) !== kind)
    return { types: typesOfKind(kind, kept?.types), preferred };
  const { types, label } = kept;
  return { types, ...(label !== undefined && { label }), preferred };
}

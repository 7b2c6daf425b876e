import type { Contact } from './contact.ts';
import type { ContactDraft } from './contact-draft.ts';
import { foldText } from '../../records/fold-text.ts';
import { phoneEnd } from './same-phone.ts';

/** What is known of a photo without reading it. */
export interface PhotoMark {
  readonly size: number;
  /** Media type. */
  readonly type: string;
}

export type Duplicate =
  /** The same content: nothing would be gained by storing it. */
  | { readonly kind: 'same'; readonly id: string }
  /** Probably the same person: only the driver knows. */
  | { readonly kind: 'alike'; readonly id: string };

interface Known {
  readonly id: string;
  readonly photos: Set<string>;
  /** The phones that it goes with; undefined where one of them is the driver's own, which stays. */
  devices: ReadonlySet<string> | undefined;
}

type Draft = ContactDraft & Pick<Contact, 'device'>;

/** Shorter numbers are shared: an emergency number, a company's exchange by its extension. */
const fewestDigits = /^\d{6}/;

/**
 * Finds who is there already, among contacts that were {@link add}ed, in time that does not depend on how many there
 * are. `same`: equal in all but the source, with the same photo (by size and type) or bringing none, and not to go with a
 * phone sooner. `alike`: the same
 * name and a number or e-mail address in common; or a number in common where one of the two has no name. Names are
 * compared without case, accents, punctuation and the order of their words; numbers by their last nine digits.
 */
export class DuplicateIndex {
  readonly #content = new Map<string, Known>();
  /** The first of each, by name and way to reach them. */
  readonly #reached = new Map<string, string>();
  /** The first of each number, and the first that has no name. */
  readonly #numbers = new Map<string, string>();
  readonly #nameless = new Map<string, string>();

  add(id: string, contact: Draft, photo?: PhotoMark): void {
    const content = contentKey(contact);
    const known = this.#content.get(content) ?? { id, photos: new Set<string>(), devices: new Set<string>() };
    const { device } = contact;
    known.devices = device === undefined ? undefined : known.devices && new Set([...known.devices, device]);
    if (photo !== undefined) known.photos.add(photoKey(photo));
    this.#content.set(content, known);
    const name = nameKey(contact);
    for (const way of name === '' ? [] : waysToReach(contact)) setFirst(this.#reached, `${name}\n${way}`, id);
    for (const number of ownNumbers(contact)) {
      setFirst(this.#numbers, number, id);
      if (name === '') setFirst(this.#nameless, number, id);
    }
  }

  find(contact: Draft, photo?: PhotoMark): Duplicate | undefined {
    const known = this.#content.get(contentKey(contact));
    if (known !== undefined) {
      const isKept = known.devices?.has(contact.device ?? '') ?? true;
      const isWhole = photo === undefined || known.photos.has(photoKey(photo));
      const kind = isKept && isWhole ? 'same' : 'alike';
      return { kind, id: known.id };
    }
    const name = nameKey(contact);
    const id =
      (name === '' ? undefined : firstOf(this.#reached, waysToReach(contact), (way) => `${name}\n${way}`)) ??
      firstOf(name === '' ? this.#numbers : this.#nameless, ownNumbers(contact), (number) => number);
    return id === undefined ? undefined : { kind: 'alike', id };
  }
}

/**
 * A name without case, accents, punctuation and the order of its words; a company's when the contact has no other.
 * Empty when there is none.
 */
function nameKey({ fullName = '', name, organisations }: ContactDraft): string {
  const parts = name ? [name.prefix, name.given, name.additional, name.family, name.suffix].join(' ') : '';
  const [text = ''] = [fullName, parts, organisations[0]?.name ?? ''].filter(
    (candidate) => candidate.trim() !== '',
  );
  const folded = foldText(text);
  const words = folded.replace(/[\p{P}\s]+/gu, ' ').trim();
  return words === '' ? folded.trim() : words.split(' ').sort().join(' ');
}

/** Both contacts as their schema gives them: their keys stand in one order. */
function contentKey(contact: Draft & { readonly photo?: unknown }): string {
  return JSON.stringify({ ...contact, source: undefined, photo: undefined, device: undefined });
}

function photoKey({ size, type }: PhotoMark): string {
  return `${size} ${type}`;
}

function waysToReach({ phones, emails }: ContactDraft): string[] {
  return [...phones.map(phoneEnd), ...emails.map(({ value }) => foldText(value))].filter((way) => way !== '');
}

function ownNumbers({ phones }: ContactDraft): string[] {
  return phones.map(phoneEnd).filter((number) => fewestDigits.test(number));
}

function setFirst(map: Map<string, string>, key: string, id: string): void {
  if (!map.has(key)) map.set(key, id);
}

function firstOf(
  map: ReadonlyMap<string, string>,
  values: readonly string[],
  keyOf: (value: string) => string,
): string | undefined {
  for (const value of values) {
    const id = map.get(keyOf(value));
    if (id !== undefined) return id;
  }
  return undefined;
}

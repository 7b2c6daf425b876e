import type { ContactDraft, ExtraProperty, PostalAddress } from '../contacts/contact-draft.ts';
import { displayName } from '../contacts/display-name.ts';
import { encodeBase64 } from './base64.ts';
import type { Photo } from './photo.ts';
import type { PropertyParam } from './property-head.ts';
import { writeDay } from './write-day.ts';
import { escapeAddress, escapeText, writeLine } from './write-line.ts';

type Kinds = Pick<ContactDraft['phones'][number], 'types' | 'label' | 'preferred'>;

/** The kinds of RELATED that RFC 6350 section 6.6.6 knows; any other is a label. */
const relatedTypes = new Set(
  (
    'contact acquaintance friend met co-worker colleague co-resident neighbor child parent sibling spouse kin muse ' +
    'crush date sweetheart me agent emergency'
  ).split(' '),
);
/** The reader takes a label out of this wrapping. */
const wrapped = /^_\$!<.*>!\$_$/s;
const uri = /^[a-z][a-z0-9+.-]*:\S*$/i;

/**
 * A contact as one card of vCard 4.0 (RFC 6350), lines folded, in UTF-8 when encoded. Our reader gives the same contact
 * again, its source aside. What no property here stands for goes back as it came: `ENCODING=b` of an older version too.
 */
export function writeVcard(contact: ContactDraft, photo?: Photo): string {
  return new CardWriter(contact).write(photo);
}

class CardWriter {
  readonly #contact: ContactDraft;
  /** Groups that stand in the card already. */
  readonly #groups: Set<string>;
  readonly #lines: string[] = [];
  #lastGroup = 0;

  constructor(contact: ContactDraft) {
    this.#contact = contact;
    this.#groups = new Set(contact.extra.flatMap(({ group }) => group?.toLowerCase() ?? []));
  }

  write(photo: Photo | undefined): string {
    const { phones, emails, addresses, urls, titles, roles, notes, organisations } = this.#contact;
    this.#line('BEGIN', [], 'VCARD');
    this.#line('VERSION', [], '4.0');
    this.#names();
    for (const { name, units } of organisations)
      this.#line('ORG', [], [name, ...units].map(escapeText).join(';'));
    for (const title of titles) this.#line('TITLE', [], escapeText(title));
    for (const role of roles) this.#line('ROLE', [], escapeText(role));
    for (const phone of phones) this.#phone(phone);
    for (const email of emails) this.#labelled(email, 'EMAIL', [], escapeText(email.value));
    for (const address of addresses) this.#address(address);
    for (const url of urls) this.#labelled(url, 'URL', [], escapeAddress(url.value));
    for (const note of notes) this.#line('NOTE', [], escapeText(note));
    this.#days();
    this.#relations();
    for (const extra of this.#contact.extra) this.#extra(extra);
    // After a PHOTO that is an address: the reader takes one picture, and keeps an address beside it.
    if (photo) this.#line('PHOTO', [], `data:${photo.mediaType};base64,${encodeBase64(photo.bytes)}`);
    this.#line('END', [], 'VCARD');
    return this.#lines.join('');
  }

  #names(): void {
    const { fullName, name, nicknames } = this.#contact;
    // A card must have one; RFC 9554 marks it as made of the others, so that it is not taken for the person's own.
    if (fullName === undefined) {
      this.#line('FN', [{ name: 'DERIVED', value: 'TRUE' }], escapeText(displayName(this.#contact)));
    } else this.#line('FN', [], escapeText(fullName));
    if (name) {
      const { family, given, additional, prefix, suffix } = name;
      this.#line('N', [], [family, given, additional, prefix, suffix].map(escapeText).join(';'));
    }
    if (nicknames.length > 0) this.#line('NICKNAME', [], nicknames.map(escapeText).join(','));
  }

  #phone(phone: ContactDraft['phones'][number]): void {
    const { value, extension } = phone;
    if (extension === undefined && !/^tel:/i.test(value)) {
      this.#labelled(phone, 'TEL', [], escapeText(value));
      return;
    }
    const address = `tel:${value}${extension === undefined ? '' : `;ext=${extension}`}`;
    this.#labelled(phone, 'TEL', [{ name: 'VALUE', value: 'uri' }], escapeAddress(address));
  }

  #address(address: PostalAddress): void {
    const { postOfficeBox, extended, street, locality, region, postalCode, country, formatted } = address;
    const parts = [postOfficeBox, extended, street, locality, region, postalCode, country];
    const label = formatted === undefined ? [] : [{ name: 'LABEL', value: formatted }];
    this.#labelled(address, 'ADR', label, parts.map(escapeText).join(';'));
  }

  #days(): void {
    const { birthday, dates } = this.#contact;
    if (birthday !== undefined) this.#day('BDAY', birthday);
    let hasAnniversary = false;
    for (const { value, label } of dates) {
      if (label === 'anniversary' && !hasAnniversary) {
        hasAnniversary = true;
        this.#day('ANNIVERSARY', value);
      } else this.#day('X-ABDATE', value, label);
    }
  }

  #day(name: string, value: string, label?: string): void {
    const day = writeDay(value);
    this.#line(name, day.params, day.value, label === undefined ? undefined : this.#groupFor(label));
  }

  #relations(): void {
    for (const { value, label } of this.#contact.relations) {
      const isKnown = label !== undefined && relatedTypes.has(label);
      const params = [
        ...(isKnown ? [{ name: 'TYPE', value: label }] : []),
        ...(uri.test(value) ? [] : [{ name: 'VALUE', value: 'text' }]),
      ];
      const text = uri.test(value) ? escapeAddress(value) : escapeText(value);
      this.#line('RELATED', params, text, label === undefined || isKnown ? undefined : this.#groupFor(label));
    }
  }

  #extra({ group, name, params, value }: ExtraProperty): void {
    this.#line(name, params, value.replaceAll('\n', '\\n'), group);
  }

  #labelled(
    { types, label, preferred }: Kinds,
    name: string,
    params: readonly PropertyParam[],
    value: string,
  ): void {
    const kinds = [
      ...types.map((type) => ({ name: 'TYPE', value: type })),
      ...(preferred ? [{ name: 'PREF', value: '1' }] : []),
    ];
    this.#line(name, [...kinds, ...params], value, label === undefined ? undefined : this.#groupFor(label));
  }

  /** Writes the label, and gives the group of what it is the label of. */
  #groupFor(label: string): string {
    do this.#lastGroup += 1;
    while (this.#groups.has(`item${this.#lastGroup}`));
    const group = `item${this.#lastGroup}`;
    this.#line('X-ABLabel', [], escapeText(wrapped.test(label) ? `_$!<${label}>!$_` : label), group);
    return group;
  }

  #line(name: string, params: readonly PropertyParam[], value: string, group?: string): void {
    this.#lines.push(writeLine({ group, name, params }, value));
  }
}

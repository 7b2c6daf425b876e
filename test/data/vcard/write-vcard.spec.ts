import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { ContactDraft } from '../../../src/data/contacts/contact-draft.ts';
import { displayName } from '../../../src/data/contacts/display-name.ts';
import type { Photo } from '../../../src/data/vcard/photo.ts';
import { writeVcard } from '../../../src/data/vcard/write-vcard.ts';
import { anyContact } from '../contacts/any-contact.ts';
import { makeContact, nameParts, phone } from '../contacts/make-contact.ts';
import { readCard, readCards } from './read-all.ts';

/** What a card reads like when it was written by us. */
const read4 = (contact: ContactDraft): ContactDraft => ({
  ...contact,
  source: { format: 'vcard', version: '4.0' },
});
const linesOf = (contact: ContactDraft): string[] =>
  writeVcard(contact).replaceAll('\r\n ', '').split('\r\n');

test.describe('writeVcard', () => {
  const rows: readonly (readonly [string, Partial<ContactDraft>, string])[] = [
    ['a name', { fullName: 'Zoë "Z"; Doe, jr' }, 'FN:Zoë "Z"\\; Doe\\, jr'],
    ['a name made of others', { phones: [phone('1')] }, 'FN;DERIVED=TRUE:1'],
    [
      'name parts',
      { fullName: 'A', name: { ...nameParts, family: 'O;Neil', given: 'Ann' } },
      'N:O\\;Neil;Ann;;;',
    ],
    ['a newline', { fullName: 'A', notes: ['one\ntwo\\'] }, 'NOTE:one\\ntwo\\\\'],
    [
      'kinds',
      { fullName: 'A', phones: [{ value: '1', types: ['cell', 'work'], preferred: true }] },
      'TEL;TYPE=cell;TYPE=work;PREF=1:1',
    ],
    [
      'an extension',
      { fullName: 'A', phones: [{ ...phone('+3120'), extension: '12' }] },
      'TEL;VALUE=uri:tel:+3120;ext=12',
    ],
    [
      'an address as on an envelope',
      {
        fullName: 'A',
        addresses: [
          {
            ...{ postOfficeBox: '', extended: '', street: 'Dam 1, a', locality: 'Amsterdam', region: '' },
            ...{ postalCode: '', country: '', formatted: 'Dam "1":\nA', types: [], preferred: false },
          },
        ],
      },
      'ADR;LABEL="Dam ^\'1^\':^nA":;;Dam 1\\, a;Amsterdam;;;',
    ],
    ['a birthday', { fullName: 'A', birthday: '19800322' }, 'BDAY:19800322'],
    ['a birthday with dashes', { fullName: 'A', birthday: '1980-03-22' }, 'BDAY;X-GIVEN=1980-03-22:19800322'],
    ['a birthday in words', { fullName: 'A', birthday: 'in May' }, 'BDAY;VALUE=text:in May'],
    [
      'an anniversary',
      { fullName: 'A', dates: [{ value: '--0203', label: 'anniversary' }] },
      'ANNIVERSARY:--0203',
    ],
    ['another day', { fullName: 'A', dates: [{ value: '1996', label: 'Boat' }] }, 'item1.X-ABDATE:1996'],
    ['a web address', { fullName: 'A', urls: [phone('https://x.org/a,b;c')] }, 'URL:https://x.org/a,b;c'],
    [
      'a relation of the standard',
      { fullName: 'A', relations: [{ value: 'Ben', label: 'spouse' }] },
      'RELATED;TYPE=spouse;VALUE=text:Ben',
    ],
    [
      'what nothing here reads',
      { fullName: 'A', extra: [{ name: 'GEO', params: [], value: 'geo:52.3,4.9' }] },
      'GEO:geo:52.3,4.9',
    ],
  ];
  for (const [name, changes, line] of rows) {
    test(`writes ${name}`, () => {
      expect(linesOf(makeContact(changes))).toContain(line);
    });
  }

  test('gives a label as a group that no other property has', () => {
    const contact = makeContact({
      fullName: 'A',
      phones: [{ ...phone('1'), label: 'Boat' }],
      extra: [{ group: 'Item1', name: 'X-A', params: [], value: '' }],
    });
    expect(linesOf(contact)).toEqual(
      expect.arrayContaining(['item2.X-ABLabel:Boat', 'item2.TEL:1', 'Item1.X-A:']),
    );
  });

  test('is version 4.0 in whole lines of 75 octets at most, cut between letters', () => {
    fc.assert(
      fc.property(anyContact, (contact) => {
        const text = writeVcard(contact);
        expect(text).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n[\s\S]*\r\nEND:VCARD\r\n$/);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const lines = text.split('\r\n').map((line) => ({ line, bytes: Buffer.from(line) }));
        // Half a letter would not come back out of its bytes.
        expect(lines.filter(({ line, bytes }) => bytes.length > 75 || bytes.toString() !== line)).toEqual([]);
      }),
    );
  });

  test('is read back as the same contact, photo included', async () => {
    const photos: fc.Arbitrary<Photo | undefined> = fc.option(
      fc
        .uint8Array({ maxLength: 300 })
        .map((bytes) => ({ mediaType: 'image/jpeg', bytes: Uint8Array.from([0xff, 0xd8, 0xff, ...bytes]) })),
      { nil: undefined },
    );
    await fc.assert(
      fc.asyncProperty(anyContact, photos, async (contact, photo) => {
        fc.pre(displayName(contact) !== '');
        const card = await readCard(writeVcard(contact, photo));
        expect(card.contact).toEqual(contact);
        expect(card.photo).toEqual(photo);
        expect(card.remarks).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('writes a photo of 5 MB that is read back whole', async () => {
    const bytes = new Uint8Array(5 * 1_048_576).map((_, index) => (index * 7) & 0xff);
    bytes.set([0xff, 0xd8, 0xff]);
    const card = await readCard(
      writeVcard(makeContact({ fullName: 'A' }), { mediaType: 'image/jpeg', bytes }),
    );
    expect(card.photo && Buffer.from(card.photo.bytes).equals(Buffer.from(bytes))).toBe(true);
  });
});

const folder = new URL('../../../../shared/fixtures/vcard/', import.meta.url);

test.describe('real cards', () => {
  test.skip(!existsSync(folder), 'skipped: ../shared/fixtures/vcard is not there');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.vcf')) : [];
  for (const name of names) {
    test(`of ${name} are the same after they were written and read again`, async () => {
      const cards = await readCards(new Uint8Array(readFileSync(new URL(name, folder))));
      expect(cards.length).toBeGreaterThan(0);
      const again = await readCards(cards.map(({ contact, photo }) => writeVcard(contact, photo)).join(''));
      expect(again.map(({ contact }) => contact)).toEqual(cards.map(({ contact }) => read4(contact)));
      expect(again.map(({ photo }) => photo)).toEqual(cards.map(({ photo }) => photo));
    });
  }
});

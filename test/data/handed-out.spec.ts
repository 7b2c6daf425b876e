import { expect, test } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import * as z from 'zod/mini';
import { contactSchema } from '../../src/data/contacts/contact.ts';
import { handedOut } from '../../src/data/handed-out.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { makeContact } from './contacts/make-contact.ts';
import { MemoryRecords } from './memory-records.ts';

const packs = new URL('../../public/packs/', import.meta.url);
const packSchema = z.object({ categoriesOfGroup: z.record(z.string(), z.array(z.string())) });

/** What a service sends of these are signals of the car. */
const comfort = ['seat', 'chassis', 'climate', 'lighting'];

test('every category that services of a pack read has a row that says what they get of it', () => {
  const rows = handedOut.map(({ category }) => category);
  for (const name of readdirSync(packs)) {
    const text = readFileSync(new URL(`${name}/pack.json`, packs), 'utf8');
    const { categoriesOfGroup } = packSchema.parse(JSON.parse(text));
    const read = Object.values(categoriesOfGroup).flat();
    expect(rows).toEqual(expect.arrayContaining(read.filter((category) => !comfort.includes(category))));
  }
});

const secret = 'canary';
const blob = { id: 'a'.repeat(26), key: `${'K'.repeat(43)}=`, size: 1, type: 'image/png' };
const position = { latitude: 52.123, longitude: 5.456 };

/** One of each, with all that no service is to have of it. */
const records: Readonly<Record<string, unknown>> = {
  destinations: {
    name: 'Home',
    position,
    note: secret,
    phone: secret,
    kind: 'home',
    source: 'gpx',
    enteredAt: 1,
  },
  'recent-destinations': {
    name: 'Work',
    address: 'A street',
    route: [{ latitude: 1.5, longitude: 2.5 }],
    startedAt: 1,
  },
  contacts: contactSchema.parse({
    ...makeContact({ phones: [{ types: [], preferred: false, value: '+1' }], notes: [secret] }),
    photo: blob,
    device: secret,
  }),
  media: {
    kind: 'photo',
    title: 'Beach',
    isFavourite: false,
    addedAt: 1,
    position,
    camera: secret,
    content: { place: 'car', blob },
  },
  'online-use': { kind: 'cookie', host: secret, name: secret, value: secret, at: 1 },
};
const given: Readonly<Record<string, unknown>> = {
  destinations: [{ name: 'Home', position }],
  'recent-destinations': [{ name: 'Work', address: 'A street' }],
  contacts: [{ name: '+1', phones: ['+1'], emails: [] }],
  media: [{ kind: 'photo', title: 'Beach' }],
  'online-use': [],
};

for (const row of handedOut) {
  test(`services get of ${row.category} what they need, and nothing that opens something`, async () => {
    const vault: Pick<Vault, 'collection'> = {
      collection: <T>(_bucket: string, definition: CollectionDefinition<T>) =>
        new MemoryRecords(definition, { one: definition.schema.parse(records[row.category]) }),
    };
    const read = await row.open(vault, 'bucket', new AbortController().signal);
    const sent: unknown = JSON.parse(JSON.stringify(read?.()));
    expect(sent).toEqual(given[row.category]);
  });
}

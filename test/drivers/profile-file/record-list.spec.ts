import { expect, test } from '@playwright/test';
import type { Contact } from '../../../src/data/contacts/contact.ts';
import { recordList } from '../../../src/drivers/profile-file/record-list.ts';
import { makeContact, phone } from '../../data/contacts/make-contact.ts';
import { MemoryContacts } from '../../data/memory-contacts.ts';

const photo = { id: 'a'.repeat(26), key: btoa('x'.repeat(32)), size: 9, type: 'image/png' };
const ada: Contact = makeContact({ fullName: 'Ada', phones: [phone('061')] });
const withoutPhoto = ({ photo: _photo, ...contact }: Contact): Contact => contact;

test.describe('recordList', () => {
  const list = (contacts: Readonly<Record<string, Contact>> = {}) => {
    const collection = new MemoryContacts(contacts);
    let next = 0;
    return { collection, records: recordList(collection, () => `new-${(next += 1)}`, withoutPhoto) };
  };

  test('gives records away without what only this vault can open', () => {
    const { records } = list({ a: { ...ada, photo } });
    expect(records.all()).toEqual([ada]);
    expect(JSON.stringify(records.all())).not.toContain(photo.key);
  });

  test('adds what is new, once, and says what was there and what does not fit', async () => {
    const { collection, records } = list({ a: { ...ada, photo } });
    const bob = makeContact({ fullName: 'Bob' });
    const forged = { ...bob, photo };
    const taken = [JSON.parse(JSON.stringify(ada)) as unknown, bob, bob, 7, forged];
    expect(await records.add({ category: 'contacts', version: 1, records: taken })).toEqual({
      ok: true,
      added: 1,
      known: 2,
      unfit: 2,
    });
    expect(collection.all().map(({ id }) => id)).toEqual(['a', 'new-1']);
  });

  test('stores nothing of a newer version, and says what storage answered', async () => {
    const { collection, records } = list();
    const taken = { category: 'contacts', version: 1, records: [ada] } as const;
    expect(await records.add({ ...taken, version: 9 })).toEqual({ ok: false, reason: 'newer-version' });
    collection.fail.push({ ok: false, reason: 'quota' });
    expect(await records.add(taken)).toEqual({ ok: false, reason: 'quota' });
    expect(collection.all()).toEqual([]);
  });
});

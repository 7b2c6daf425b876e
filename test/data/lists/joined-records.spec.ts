import { expect, test } from '@playwright/test';
import { JoinedRecords } from '../../../src/data/lists/joined-records.ts';
import type { Contact } from '../../../src/data/contacts/contact.ts';
import type { OpenResult } from '../../../src/vault/collection-definition.ts';
import type { Collection } from '../../../src/vault/collection.ts';
import { contactsCollection } from '../../../src/data/contacts/contacts-collection.ts';
import { makeContact } from '../contacts/make-contact.ts';
import { MemoryContacts } from '../memory-contacts.ts';

/** Contacts that open as `answer` says. */
const opening = (answer: OpenResult): Collection<Contact> =>
  Object.assign<Collection<Contact>, Pick<Collection<Contact>, 'open'>>(new MemoryContacts(), {
    open: () => Promise.resolve(answer),
  });

const ann = makeContact({ fullName: 'Ann' });
const ben = makeContact({ fullName: 'Ben' });
const join = (...parts: readonly Collection<Contact>[]): JoinedRecords<Contact> =>
  new JoinedRecords(contactsCollection, parts);

test.describe('JoinedRecords', () => {
  test('reads all parts as one list', () => {
    const joined = join(new MemoryContacts({ ann }), new MemoryContacts({ ben }));
    expect(joined.all().map(({ id }) => id)).toEqual(['ann', 'ben']);
    expect([joined.get('ann')?.value, joined.get('ben')?.value, joined.get('cleo')]).toEqual([
      ann,
      ben,
      undefined,
    ]);
  });

  test('writes nothing', async () => {
    const joined = join(new MemoryContacts({ ann }));
    for (const write of [joined.put(), joined.remove(), joined.expire(), joined.restore()]) {
      expect(await write).toEqual({ ok: false, reason: 'closed' });
    }
    expect(joined.all().length).toBe(1);
  });

  test('sums the damage of its parts, and fails with the first that does not open', async () => {
    const hurt = {
      ok: true,
      unreadablePages: 2,
      lostPages: 1,
      invalidRecords: 0,
      headDamaged: true,
    } as const;
    expect(await join(opening(hurt), opening({ ...hurt, headDamaged: false })).open()).toEqual({
      ok: true,
      unreadablePages: 4,
      lostPages: 2,
      invalidRecords: 0,
      headDamaged: true,
    });
    const failed = { ok: false, reason: 'unreadable' } as const;
    expect(await join(opening(hurt), opening(failed)).open()).toEqual(failed);
  });
});

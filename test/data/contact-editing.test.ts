import { expect } from '@open-wc/testing';
import { ContactEditing } from '../../src/data/contact-editing.ts';
import type { ContactEdit } from '../../src/data/contact-editing.ts';
import type { Contact } from '../../src/data/contacts/contact.ts';
import { withText } from '../../src/data/contacts/form-changes.ts';
import { contactsCollection } from '../../src/data/contacts/contacts-collection.ts';
import type { FieldId } from '../../src/data/contacts/contact-form.ts';
import type { Collection } from '../../src/vault/collection.ts';
import type { WriteResult } from '../../src/vault/collection-definition.ts';
import { driverBucket, GloveboxStand } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { makeContact, phone } from './contacts/make-contact.ts';

describe('ContactEditing', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => (stand = new GloveboxStand()));
  afterEach(() => stand.closeAll());

  const ann = makeContact({ fullName: 'Ann', phones: [phone('1')], nicknames: ['Annie'] });

  async function openContacts(): Promise<Collection<Contact>> {
    const vault = await stand.window();
    const contacts = vault.collection(driverBucket(vault), contactsCollection);
    await contacts.open();
    return contacts;
  }

  async function make() {
    const contacts = await openContacts();
    await contacts.put([{ id: 'ann', value: ann }]);
    return { contacts, editing: new ContactEditing(contacts, () => 'new-id') };
  }

  function current(editing: ContactEditing): ContactEdit {
    if (editing.current === undefined) throw new Error('nothing is edited');
    return editing.current;
  }

  const type = (editing: ContactEditing, field: FieldId, text: string): void =>
    editing.change(withText(current(editing).form, field, text));

  async function failing(result: WriteResult): Promise<ContactEditing> {
    const { contacts } = await make();
    const collection: Collection<Contact> = {
      definition: contacts.definition,
      open: () => contacts.open(),
      all: () => contacts.all(),
      get: (id) => contacts.get(id),
      put: () => Promise.resolve(result),
      remove: (ids, undo) => contacts.remove(ids, undo),
      expire: (selection, undo) => contacts.expire(selection, undo),
      restore: (ids) => contacts.restore(ids),
      setAside: (ids, isAside) => contacts.setAside(ids, isAside),
      subscribe: (listener, signal) => contacts.subscribe(listener, signal),
    };
    return new ContactEditing(collection, () => 'new-id');
  }

  it('adds a contact and ends', async () => {
    const { contacts, editing } = await make();
    expect(editing.begin()).to.equal(true);
    type(editing, 'given', 'Ben');
    expect(await editing.save()).to.deep.equal({ ok: true, id: 'new-id' });
    expect(contacts.get('new-id')?.value).to.deep.equal(
      makeContact({
        fullName: 'Ben',
        name: { given: 'Ben', family: '', additional: '', prefix: '', suffix: '' },
      }),
    );
    expect(editing.current).to.equal(undefined);
  });

  it('changes a contact and keeps what the form does not show', async () => {
    const { contacts, editing } = await make();
    editing.begin('ann');
    type(editing, 'phones.0', '2');
    expect(await editing.save()).to.deep.equal({ ok: true, id: 'ann' });
    expect(contacts.get('ann')?.value).to.deep.equal({ ...ann, phones: [phone('2')] });
  });

  it('begins nothing while another edit has something to lose, and nothing for a contact that is gone', async () => {
    const { editing } = await make();
    expect(editing.begin('nobody')).to.equal(false);
    editing.begin('ann');
    expect([editing.isEdited, editing.begin()]).to.deep.equal([false, true]);
    type(editing, 'note', 'Hello');
    expect([editing.isEdited, editing.begin('ann')]).to.deep.equal([true, false]);
    expect(current(editing).form.texts.note).to.equal('Hello');
    editing.discard();
    expect([editing.isEdited, editing.begin('ann')]).to.deep.equal([false, true]);
  });

  it('says what is wrong only after a try to save, then with every change', async () => {
    const { contacts, editing } = await make();
    editing.begin('ann');
    type(editing, 'birthday', 'in spring');
    expect(current(editing).problems.size).to.equal(0);
    expect((await editing.save()).ok).to.equal(false);
    expect([...current(editing).problems]).to.deep.equal([['birthday', 'date']]);
    expect(contacts.get('ann')?.value).to.deep.equal(ann);
    type(editing, 'birthday', '1980-03-22');
    expect(current(editing).problems.size).to.equal(0);
    expect((await editing.save()).ok).to.equal(true);
  });

  it('refuses to overwrite what another window stored, and stores mine over it when asked', async () => {
    const { contacts, editing } = await make();
    editing.begin('ann');
    type(editing, 'note', 'Mine');
    await contacts.put([{ id: 'ann', value: { ...ann, notes: ['Theirs'] }, revision: revisionOf(contacts) }]);
    expect((await editing.save()).ok).to.equal(false);
    expect(current(editing).conflict).to.equal('changed');
    expect(contacts.get('ann')?.value.notes).to.deep.equal(['Theirs']);
    editing.postpone();
    expect([current(editing).conflict, editing.isEdited]).to.deep.equal([undefined, true]);
    expect((await editing.save()).ok).to.equal(false);
    expect(await editing.keepMine()).to.deep.equal({ ok: true, id: 'ann' });
    expect(contacts.get('ann')?.value.notes).to.deep.equal(['Mine']);
  });

  it('stores anew what another window deleted, when asked', async () => {
    const { contacts, editing } = await make();
    editing.begin('ann');
    type(editing, 'note', 'Mine');
    await contacts.remove(['ann'], 10_000);
    expect((await editing.save()).ok).to.equal(false);
    expect(current(editing).conflict).to.equal('deleted');
    expect(await editing.keepMine()).to.deep.equal({ ok: true, id: 'new-id' });
    expect(contacts.get('new-id')?.value.notes).to.deep.equal(['Mine']);
  });

  for (const reason of ['quota', 'storage', 'keystore-unreachable', 'unreadable', 'closed'] as const) {
    it(`keeps the form when storing fails: ${reason}`, async () => {
      const editing = await failing({ ok: false, reason });
      editing.begin('ann');
      type(editing, 'note', 'Kept');
      expect((await editing.save()).ok).to.equal(false);
      const { failure, form, isSaving } = current(editing);
      expect([failure, form.texts.note, isSaving]).to.deep.equal([reason, 'Kept', false]);
    });
  }

  it('takes no second save and no change while it is storing, and tells its listeners', async () => {
    const { editing } = await make();
    const end = new AbortController();
    const heard: boolean[] = [];
    editing.subscribe(() => heard.push(editing.current?.isSaving ?? false), end.signal);
    editing.begin('ann');
    type(editing, 'note', 'First');
    const saved = editing.save();
    type(editing, 'note', 'Second');
    expect(current(editing).form.texts.note).to.equal('First');
    expect((await editing.save()).ok).to.equal(false);
    expect((await saved).ok).to.equal(true);
    end.abort();
    editing.begin('ann');
    expect(heard).to.deep.equal([false, false, false, true, false]);
  });
});

function revisionOf(contacts: Collection<Contact>): number {
  return contacts.get('ann')?.revision ?? 0;
}

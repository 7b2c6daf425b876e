import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ButtonElement } from '../../components/button/button.ts';
import type { DialogElement } from '../../components/dialog/dialog.ts';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import { ContactEditing } from '../../src/data/contact-editing.ts';
import '../../src/data/contact-editor.ts';
import type { ContactEditorElement } from '../../src/data/contact-editor.ts';
import { EditorFrameElement } from '../../src/records/editor-frame.ts';
import { ContactFieldsElement } from '../../src/data/contact-fields.ts';
import type { FieldId } from '../../src/data/contacts/contact-form.ts';
import { FormEditedEvent } from '../../src/data/contact-form-event.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { DrivingState } from '../../src/restriction/driving-state.ts';
import { collect, inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { makeContact, nameParts, phone } from './contacts/make-contact.ts';
import { MemoryContacts } from './memory-contacts.ts';
import { StatedCar } from './stated-car.ts';

const words = messages.contactEditor;
const ann = makeContact({
  fullName: 'Ann Sample',
  name: { ...nameParts, given: 'Ann', family: 'Sample' },
  phones: [phone('061')],
});

/** An edit of Ann, with texts typed into it. */
function begin(texts: Partial<Record<FieldId, string>> = {}) {
  const contacts = new MemoryContacts({ ann });
  const editing = new ContactEditing(contacts, () => 'new');
  editing.begin('ann');
  const form = editing.current?.form;
  if (form !== undefined) editing.change({ ...form, texts: { ...form.texts, ...texts } });
  return { contacts, editing };
}

const template = (editing: ContactEditing, car = new StatedCar()) =>
  html`<gb-contact-editor .editing=${editing} .monitor=${car}></gb-contact-editor>`;

async function make(texts?: Partial<Record<FieldId, string>>, state?: DrivingState) {
  const { contacts, editing } = begin(texts);
  const car = new StatedCar(state);
  const editor = await fixture<ContactEditorElement>(template(editing, car));
  const fields = inside(editor, 'gb-contact-fields', ContactFieldsElement);
  await fields.updateComplete;
  const closed = collect(editor, 'editor-closed');
  return { contacts, editing, car, editor, fields, closed };
}

/** What stands around the fields. */
const frameOf = (editor: ContactEditorElement): EditorFrameElement =>
  inside(editor, 'gb-editor-frame', EditorFrameElement);
const button = (editor: ContactEditorElement, text: string): ButtonElement => {
  const found = [...frameOf(editor).renderRoot.querySelectorAll('gb-button')].find(
    ({ textContent }) => textContent.trim() === text,
  );
  if (found === undefined) throw new Error(`no button ${text}`);
  return found;
};
const field = (fields: ContactFieldsElement, name: FieldId) =>
  inside(fields, `gb-text-field[data-field="${name}"]`, TextFieldElement);
const isIn = (element: Element): boolean => element.shadowRoot?.activeElement instanceof Element;
const openDialogs = (editor: ContactEditorElement): string[] =>
  [...frameOf(editor).renderRoot.querySelectorAll('gb-dialog')].flatMap((dialog: DialogElement) =>
    dialog.open ? [dialog.heading] : [],
  );

describe('gb-contact-editor', () => {
  const wrong = { birthday: 'in spring', 'phones.0': 'none' };

  itIsAccessible({
    editing: () => template(begin().editing),
    'with mistakes': () => {
      const { editing } = begin(wrong);
      void editing.save();
      return template(editing);
    },
    'while driving': () => template(begin({ note: 'Kept' }).editing, new StatedCar('moving')),
  });

  it('begins in the first field and takes what is typed', async () => {
    const { editor, editing, fields } = await make();
    await waitUntil(() => isIn(field(fields, 'given')), 'the first field has the focus');
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'a' });
    expect(editing.current?.form.texts.given).to.equal('Anna');
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    expect(inside(frameOf(editor), 'gb-page').getAttribute('heading')).to.equal(words.title);
  });

  it('saves nothing that is wrong, says how much is, and gives the focus to the first wrong field', async () => {
    const { contacts, editor, fields, closed } = await make(wrong);
    button(editor, words.save).click();
    await waitUntil(() => isIn(field(fields, 'phones.0')), 'the number has the focus');
    expect(inside(frameOf(editor), 'gb-notice', NoticeElement).text).to.equal(words.problemCount(2));
    expect([field(fields, 'phones.0').error, field(fields, 'birthday').error]).to.deep.equal([
      words.problems.phone,
      words.problems.date,
    ]);
    expect([contacts.get('ann')?.revision, closed.length]).to.deep.equal([1, 0]);
  });

  it('saves, and says which contact that was', async () => {
    const { contacts, editor, closed } = await make({ note: 'New' });
    button(editor, words.save).click();
    await waitUntil(() => closed.length > 0, 'it closes');
    expect(closed.map(({ savedId }) => savedId)).to.deep.equal(['ann']);
    expect(contacts.get('ann')?.value.notes).to.deep.equal(['New']);
  });

  it('says that storing failed, and keeps what was typed', async () => {
    const { contacts, editing, editor, closed } = await make({ note: 'New' });
    contacts.fail.push({ ok: false, reason: 'quota' });
    button(editor, words.save).click();
    await waitUntil(() => editing.current?.failure !== undefined, 'it failed');
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    const { tone, text } = inside(frameOf(editor), 'gb-notice', NoticeElement);
    expect([tone, text]).to.deep.equal(['fault', words.saveFailed.quota]);
    expect([editing.current?.form.texts.note, closed.length]).to.deep.equal(['New', 0]);
  });

  it('moving off keeps every text, takes no more, saves nothing, and says why; standing again it goes on', async () => {
    const { car, contacts, editing, editor, fields, closed } = await make({ note: 'Kept' });
    await fields.focusField('note');
    car.become('moving');
    // Before anything is drawn anew, too.
    button(editor, words.save).click();
    await sendKeys({ type: 'x' });
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    await fields.updateComplete;
    await sendKeys({ type: 'x' });
    button(editor, words.save).click();
    expect([editing.current?.form.texts.note, field(fields, 'note').value]).to.deep.equal(['Kept', 'Kept']);
    expect([contacts.get('ann')?.revision, closed.length]).to.deep.equal([1, 0]);
    expect(inside(frameOf(editor), 'gb-notice', NoticeElement).text).to.equal(words.blocked.moving);
    expect([field(fields, 'note').blockedReason, button(editor, words.save).blockedReason]).to.deep.equal([
      words.blocked.moving,
      words.blocked.moving,
    ]);
    car.become('unknown');
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    expect(fields.blockedReason).to.equal(words.blocked.unknown);
    car.become('parked');
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    button(editor, words.save).click();
    await waitUntil(() => closed.length > 0, 'it is saved');
    expect(contacts.get('ann')?.value.notes).to.deep.equal(['Kept']);
  });

  it('changes nothing in a car that moves, whatever asks for it', async () => {
    const { car, editing, fields } = await make();
    const form = editing.current?.form;
    if (form === undefined) throw new Error('no form');
    car.become('moving');
    fields.dispatchEvent(new FormEditedEvent({ ...form, texts: { given: 'Late' } }));
    expect(editing.current?.form).to.equal(form);
  });

  it('leaves at once when nothing is lost, and asks first otherwise', async () => {
    const unchanged = await make();
    button(unchanged.editor, words.cancel).click();
    expect(unchanged.closed.map(({ savedId }) => savedId)).to.deep.equal(['']);
    const { editor, editing, fields, closed } = await make({ note: 'New' });
    await fields.focusField('note');
    await sendKeys({ press: 'Escape' });
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    expect([openDialogs(editor), closed.length]).to.deep.equal([[words.discardTitle], 0]);
    button(editor, words.keepEditing).click();
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    expect([openDialogs(editor), editing.isEdited]).to.deep.equal([[], true]);
    button(editor, words.cancel).click();
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    button(editor, words.discard).click();
    expect([closed.length, editing.current]).to.deep.equal([1, undefined]);
  });

  it('asks which version is to stay when another window was first', async () => {
    const { contacts, editor, closed } = await make({ note: 'Mine' });
    await contacts.put([{ id: 'ann', value: { ...ann, notes: ['Theirs'] }, revision: 1 }]);
    button(editor, words.save).click();
    await waitUntil(() => openDialogs(editor).length > 0, 'it asks');
    expect(openDialogs(editor)).to.deep.equal([words.conflictTitle]);
    expect(contacts.get('ann')?.value.notes).to.deep.equal(['Theirs']);
    button(editor, words.keepMine).click();
    await waitUntil(() => closed.length > 0, 'it is stored');
    expect(contacts.get('ann')?.value.notes).to.deep.equal(['Mine']);
  });

  it('leaves deleted what another window deleted, when asked to', async () => {
    const { contacts, editor, editing, closed } = await make({ note: 'Mine' });
    await contacts.remove(['ann']);
    button(editor, words.save).click();
    await waitUntil(() => openDialogs(editor).length > 0, 'it asks');
    button(editor, words.takeTheirs.deleted).click();
    expect([contacts.all().length, editing.current, closed.length]).to.deep.equal([0, undefined, 1]);
  });

  it('is gone through by the knob, whose way back asks before anything is lost', async () => {
    const lifetime = new AbortController();
    const { editor, fields } = await make({ note: 'New' });
    await fields.focusField('given');
    const knob = new KnobNavigation(document.body, lifetime.signal);
    knob.handle({ kind: 'turn', detents: 1 });
    const root = deepActiveElement()?.getRootNode();
    expect(root instanceof ShadowRoot && root.host.getAttribute('data-field')).to.equal('family');
    knob.handle({ kind: 'back' });
    await editor.updateComplete;
    await frameOf(editor).updateComplete;
    lifetime.abort();
    delete document.documentElement.dataset['knob'];
    expect(openDialogs(editor)).to.deep.equal([words.discardTitle]);
  });

  it('has its buttons the other way round from right to left', async () => {
    const order = (editor: ContactEditorElement): number =>
      button(editor, words.save).getBoundingClientRect().left -
      button(editor, words.cancel).getBoundingClientRect().left;
    expect(order((await make()).editor)).to.be.greaterThan(0);
    await rightToLeft(async () => {
      expect(order((await make()).editor)).to.be.lessThan(0);
    });
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { ButtonElement } from '../../components/button/button.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import '../../src/data/contact-fields.ts';
import type { ContactFieldsElement } from '../../src/data/contact-fields.ts';
import type { ContactEdit } from '../../src/data/contact-editing.ts';
import { formOf } from '../../src/data/contacts/contact-form.ts';
import type { FieldId } from '../../src/data/contacts/contact-form.ts';
import type { FieldProblem } from '../../src/data/contacts/form-problems.ts';
import type { Contact } from '../../src/data/contacts/contact.ts';
import { messages } from '../../src/i18n/messages.ts';
import { collect, inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { makeContact, nameParts, phone } from './contacts/make-contact.ts';

const words = messages.contactEditor;
const photo = { id: 'a'.repeat(20), key: btoa('x'.repeat(32)), size: 3, type: 'image/png' };
const full: Contact = {
  ...makeContact({
    fullName: 'The Baker',
    name: { ...nameParts, given: 'Ann', family: 'Sample' },
    phones: [phone('061'), { ...phone('062'), label: 'Boat' }],
    emails: [phone('a@x.org')],
    addresses: [
      {
        ...phone(''),
        postOfficeBox: '',
        extended: '',
        street: 'Dam 1',
        locality: 'Amsterdam',
        region: '',
        postalCode: '',
        country: '',
      },
    ],
    notes: ['One\nTwo'],
  }),
  photo,
};

const editOf = (
  original: Contact,
  problems: readonly (readonly [FieldId, FieldProblem])[] = [],
): ContactEdit => ({
  record: undefined,
  original,
  form: formOf(original),
  problems: new Map(problems),
  isSaving: false,
  failure: undefined,
  conflict: undefined,
});

const template = (edit: ContactEdit, blockedReason = '') =>
  html`<gb-contact-fields .edit=${edit} blockedReason=${blockedReason}></gb-contact-fields>`;

/** As the editor does: what was asked for is what is shown. */
async function make(edit: ContactEdit, blockedReason = '') {
  const fields = await fixture<ContactFieldsElement>(template(edit, blockedReason));
  const edits = collect(fields, 'form-edited');
  fields.addEventListener('form-edited', ({ form }) => (fields.edit = { ...edit, form }));
  return { fields, edits };
}

const field = (fields: ContactFieldsElement, name: FieldId) =>
  inside(fields, `gb-text-field[data-field="${name}"]`, TextFieldElement);
const focused = (fields: ContactFieldsElement): string | undefined => {
  const active = fields.shadowRoot?.activeElement;
  return active instanceof HTMLElement ? (active.dataset['field'] ?? active.dataset['add']) : undefined;
};

describe('gb-contact-fields', () => {
  itIsAccessible({
    empty: () => template(editOf(makeContact())),
    filled: () => template(editOf(full)),
    'with mistakes': () =>
      template(
        editOf(full, [
          ['phones.0', 'phone'],
          ['birthday', 'date'],
        ]),
      ),
    blocked: () => template(editOf(full), words.blocked.moving),
  });

  it('shows every text of a contact in a named field, and a name of its own only where there is one', async () => {
    const { fields } = await make(editOf(full));
    const shown = [...fields.renderRoot.querySelectorAll('gb-text-field')].map(({ label, value }) => [
      label,
      value,
    ]);
    expect(shown).to.deep.equal([
      ['First name', 'Ann'],
      ['Last name', 'Sample'],
      ['Shown as', 'The Baker'],
      ['Company', ''],
      ['Phone 1', '061'],
      ['Phone 2', '062'],
      ['E-mail', 'a@x.org'],
      ['Street and number', 'Dam 1'],
      ['Postal code', ''],
      ['Town', 'Amsterdam'],
      ['Country', ''],
      ['Birthday', ''],
      ['Website', ''],
      ['Note', 'One\nTwo'],
    ]);
    fields.edit = editOf(makeContact());
    await fields.updateComplete;
    expect(fields.renderRoot.querySelector('[data-field=shownAs]')).to.equal(null);
  });

  it('asks for what is typed and shows no more than it is given', async () => {
    const fields = await fixture<ContactFieldsElement>(template(editOf(full)));
    const edits = collect(fields, 'form-edited');
    await fields.focusField('phones.1');
    expect(focused(fields)).to.equal('phones.1');
    await sendKeys({ press: 'End' });
    await sendKeys({ type: '7' });
    expect(edits.map(({ form }) => form.texts['phones.1'])).to.deep.equal(['0627']);
    expect(edits[0]?.form.texts['phones.0']).to.equal('061');
    expect(fields.edit?.form.texts['phones.1']).to.equal('062');
  });

  it('adds a line with the focus in it, and takes one away with the focus where another can be added', async () => {
    const { fields, edits } = await make(editOf(full));
    inside(fields, '[data-add=emails]', ButtonElement).click();
    await fields.updateComplete;
    await field(fields, 'emails.1').updateComplete;
    expect([focused(fields), field(fields, 'emails.1').label]).to.deep.equal(['emails.1', 'E-mail 2']);
    inside(fields, '.line[data-list=phones][data-key="0"] .remove', ButtonElement).click();
    await fields.updateComplete;
    expect(edits.at(-1)?.form.lines.phones.map(({ key }) => key)).to.deep.equal([1]);
    expect([field(fields, 'phones.1').label, focused(fields)]).to.deep.equal(['Phone', 'phones']);
  });

  it('offers what a line is for, by the name it was given where it is nothing usual', async () => {
    const { fields, edits } = await make(editOf(full));
    const kinds = fields.renderRoot.querySelectorAll('.line[data-list=phones] gb-radio-list');
    const own = [...kinds].map((list) => [...(list.shadowRoot?.querySelectorAll('input') ?? [])]);
    expect(kinds[1]?.shadowRoot?.textContent).to.include('Boat');
    own[0]?.find(({ value }) => value === 'work')?.click();
    expect(edits.at(-1)?.form.lines.phones.map(({ kind }) => kind)).to.deep.equal(['work', 'other']);
  });

  it('takes the photo away and gives it back', async () => {
    const { fields, edits } = await make(editOf(full));
    const button = inside(fields, '[data-photo]', ButtonElement);
    button.click();
    await fields.updateComplete;
    expect(inside(fields, '.photo p').textContent).to.equal(words.photoGoes);
    button.click();
    expect(edits.map(({ form }) => form.keepsPhoto)).to.deep.equal([false, true]);
  });

  it('says at its field what is wrong', async () => {
    const { fields } = await make(editOf(full, [['phones.1', 'phone']]));
    expect(field(fields, 'phones.1').error).to.equal(words.problems.phone);
    expect(field(fields, 'phones.0').error).to.equal('');
  });

  it('blocked, keeps every text in sight, changes nothing, and says why on everything that can be pressed', async () => {
    const { fields, edits } = await make(editOf(full), 'Later');
    for (const button of fields.renderRoot.querySelectorAll('gb-button')) button.click();
    await fields.focusField('note');
    await sendKeys({ type: 'x' });
    expect(edits).to.deep.equal([]);
    expect(field(fields, 'note').value).to.equal('One\nTwo');
    const controls = [...fields.renderRoot.querySelectorAll('gb-text-field, gb-button, gb-radio-list')];
    expect(controls.length).to.be.greaterThan(20);
    expect(controls.filter((control) => Reflect.get(control, 'blockedReason') !== 'Later')).to.deep.equal([]);
  });

  it('stands the other way round from right to left; numbers are written as everywhere', async () => {
    await setViewport({ width: 1_600, height: 720 });
    const left = (fields: ContactFieldsElement, part: string): number =>
      inside(fields, part).getBoundingClientRect().left;
    const { fields } = await make(editOf(full));
    expect(left(fields, '.first')).to.be.lessThan(left(fields, '.lines'));
    await rightToLeft(async () => {
      const turned = (await make(editOf(full))).fields;
      expect(left(turned, '.first')).to.be.greaterThan(left(turned, '.lines'));
      expect(left(turned, '.remove')).to.be.lessThan(field(turned, 'phones.0').getBoundingClientRect().left);
      expect(inside(field(turned, 'phones.0'), 'input').dir).to.equal('ltr');
    });
  });
});

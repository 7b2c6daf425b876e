import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/text-field/text-field.ts';
import type { TextFieldElement } from '../../components/text-field/text-field.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

function make(changes: Partial<TextFieldElement> = {}): Promise<TextFieldElement> {
  const { value = '', error = '', blockedReason = '', multiline = false, kind = 'text' } = changes;
  return fixture<TextFieldElement>(
    html`<gb-text-field
      label="Company"
      kind=${kind}
      hint="As on the door"
      error=${error}
      maxLength="10"
      fullText="That is all"
      blockedReason=${blockedReason}
      ?multiline=${multiline}
      .value=${value}
    ></gb-text-field>`,
  );
}

const below = (element: TextFieldElement): string => inside(element, '#below').textContent.trim();

describe('gb-text-field', () => {
  itIsAccessible({
    empty: () => html`<gb-text-field label="Company" hint="As on the door"></gb-text-field>`,
    filled: () => html`<gb-text-field label="Company" .value=${'Bakery'}></gb-text-field>`,
    multiline: () => html`<gb-text-field label="Note" multiline .value=${'One\nTwo'}></gb-text-field>`,
    wrong: () => html`<gb-text-field label="E-mail" error="No at sign" .value=${'anna'}></gb-text-field>`,
    blocked: () => html`<gb-text-field label="Company" blockedReason="No" .value=${'Bak'}></gb-text-field>`,
  });

  it('fires the whole text at each key and shows only what it is told', async () => {
    const element = await make();
    const changed = collect(element, 'text-changed');
    element.focus();
    await sendKeys({ type: 'B' });
    expect(changed.map(({ text }) => text)).to.deep.equal(['B']);
    element.value = 'Ba';
    await element.updateComplete;
    expect(inside(element, 'input', HTMLInputElement).value).to.equal('Ba');
  });

  it('shows a passphrase as dots, in the order of its letters', async () => {
    const input = inside(await make({ kind: 'password' }), 'input', HTMLInputElement);
    expect([input.type, input.autocapitalize, input.dir]).to.deep.equal(['password', 'none', 'ltr']);
  });

  it('takes several lines when asked to', async () => {
    const element = await make({ multiline: true });
    element.addEventListener('text-changed', ({ text }) => (element.value = text));
    element.focus();
    await sendKeys({ type: 'a' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: 'b' });
    expect(element.value).to.equal('a\nb');
  });

  it('keeps the browser from remembering what is typed, and hands nothing to a form', async () => {
    const input = inside(await make({ kind: 'tel' }), 'input', HTMLInputElement);
    expect([input.type, input.autocomplete, input.spellcheck, input.name, input.form]).to.deep.equal([
      'tel',
      'off',
      false,
      '',
      null,
    ]);
  });

  it('ties what is wrong to the field, in place of the hint', async () => {
    const element = await make({ value: 'x' });
    expect([below(element), inside(element, 'input').ariaInvalid]).to.deep.equal(['As on the door', 'false']);
    element.error = 'No such company';
    await element.updateComplete;
    expect([below(element), inside(element, 'input').ariaInvalid]).to.deep.equal(['No such company', 'true']);
    expect(inside(element, 'input').getAttribute('aria-describedby')).to.include('below');
  });

  it('takes no more than fits and says so, and never cuts what it was given', async () => {
    const element = await make({ value: '123456789' });
    element.addEventListener('text-changed', ({ text }) => (element.value = text));
    element.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ type: 'abc' });
    await element.updateComplete;
    expect([element.value, below(element)]).to.deep.equal(['123456789a', 'That is all']);
    element.value = 'longer than ten';
    await element.updateComplete;
    expect(inside(element, 'input', HTMLInputElement).value).to.equal('longer than ten');
  });

  it('keeps its text and the focus when it becomes blocked, and explains when somebody types', async () => {
    const element = await make({ value: 'Bak' });
    element.focus();
    element.blockedReason = 'No keyboard while driving';
    await element.updateComplete;
    const changed = collect(element, 'text-changed');
    const asked = collect(element, 'reason-requested');
    await sendKeys({ press: 'a' });
    inside(element, 'input').click();
    expect(inside(element, 'input', HTMLInputElement).value).to.equal('Bak');
    expect(element.shadowRoot?.activeElement === inside(element, 'input')).to.equal(true);
    expect([changed.length, asked.length]).to.deep.equal([0, 2]);
    expect(inside(element, '.reason').textContent).to.equal('No keyboard while driving');
  });

  it('refuses a text that comes in past the read-only field', async () => {
    const element = await make({ value: 'Bak', blockedReason: 'No' });
    const changed = collect(element, 'text-changed');
    const input = inside(element, 'input', HTMLInputElement);
    input.value = 'dropped';
    input.dispatchEvent(new InputEvent('input'));
    await element.updateComplete;
    expect([input.value, changed.length]).to.deep.equal(['Bak', 0]);
  });

  it('has targets of 76 dp or more', async () => {
    expectTarget(inside(await make(), 'input'));
    expectTarget(inside(await make({ multiline: true }), 'textarea'));
  });

  it('is mirrored in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await make({ blockedReason: 'No' });
      const sign = inside(element, 'gb-icon').getBoundingClientRect();
      expect(sign.left).to.be.below(inside(element, 'input').getBoundingClientRect().left);
    }));
});

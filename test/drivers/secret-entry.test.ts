import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ButtonElement } from '../../components/button/button.ts';
import { PinPadElement } from '../../components/pin-pad/pin-pad.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import '../../src/drivers/secret-entry.ts';
import type { SecretEntryElement } from '../../src/drivers/secret-entry.ts';
import { longestPassphrase } from '../../src/vault/secret.ts';
import { collect, expectTarget, inside, itIsAccessible } from '../components/themed.ts';
import { messages } from '../../src/i18n/messages.ts';

const template = (blockedReason = '') =>
  html`<gb-secret-entry label="PIN or passphrase" blockedReason=${blockedReason}></gb-secret-entry>`;

async function make(kind: 'pin' | 'passphrase' = 'pin'): Promise<SecretEntryElement> {
  const element = await fixture<SecretEntryElement>(template());
  if (kind === 'passphrase') await press(element, 'kind');
  return element;
}

async function press(element: SecretEntryElement, name: string): Promise<void> {
  inside(element, `gb-button.${name}`, ButtonElement).click();
  await element.updateComplete;
}

const field = (element: SecretEntryElement): TextFieldElement =>
  inside(element, 'gb-text-field', TextFieldElement);

describe('gb-secret-entry', () => {
  itIsAccessible({ empty: () => template(), blocked: () => template('Parked only') });

  it('asks for 6 digits at least, and hands them on once', async () => {
    const element = await make();
    const pad = inside(element, 'gb-pin-pad', PinPadElement);
    expect(pad.shortest).to.equal(6);
    const entered = collect(element, 'secret-entered');
    element.focus();
    await sendKeys({ type: '123456' });
    inside(pad, 'button.enter').click();
    expect(entered.map(({ secret }) => secret)).to.deep.equal(['123456']);
  });

  it('takes a passphrase as dots beside it, from 10 characters on', async () => {
    const element = await make('passphrase');
    const entered = collect(element, 'secret-entered');
    expect([field(element).kind, field(element).maxLength]).to.deep.equal(['password', longestPassphrase]);
    element.focus();
    await sendKeys({ type: 'nine char' });
    await sendKeys({ press: 'Enter' });
    expect(entered.length).to.equal(0);
    expect(inside(element, 'gb-button.enter', ButtonElement).blockedReason).to.equal(
      messages.drivers.secret.passphraseShort(10),
    );
    await sendKeys({ type: 's' });
    await sendKeys({ press: 'Enter' });
    expect(entered.map(({ secret }) => secret)).to.deep.equal(['nine chars']);
    await element.updateComplete;
    expect(field(element).value).to.equal('');
  });

  it('forgets what was entered when it is blocked, but not the way it is entered', async () => {
    const element = await make('passphrase');
    element.focus();
    await sendKeys({ type: 'horse' });
    await element.updateComplete;
    expect(field(element).value).to.equal('horse');
    element.blockedReason = 'Parked only';
    await element.updateComplete;
    expect([field(element).value, field(element).blockedReason]).to.deep.equal(['', 'Parked only']);
  });

  it('forgets it when it leaves the screen', async () => {
    const element = await make('passphrase');
    element.focus();
    await sendKeys({ type: 'horse' });
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await element.updateComplete;
    expect(field(element).value).to.equal('');
  });

  it('has targets of 76 dp, and never what was typed in its markup', async () => {
    const element = await make('passphrase');
    element.focus();
    await sendKeys({ type: 'battery staple' });
    await element.updateComplete;
    for (const name of ['enter', 'kind'])
      expectTarget(inside(inside(element, `gb-button.${name}`, ButtonElement), 'button'));
    expect(element.shadowRoot?.innerHTML).not.to.contain('battery');
    expect(field(element).shadowRoot?.innerHTML).not.to.contain('battery');
  });
});

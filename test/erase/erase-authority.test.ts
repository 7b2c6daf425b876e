import { expect, fixture, html } from '@open-wc/testing';
import { DerivationError } from '../../src/vault/derivation-error.ts';
import { PinEnteredEvent } from '../../components/pin-pad/pin-entered-event.ts';
import '../../src/erase/erase-authority.ts';
import type { EraseAuthorityElement } from '../../src/erase/erase-authority.ts';
import type {
  Authorisation,
  EraseAuthority,
  NeededAuthority,
  PinAnswer,
  WaitProgress,
} from '../../src/eraser/authorisation.ts';
import { messages } from '../../src/i18n/messages.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';

const words = messages.handover;

/** A keeper whose answers a test gives. */
class Keeper implements EraseAuthority {
  needed: NeededAuthority = 'keeper';
  readonly withoutPin = undefined;
  answer: PinAnswer = { ok: false, reason: 'wrong-pin' };
  servedSeconds = 0;
  signal: AbortSignal | undefined;
  tell: (progress: WaitProgress) => void = () => {};
  finish: (authorisation: Authorisation | undefined) => void = () => {};

  tryPin = (): Promise<PinAnswer> => Promise.resolve(this.answer);
  served = (): Promise<WaitProgress> =>
    Promise.resolve({ servedSeconds: this.servedSeconds, remainingSeconds: 900 - this.servedSeconds });
  wait = (
    onProgress: (progress: WaitProgress) => void,
    signal: AbortSignal,
  ): Promise<Authorisation | undefined> => {
    this.tell = onProgress;
    this.signal = signal;
    return new Promise((resolve) => (this.finish = resolve));
  };
  spend = (): Promise<void> => Promise.resolve();
}

const template = (keeper: Keeper, blockedReason = '') =>
  html`<gb-erase-authority .authority=${keeper} blockedReason=${blockedReason}></gb-erase-authority>`;
const settled = async (element: EraseAuthorityElement): Promise<void> => {
  await Promise.resolve();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await element.updateComplete;
};

function lender(): Keeper {
  const made = new Keeper();
  made.needed = 'lender';
  return made;
}

describe('gb-erase-authority', () => {
  itIsAccessible({
    asking: () => template(new Keeper()),
    blocked: () => template(new Keeper(), 'Parked only'),
    'of a lent car': () => template(lender()),
    authorised: () => html`<gb-erase-authority .authorisation=${{ role: 'keeper' }}></gb-erase-authority>`,
  });

  it('asks for the lending PIN where the car is lent, and says that it was right', async () => {
    const asking = await fixture<EraseAuthorityElement>(template(lender()));
    expect(asking.shadowRoot?.textContent).to.include(words.authoriseLentDetail);
    expect(asking.shadowRoot?.textContent).not.to.include(words.authoriseDetail);
    const done = await fixture<EraseAuthorityElement>(
      html`<gb-erase-authority .authorisation=${{ role: 'driver' }}></gb-erase-authority>`,
    );
    expect(inside(done, 'gb-notice').getAttribute('text')).to.equal(words.authorisedByLender);
  });

  for (const [name, answer, text] of [
    ['a wrong PIN', { ok: false, reason: 'wrong-pin' }, words.wrongPin],
    ['a wait', { ok: false, reason: 'wait', waitMs: 29_400 }, words.pinWait(30)],
    ['a silent key store', { ok: false, reason: 'keystore-unreachable' }, words.pinUnreachable],
    ['silent storage', { ok: false, reason: 'storage' }, words.pinStorage],
  ] as const) {
    it(`says ${name}, and authorises nobody`, async () => {
      const keeper = new Keeper();
      keeper.answer = answer;
      const element = await fixture<EraseAuthorityElement>(template(keeper));
      const authorised = collect(element, 'authorised');
      inside(element, 'gb-pin-pad').dispatchEvent(new PinEnteredEvent('1234'));
      await settled(element);
      expect(element.shadowRoot?.querySelector('gb-notice')?.text).to.equal(text);
      expect(authorised.length).to.equal(0);
    });
  }

  it('says that the key could not be worked out, and authorises nobody', async () => {
    const keeper = new Keeper();
    keeper.tryPin = () => Promise.reject(new DerivationError());
    const element = await fixture<EraseAuthorityElement>(template(keeper));
    const authorised = collect(element, 'authorised');
    inside(element, 'gb-pin-pad').dispatchEvent(new PinEnteredEvent('1234'));
    await settled(element);
    expect(element.shadowRoot?.querySelector('gb-notice')?.text).to.equal(messages.lend.failures.notDerived);
    expect(authorised.length).to.equal(0);
  });

  it('tells of the right PIN', async () => {
    const keeper = new Keeper();
    keeper.answer = { ok: true, authorisation: { role: 'keeper' } };
    const element = await fixture<EraseAuthorityElement>(template(keeper));
    const authorised = collect(element, 'authorised');
    inside(element, 'gb-pin-pad').dispatchEvent(new PinEnteredEvent('1234'));
    await settled(element);
    expect(authorised.map(({ authorisation }) => authorisation)).to.deep.equal([{ role: 'keeper' }]);
  });

  it('tries no PIN while it is blocked', async () => {
    const keeper = new Keeper();
    keeper.answer = { ok: true, authorisation: { role: 'keeper' } };
    const element = await fixture<EraseAuthorityElement>(template(keeper, 'Parked only'));
    const authorised = collect(element, 'authorised');
    inside(element, 'gb-pin-pad').dispatchEvent(new PinEnteredEvent('1234'));
    await settled(element);
    expect(authorised.length).to.equal(0);
  });

  it('shows the wait as it runs, with what was served before, and tells when it is over', async () => {
    const keeper = new Keeper();
    keeper.servedSeconds = 300;
    const element = await fixture<EraseAuthorityElement>(template(keeper));
    await settled(element);
    const wait = inside(element, 'gb-authority-wait');
    expect(wait.shadowRoot?.textContent).to.contain(words.waitServed(5));
    const authorised = collect(element, 'authorised');
    inside(inside(wait, 'gb-button'), 'button').click();
    keeper.tell({ servedSeconds: 301, remainingSeconds: 599 });
    await settled(element);
    expect(wait.shadowRoot?.querySelector('gb-progress')?.valueText).to.equal(words.waitLeft(10));
    await expect(element).to.be.accessible();
    keeper.finish({ role: 'anyone', waitedSeconds: 900 });
    await settled(element);
    expect(authorised.map(({ authorisation }) => authorisation)).to.deep.equal([
      { role: 'anyone', waitedSeconds: 900 },
    ]);
  });

  it('stops waiting when it leaves the screen', async () => {
    const keeper = new Keeper();
    const element = await fixture<EraseAuthorityElement>(template(keeper));
    await settled(element);
    inside(inside(inside(element, 'gb-authority-wait'), 'gb-button'), 'button').click();
    expect(keeper.signal?.aborted).to.equal(false);
    element.remove();
    expect(keeper.signal?.aborted).to.equal(true);
  });
});

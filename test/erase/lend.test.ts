import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { ButtonElement } from '../../components/button/button.ts';
import type { NoticeElement } from '../../components/notice/notice.ts';
import { PinEnteredEvent } from '../../components/pin-pad/pin-entered-event.ts';
import { PinPadElement } from '../../components/pin-pad/pin-pad.ts';
import '../../src/erase/erase-ways.ts';
import type { EraseWaysElement } from '../../src/erase/erase-ways.ts';
import '../../src/erase/give-back.ts';
import type { GiveBackElement } from '../../src/erase/give-back.ts';
import '../../src/erase/lend.ts';
import type { LendElement } from '../../src/erase/lend.ts';
import { messages } from '../../src/i18n/messages.ts';
import { seizeVault } from '../../src/vault/locks.ts';
import { openSession } from '../../src/session/session.ts';
import { LendingDesk } from '../../src/session/lending-desk.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';
import { LendingStand, lendingPin } from '../session/lending-stand.ts';
import { random } from '../vault/glovebox-stand.ts';
import { DerivationError } from '../../src/vault/derivation-error.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const words = messages.lend;

describe('the screens of lending', () => {
  takeStorageTurn();
  let stand: LendingStand;
  let restarts: number;
  let isParked: boolean;
  beforeEach(() => {
    stand = new LendingStand();
    restarts = 0;
    isParked = true;
  });
  afterEach(() => stand.closeAll());

  /** The desk of a new start. */
  async function desk(): Promise<LendingDesk> {
    stand.closeAll();
    const vault = await stand.window();
    const session = openSession(vault);
    if (session === undefined) throw new Error('Nobody drives.');
    return new LendingDesk({
      ...(await stand.parts(vault)),
      session,
      clock: stand.clock,
      random,
      mayChange: () => isParked,
      restart: () => (restarts += 1),
    });
  }
  async function lent(): Promise<LendingDesk> {
    expect(await (await desk()).lend(lendingPin)).to.deep.equal({ ok: true });
    return desk();
  }
  const lendScreen = (lending?: LendingDesk, blockedReason = '') =>
    html`<gb-lend .desk=${lending} blockedReason=${blockedReason}></gb-lend>`;
  const backScreen = (lending?: LendingDesk, blockedReason = '') =>
    html`<gb-give-back .desk=${lending} blockedReason=${blockedReason}></gb-give-back>`;
  const waysOf = async (lending: LendingDesk): Promise<readonly (readonly [string, string])[]> => {
    const ways = await fixture<EraseWaysElement>(
      html`<gb-erase-ways .lending=${lending} .hasDrivers=${true}></gb-erase-ways>`,
    );
    return [...(ways.shadowRoot?.querySelectorAll('gb-row') ?? [])].map(({ value, detail }) => [
      value,
      detail,
    ]);
  };
  async function give(screen: LendElement | GiveBackElement, ...pins: readonly string[]): Promise<void> {
    for (const pin of pins) {
      inside(screen, 'gb-pin-pad').dispatchEvent(new PinEnteredEvent(pin));
      await screen.updateComplete;
    }
  }
  const problem = (screen: Element): string =>
    screen.shadowRoot?.querySelector<NoticeElement>('gb-notice[tone=fault]')?.text ?? '';
  const press = (screen: Element, button: string): void =>
    inside(screen, `gb-button.${button}`, ButtonElement).click();

  itIsAccessible({
    'to lend': () => lendScreen(),
    'to lend while driving': () => lendScreen(undefined, words.blocked),
    'to give back': () => backScreen(),
    'to give back while driving': () => backScreen(undefined, words.blocked),
  });

  it('locks under a PIN that was entered twice, of six digits or more, and begins anew', async () => {
    await stand.fill();
    const lending = await desk();
    const screen = await fixture<LendElement>(lendScreen(lending));
    const pad = inside(screen, 'gb-pin-pad', PinPadElement);
    expect([pad.label, pad.shortest]).to.deep.equal([words.first, 6]);
    await give(screen, lendingPin);
    expect(inside(screen, 'gb-pin-pad', PinPadElement).label).to.equal(words.again);
    await give(screen, '141422');
    expect(problem(screen)).to.equal(words.differ);
    await give(screen, lendingPin, lendingPin);
    await expect(screen).to.be.accessible();
    expect(restarts).to.equal(0);
    press(screen, 'go');
    await waitUntil(() => restarts === 1, 'it begins anew');
    expect((await desk()).state).to.equal('lent');
  });

  it('says that the key could not be worked out, locks nothing, and goes on with the next press', async () => {
    await stand.fill();
    const screen = await fixture<LendElement>(lendScreen(await desk()));
    const { derive } = stand;
    stand.derive = () => Promise.reject(new DerivationError());
    await give(screen, lendingPin, lendingPin);
    press(screen, 'go');
    await waitUntil(() => problem(screen) === words.failures.notDerived, 'it is said');
    stand.derive = derive;
    expect([(await desk()).state, restarts]).to.deep.equal(['not-lent', 0]);
    const next = await fixture<LendElement>(lendScreen(await desk()));
    await give(next, lendingPin, lendingPin);
    press(next, 'go');
    await waitUntil(() => restarts === 1, 'it begins anew');
  });

  it('says that the key store is silent, and goes on with the same PIN alone', async () => {
    await stand.fill();
    const lending = await desk();
    const screen = await fixture<LendElement>(lendScreen(lending));
    await give(screen, lendingPin, lendingPin);
    stand.keystore.failAfter = 4;
    press(screen, 'go');
    await waitUntil(() => problem(screen) === messages.handover.pinUnreachable, 'it is said');
    stand.keystore.failAfter = Number.POSITIVE_INFINITY;
    expect([lending.state, restarts]).to.deep.equal(['unfinished', 0]);
    const again = await desk();
    expect([again.state, again.isYours]).to.deep.equal(['unfinished', true]);
    expect(await waysOf(again)).to.deep.equal([
      ['give-back', words.unfinishedWayDetail],
      ['some', messages.erase.ways.someDetail],
      ['lend', words.wayDetail],
      ['handover', messages.erase.ways.handoverDetail],
    ]);
    const next = await fixture<LendElement>(lendScreen(again));
    await give(next, '141422', '141422');
    press(next, 'go');
    await waitUntil(() => problem(next) === words.samePin, 'the other PIN is refused');
    await give(next, lendingPin, lendingPin);
    press(next, 'go');
    await waitUntil(() => restarts === 1, 'it begins anew');
    expect((await desk()).state).to.equal('lent');
  });

  it('does nothing once the car has moved off, and forgets the PIN when it is left', async () => {
    const lending = await desk();
    const screen = await fixture<LendElement>(lendScreen(lending));
    const left = collect(screen, 'step-left');
    await give(screen, lendingPin, lendingPin);
    isParked = false;
    press(screen, 'go');
    await waitUntil(() => problem(screen) === words.blocked, 'it is said');
    expect((await desk()).state).to.equal('not-lent');
    press(screen, 'back');
    expect(left).to.have.length(1);
    const parent = screen.parentElement;
    screen.remove();
    parent?.append(screen);
    await screen.updateComplete;
    expect(inside(screen, 'gb-pin-pad', PinPadElement).label).to.equal(words.first);
  });

  it('is offered between one driver and handing over, and while lent only given back', async () => {
    const ways = messages.erase.ways;
    expect(await waysOf(await desk())).to.deep.equal([
      ['some', ways.someDetail],
      ['driver', ways.driverDetail],
      ['lend', words.wayDetail],
      ['handover', ways.handoverDetail],
    ]);
    expect(await waysOf(await lent())).to.deep.equal([
      ['give-back', words.lentWayDetail],
      ['some', ways.someDetail],
      ['handover', ways.handoverDetail],
    ]);
  });

  it('takes the vault from every other window, which has read what is locked now', async () => {
    const lending = await desk();
    const other = await stand.window();
    expect(await lending.lend(lendingPin)).to.deep.equal({ ok: true });
    expect(await other.closed).to.equal('taken');
    // Held until the process ends.
    (await seizeVault())?.release();
  });

  it('is not for a guest, nor before a driver’s own PIN', async () => {
    const vault = await stand.window();
    await vault.setPin(vault.currentDriver, '999999');
    const locked = await desk();
    expect([locked.isYours, await locked.lend(lendingPin)]).to.deep.equal([
      false,
      { ok: false, reason: 'not-yours' },
    ]);
    await (await stand.ledger()).setCurrentDriver('guest');
    expect((await desk()).isYours).to.equal(false);
  });

  it('refuses a wrong PIN, counts a wait down, and gives back with the right one', async () => {
    const lending = await lent();
    restarts = 0;
    const screen = await fixture<GiveBackElement>(backScreen(lending));
    for (let tries = 0; tries < 5; tries += 1) {
      await give(screen, '000000');
      await waitUntil(() => problem(screen) === messages.handover.wrongPin, 'it is said');
    }
    await give(screen, lendingPin);
    const pad = inside(screen, 'gb-pin-pad', PinPadElement);
    await waitUntil(() => pad.blockedReason === messages.handover.pinWait(30), 'it waits');
    await expect(screen).to.be.accessible();
    expect(inside(screen, '.wait').textContent).to.equal(messages.handover.pinWait(30));
    stand.clock.advance(1_000);
    await screen.updateComplete;
    expect(pad.blockedReason).to.equal(messages.handover.pinWait(29));
    for (let second = 0; second < 29; second += 1) stand.clock.advance(1_000);
    await screen.updateComplete;
    expect(pad.blockedReason).to.equal('');
    stand.keystore.patient = true;
    await give(screen, lendingPin);
    await waitUntil(() => restarts === 1, 'it begins anew', { timeout: 10_000 });
    expect((await desk()).state).to.equal('not-lent');
  });
});

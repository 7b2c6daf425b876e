import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { ButtonElement } from '../../components/button/button.ts';
import { FocusGroupElement } from '../../components/focus-group/focus-group.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { RowElement } from '../../components/row/row.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import { DriverDrafts } from '../../src/drivers/driver-drafts.ts';
import { DriverOrderElement } from '../../src/drivers/driver-order.ts';
import { DriverTilesElement } from '../../src/drivers/driver-tiles.ts';
import '../../src/drivers/drivers-page.ts';
import type { DriversPageElement } from '../../src/drivers/drivers-page.ts';
import { NameFormElement } from '../../src/drivers/name-form.ts';
import { SecretEnteredEvent } from '../../src/drivers/secret-entered-event.ts';
import { SecretEntryElement } from '../../src/drivers/secret-entry.ts';
import { UnlockPanelElement } from '../../src/drivers/unlock-panel.ts';
import { messages } from '../../src/i18n/messages.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import type { DeskResult } from '../../src/session/desk-result.ts';
import { expectTarget, inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { deskStand, monitorIn, view, type DeskStand } from './desk-stand.ts';

const words = messages.drivers;
const wide = 'W'.repeat(60);

const template = (
  desk: DeskStand | undefined,
  monitor: RestrictionSource = monitorIn('parked'),
  closedReason = '',
  drafts = new DriverDrafts(),
) =>
  html`<gb-drivers-page
    .desk=${desk}
    .monitor=${monitor}
    .drafts=${drafts}
    closedReason=${closedReason}
  ></gb-drivers-page>`;

async function make(desk = deskStand(), monitor = monitorIn('parked')) {
  const page = await fixture<DriversPageElement>(template(desk, monitor));
  return { page, desk, monitor };
}

const locked = (): DeskStand => {
  const current = view({ state: 'locked', hasPin: true, isCurrent: true });
  return deskStand({ current, drivers: [current, view({ bucket: 'driver-b', name: 'Bram' })] });
};
const guest = (): DeskStand => deskStand({ current: view({ name: '', isGuest: true, isCurrent: true }) });
const lent = (): DeskStand =>
  deskStand({ current: guest().current, drivers: [], isLent: true, canAdd: false });
const long = (): DeskStand => {
  const current = view({ name: wide, isCurrent: true });
  return deskStand({
    current,
    drivers: [
      current,
      view({ bucket: 'driver-b', name: wide, figure: 'owl' }),
      view({ bucket: 'driver-c', name: '' }),
    ],
  });
};
const adding = (added = ''): DriverDrafts => Object.assign(new DriverDrafts(), { added });

const texts = (page: DriversPageElement): string => page.shadowRoot?.textContent.replace(/\s+/gu, ' ') ?? '';
const tiles = (page: DriversPageElement): RowElement[] => [
  ...(inside(page, 'gb-driver-tiles', DriverTilesElement).shadowRoot?.querySelectorAll('gb-row') ?? []),
];
const tap = (row: RowElement): void => inside(row, 'button').click();
const notice = (page: DriversPageElement): string =>
  page.shadowRoot?.querySelector<NoticeElement>('[slot=notices] gb-notice')?.text ?? '';
const button = (page: DriversPageElement, name: string): ButtonElement =>
  inside(page, `gb-button.${name}`, ButtonElement);

async function settled(page: DriversPageElement): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await page.updateComplete;
}

describe('gb-drivers-page', () => {
  itIsAccessible({
    'with three drivers': () => template(deskStand()),
    'while driving': () => template(deskStand(), monitorIn('moving')),
    'with long names': () => template(long()),
    locked: () => template(locked()),
    'with a guest': () => template(guest()),
    lent: () => template(lent()),
    closed: () => template(undefined, monitorIn('parked'), 'The key store does not answer.'),
    loading: () => template(undefined),
    'adding somebody': () => template(deskStand(), monitorIn('parked'), '', adding('Dora')),
  });

  it('shows who drives, the others and a guest, and switches with one tap', async () => {
    const { page, desk } = await make();
    expect(inside(page, 'strong').textContent).to.equal('Anna');
    expect(tiles(page).map(({ heading }) => heading)).to.deep.equal(['Bram', 'Céline', words.guest]);
    for (const tile of tiles(page)) {
      tap(tile);
      await settled(page);
    }
    expect(desk.asked).to.deep.equal([
      ['switchTo', 'driver-b'],
      ['switchTo', 'driver-c'],
      ['switchTo', 'guest'],
    ]);
  });

  it('leads to comfort, profile and the file', async () => {
    const { page } = await make();
    const links = [...(page.shadowRoot?.querySelectorAll<RowElement>('.links gb-row') ?? [])];
    expect(links.map(({ href }) => href)).to.deep.equal([
      '/drivers/comfort',
      '/drivers/profile',
      '/drivers/file',
    ]);
  });

  it('keeps everything in sight while moving, with the reason, and asks nothing of the desk', async () => {
    const { page, desk, monitor } = await make();
    monitor.become('moving');
    await settled(page);
    expect(tiles(page).map(({ blockedReason }) => blockedReason)).to.deep.equal(
      Array(3).fill(words.waits.parked),
    );
    expect([button(page, 'order').blockedReason, button(page, 'add').blockedReason]).to.deep.equal([
      words.waits.setup,
      words.waits.typing,
    ]);
    for (const tile of tiles(page)) tap(tile);
    await settled(page);
    expect(desk.asked).to.deep.equal([]);
  });

  it('does nothing that a restriction of this moment forbids, even before it was drawn', async () => {
    const { page, desk, monitor } = await make();
    monitor.state = 'idling';
    for (const tile of tiles(page)) tap(tile);
    await settled(page);
    expect(desk.asked).to.deep.equal([]);
  });

  it('adds a driver by name, and says first that everything begins off', async () => {
    const { page, desk } = await make();
    button(page, 'add').click();
    await settled(page);
    expect(texts(page)).to.contain(words.addStarts);
    const form = inside(page, 'gb-name-form', NameFormElement);
    expect(inside(form, 'gb-button.go', ButtonElement).blockedReason).to.equal(words.nameMissing);
    await sendKeys({ type: 'Dora' });
    await sendKeys({ press: 'Enter' });
    await settled(page);
    expect(desk.asked).to.deep.equal([['create', 'Dora']]);
  });

  it('keeps the name that was typed when the car drives off, and when it could not be stored', async () => {
    const { page, desk, monitor } = await make();
    button(page, 'add').click();
    await settled(page);
    await sendKeys({ type: 'Dora' });
    monitor.become('moving');
    await settled(page);
    const form = inside(page, 'gb-name-form', NameFormElement);
    const field = inside(form, 'gb-text-field', TextFieldElement);
    expect([field.value, field.blockedReason]).to.deep.equal(['Dora', words.waits.typing]);
    await sendKeys({ type: 'x' });
    await sendKeys({ press: 'Enter' });
    await settled(page);
    expect([field.value, desk.asked.length]).to.deep.equal(['Dora', 0]);
    monitor.become('parked');
    desk.answer = { ok: false, reason: 'quota' };
    await settled(page);
    await sendKeys({ press: 'Enter' });
    await settled(page);
    expect([field.value, notice(page)]).to.deep.equal(['Dora', words.problems.quota]);
  });

  it('keeps it while the driver looks at another screen, until it is left', async () => {
    const drafts = adding('Dora');
    const page = await fixture<DriversPageElement>(template(deskStand(), monitorIn('parked'), '', drafts));
    expect(inside(page, 'gb-name-form', NameFormElement).name).to.equal('Dora');
    await sendKeys({ press: 'Tab' });
    inside(page, 'gb-name-form', NameFormElement).focus();
    await sendKeys({ press: 'Escape' });
    await settled(page);
    expect([drafts.added, page.shadowRoot?.querySelector('gb-name-form')]).to.deep.equal([undefined, null]);
    await settled(page);
    expect(page.shadowRoot?.activeElement).to.equal(button(page, 'add'));
  });

  it('says why there can be no ninth', async () => {
    const { page } = await make(deskStand({ canAdd: false }));
    expect(button(page, 'add').blockedReason).to.equal(words.full(8));
  });

  it('moves a driver up and down, by buttons that say whom, and says the new place', async () => {
    const { page, desk } = await make();
    button(page, 'order').click();
    await settled(page);
    const order = inside(page, 'gb-driver-order', DriverOrderElement);
    const rows = [...(order.shadowRoot?.querySelectorAll('gb-row') ?? [])];
    const of = (index: number, name: string): ButtonElement => {
      const found = rows[index]?.querySelector(`.${name}`);
      if (!(found instanceof ButtonElement)) throw new Error(`no ${name}`);
      return found;
    };
    expect([of(0, 'earlier').blockedReason, of(2, 'later').blockedReason]).to.deep.equal([
      words.first,
      words.last,
    ]);
    expect(of(1, 'earlier').label).to.equal(words.earlier('Bram'));
    of(0, 'earlier').click();
    of(1, 'earlier').click();
    await settled(page);
    expect(desk.asked).to.deep.equal([['move', 'driver-b', -1]]);
    const [anna, bram, celine] = desk.drivers;
    if (anna && bram && celine) desk.drivers = [bram, anna, celine];
    desk.notify();
    await settled(page);
    expect(inside(order, '[role=status]').textContent).to.equal(words.moved('Bram', 1, 3));
  });

  it('is turned through with the knob: groups in turn, and back leaves the order', async () => {
    const { page } = await make();
    const end = new AbortController();
    const knob = new KnobNavigation(document.body, end.signal);
    button(page, 'order').click();
    await settled(page);
    await settled(page);
    const order = inside(page, 'gb-driver-order', DriverOrderElement);
    expect(order.shadowRoot?.activeElement?.className).to.equal('later');
    knob.handle({ kind: 'turn', detents: 1 });
    expect(order.shadowRoot?.activeElement?.className).to.equal('earlier');
    expect(order.shadowRoot?.activeElement?.closest('gb-focus-group')).to.be.instanceOf(FocusGroupElement);
    expect(knob.handle({ kind: 'back' })).to.equal(true);
    await settled(page);
    expect(page.shadowRoot?.querySelector('gb-driver-order')).to.equal(null);
    expect(knob.handle({ kind: 'back' })).to.equal(false);
    end.abort();
  });

  it('says truthfully whatever the desk answers', async () => {
    for (const reason of Object.keys(words.problems) as (keyof typeof words.problems)[]) {
      const { page } = await make(deskStand());
      const desk = page.desk as DeskStand;
      desk.answer = { ok: false, reason } satisfies DeskResult;
      tiles(page).slice(0, 1).forEach(tap);
      await settled(page);
      expect(notice(page), reason).to.equal(words.problems[reason]);
    }
  });

  it('takes a call that threw for storage that did not answer', async () => {
    const { page, desk } = await make();
    desk.answer = Promise.reject(new Error('broken host'));
    tiles(page).slice(0, 1).forEach(tap);
    await settled(page);
    expect(notice(page)).to.equal(words.problems.storage);
  });

  it('asks one thing at a time', async () => {
    const { page, desk } = await make();
    let answer: (result: DeskResult) => void = () => undefined;
    desk.answer = new Promise((resolve) => (answer = resolve));
    for (const tile of tiles(page)) tap(tile);
    await settled(page);
    expect(desk.asked.length).to.equal(1);
    expect(tiles(page)[1]?.blockedReason).to.equal(words.busy);
    answer({ ok: true });
    await settled(page);
    expect(tiles(page)[1]?.blockedReason).to.equal('');
  });

  it('shows of a lent car nobody but the guest', async () => {
    const { page } = await make(lent());
    expect(inside(page, 'strong').textContent).to.equal(words.guest);
    for (const absent of ['gb-driver-tiles', '.links', 'gb-button'])
      expect(page.shadowRoot?.querySelector(absent), absent).to.equal(null);
    expect(page.shadowRoot?.querySelector('section gb-notice')?.getAttribute('text')).to.equal(words.lent);
  });

  it('offers nobody who cannot be read, and says what is left to do', async () => {
    const lost = view({ bucket: 'driver-b', name: '', state: 'unreadable' });
    const { page, desk } = await make(deskStand({ drivers: [view({ isCurrent: true }), lost] }));
    const [tile] = tiles(page);
    expect([tile?.heading, tile?.detail]).to.deep.equal([words.unreadable, words.unreadableTile]);
    if (tile) tap(tile);
    await settled(page);
    expect(desk.asked).to.deep.equal([]);
  });

  it('says why storage is closed', async () => {
    const page = await fixture<DriversPageElement>(template(undefined, monitorIn('parked'), 'No key store.'));
    expect(inside(page, 'gb-empty').getAttribute('text')).to.equal('No key store.');
  });

  it('cuts nothing off and keeps its targets, in both directions', async () => {
    const fits = async (): Promise<void> => {
      const { page } = await make(long());
      await settled(page);
      for (const tile of tiles(page)) {
        expectTarget(inside(tile, 'button'));
        const { left, right } = tile.getBoundingClientRect();
        expect(left >= 0 && right <= innerWidth, tile.heading).to.equal(true);
      }
      for (const name of ['order', 'add']) expectTarget(inside(button(page, name), 'button'));
      expect(page.scrollWidth).to.be.at.most(page.clientWidth);
    };
    await fits();
    await rightToLeft(fits);
  });

  it('keeps names out of attributes', async () => {
    const { page } = await make();
    const markup = inside(page, 'gb-driver-tiles').shadowRoot?.innerHTML ?? '';
    expect([markup.includes('Bram'), markup.includes('driver-b')]).to.deep.equal([false, false]);
  });
});

describe('gb-unlock-panel', () => {
  async function makeLocked() {
    const { page, desk, monitor } = await make(locked());
    const panel = inside(page, 'gb-unlock-panel', UnlockPanelElement);
    await panel.updateComplete;
    const entry = inside(panel, 'gb-secret-entry', SecretEntryElement);
    const enter = async (secret: string): Promise<void> => {
      entry.dispatchEvent(new SecretEnteredEvent(secret));
      await settled(page);
      await panel.updateComplete;
    };
    return { desk, monitor, panel, entry, enter };
  }

  it('opens with the secret, and says what a forgotten one means', async () => {
    const { desk, panel, enter } = await makeLocked();
    expect(panel.shadowRoot?.textContent).to.contain(words.unlock.what).and.contain(words.unlock.forgotten);
    expect(inside(panel, 'gb-row', RowElement).href).to.equal('/erase/driver');
    await enter('123456');
    expect(desk.asked).to.deep.equal([['unlock', '123456']]);
  });

  it('says that it was wrong, then counts down while none may be tried', async () => {
    const { desk, panel, entry, enter } = await makeLocked();
    desk.answer = { ok: false, reason: 'wrong-pin' };
    await enter('123456');
    expect(inside(panel, 'gb-notice', NoticeElement).text).to.equal(words.problems['wrong-pin']);
    desk.answer = { ok: false, reason: 'waiting', waitMs: 30_000 };
    await enter('123457');
    expect(inside(panel, '.wait').textContent).to.equal(messages.handover.pinWait(30));
    desk.tick(29_000);
    await panel.updateComplete;
    expect(entry.blockedReason).to.equal(messages.handover.pinWait(29));
    desk.tick(0);
    await panel.updateComplete;
    expect([entry.blockedReason, panel.shadowRoot?.querySelector('.wait')]).to.deep.equal(['', null]);
  });

  it('waits until the car is parked', async () => {
    const { desk, monitor, panel, entry, enter } = await makeLocked();
    monitor.become('moving');
    await panel.updateComplete;
    expect(entry.blockedReason).to.equal(words.waits.parked);
    await enter('123456');
    expect(desk.asked).to.deep.equal([]);
  });
});

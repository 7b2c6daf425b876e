import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ButtonElement } from '../../components/button/button.ts';
import { DialogElement } from '../../components/dialog/dialog.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import { RowElement } from '../../components/row/row.ts';
import { SwitchElement } from '../../components/switch/switch.ts';
import { ChoiceMemory } from '../../src/choices/choice-memory.ts';
import { ChoicesStore } from '../../src/choices/choices-store.ts';
import { LiveTransfers } from '../../src/choices/live-transfers.ts';
import { switchPath } from '../../src/choices/switches.ts';
import { messages } from '../../src/i18n/messages.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { isRestricted } from '../../src/restriction/restrictions.ts';
import { PositionDialogElement } from '../../src/sharing/position-dialog.ts';
import { ServiceDetailsElement } from '../../src/sharing/service-details.ts';
import { switchOf } from '../../src/sharing/service-overview.ts';
import { ServiceRowElement } from '../../src/sharing/service-row.ts';
import '../../src/sharing/sharing-page.ts';
import type { SharingPageElement } from '../../src/sharing/sharing-page.ts';
import { inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { makeCar, noRules } from '../platform/emulator/fixture.ts';

const pack = await loadMakerNl();
const words = messages.sharing;
const network = 'Vehicle.Private.Glovebox.MobileData.IsEnabled';

describe('gb-sharing-page', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  /** A car without a vault: what is on was on before; a wish to widen ends as not saved. */
  function rig(on: readonly string[] = []) {
    const { car, scheduler } = makeCar({ catalogue: pack, responsiveness: 'prompt' });
    car.fault('services-silent', true);
    const ports = car.ports(end.signal, () => undefined);
    const monitor = new RestrictionMonitor(ports, pack.equipment.parkedSignals, end.signal);
    const memory = new ChoiceMemory(pack.defaults, pack.services, undefined);
    const switches = [...pack.switches, ...pack.services.flatMap((service) => switchOf(service) ?? [])];
    for (const id of switches.filter((known) => on.includes(known.replace('service:', '')))) {
      memory.decide(id, true);
      car.set(switchPath(id) ?? '', true);
    }
    const choices = new ChoicesStore({
      ...ports,
      memory,
      driver: 'driver-1',
      rules: noRules,
      mayWiden: () => !isRestricted(monitor.check().set, 'NO_WIDENING'),
      switches,
      signal: end.signal,
    });
    const live = new LiveTransfers(ports.services, ports.clock, end.signal);
    scheduler.advance(5_000);
    const page = html`<gb-sharing-page
      .pack=${pack}
      .choices=${choices}
      .live=${live}
      .signals=${ports.signals}
      .monitor=${monitor}
    ></gb-sharing-page>`;
    return { car, scheduler, choices, page };
  }

  async function make(on: readonly string[] = []) {
    const made = rig(on);
    const element = await fixture<SharingPageElement>(made.page);
    await settle(element);
    return { ...made, element };
  }

  async function settle(element: SharingPageElement): Promise<void> {
    await element.updateComplete;
    for (const row of element.shadowRoot?.querySelectorAll('gb-service-row') ?? []) {
      await row.updateComplete;
      await row.shadowRoot?.querySelector('gb-row')?.updateComplete;
      await row.shadowRoot?.querySelector('gb-switch')?.updateComplete;
    }
  }

  const rowOf = (element: SharingPageElement, id: string): ServiceRowElement =>
    inside(element, `gb-service-row[value=${id}]`, ServiceRowElement);
  const lineOf = (element: SharingPageElement, id: string): string =>
    inside(rowOf(element, id), 'gb-row', RowElement).detail;
  const switchIn = (element: SharingPageElement, id: string): SwitchElement =>
    inside(rowOf(element, id), 'gb-switch', SwitchElement);
  const dialogOf = (element: SharingPageElement): PositionDialogElement =>
    inside(element, 'gb-position-dialog', PositionDialogElement);
  const isAsking = (element: SharingPageElement): boolean =>
    inside(dialogOf(element), 'gb-dialog', DialogElement).open;
  const answers = (element: SharingPageElement): ButtonElement[] => [
    ...(dialogOf(element).shadowRoot?.querySelectorAll('gb-button') ?? []),
  ];
  const press = (button: HTMLElement): void => inside(button, 'button').click();
  const open = async (element: SharingPageElement, id: string): Promise<ServiceDetailsElement> => {
    inside(inside(rowOf(element, id), 'gb-row'), 'button').click();
    await waitUntil(() => element.shadowRoot?.querySelector('gb-service-details') !== null, 'the details');
    const details = inside(element, 'gb-service-details', ServiceDetailsElement);
    await details.updateComplete;
    return details;
  };

  itIsAccessible({
    'without anything': () => html`<gb-sharing-page></gb-sharing-page>`,
    'with every service off': () => rig().page,
    'with services on': () => rig(['location', 'rtti', 'updates', 'advanced-ecall', 'marketing']).page,
  });

  it('is accessible with details and with the question about positions', async () => {
    const { element } = await make();
    await open(element, 'rtti');
    await expect(element).to.be.accessible();
    switchIn(element, 'rtti').click();
    await settle(element);
    await expect(element).to.be.accessible();
  });

  it('has a row for every service of the pack, third parties apart, and 112 eCall by itself', async () => {
    const { element } = await make();
    const shown = [...(element.shadowRoot?.querySelectorAll('gb-service-row') ?? [])].map(
      ({ value }) => value,
    );
    expect([...shown].sort()).to.deep.equal(
      pack.services
        .map(({ id }) => id)
        .filter((id) => id !== 'ecall')
        .sort(),
    );
    const others = [
      ...(element.shadowRoot?.querySelectorAll('section[aria-labelledby=third-party] gb-service-row') ?? []),
    ];
    expect(others.map((row) => row.getAttribute('value'))).to.deep.equal(
      pack.services
        .filter(({ providerKind, control }) => providerKind === 'third-party' && control !== 'information')
        .map(({ id }) => id),
    );
    expect(element.shadowRoot?.querySelectorAll('gb-ecall-row').length).to.equal(1);
  });

  it('has switches where there is something to switch, and none for information and for what is not there yet', async () => {
    const { element } = await make();
    const without = pack.services.filter(
      ({ id }) => id !== 'ecall' && rowOf(element, id).shadowRoot?.querySelector('gb-switch') === null,
    );
    expect(without.map(({ id }) => id)).to.deep.equal([
      'cardata',
      'service-processes',
      'recall',
      'marketing',
    ]);
    expect(lineOf(element, 'marketing')).to.equal(words.consent.channel);
    expect(lineOf(element, 'recall')).to.equal(pack.texts.services['recall']?.whyFixed);
  });

  it('stays where it is on a tap and moves only when the car reports it; off holds at once', async () => {
    const { element, scheduler, choices, car } = await make(['updates']);
    switchIn(element, 'updates').click();
    await settle(element);
    expect([switchIn(element, 'updates').reported, switchIn(element, 'updates').requested]).to.deep.equal([
      'on',
      'off',
    ]);
    expect(choices.applied.choices.services).to.deep.include({ updates: false });
    expect((await car.send('updates'))?.outcome).to.equal('refused');
    scheduler.advance(100);
    await settle(element);
    expect(switchIn(element, 'updates').reported).to.equal('off');
    expect(lineOf(element, 'updates')).to.equal(pack.texts.services['updates']?.whenOff);
  });

  for (const [fate, text] of [
    ['refuse', messages.settings.refusedOff],
    ['silent', messages.settings.silentOff],
  ] as const) {
    it(`says so when the car ends a switch with ${fate}, and stays on`, async () => {
      const { element, scheduler, car } = await make(['updates']);
      car.nextAnswer(fate);
      switchIn(element, 'updates').click();
      scheduler.advance(4_000);
      await waitUntil(() => lineOf(element, 'updates') === text, text);
      expect(switchIn(element, 'updates').reported).to.equal('on');
    });
  }

  it('asks before positions are sent for the first time, and refusing costs one tap and changes nothing', async () => {
    const { element, choices } = await make();
    switchIn(element, 'rtti').click();
    await settle(element);
    expect(isAsking(element)).to.equal(true);
    const text = inside(dialogOf(element), 'dl').textContent;
    for (const part of Object.values(pack.texts.services['rtti']?.position ?? {}))
      expect(text).to.contain(part);
    const [refuse, agree] = answers(element);
    if (refuse === undefined || agree === undefined) throw new Error('no answers');
    expect([
      refuse.rank,
      refuse.getBoundingClientRect().width,
      refuse.getBoundingClientRect().height,
    ]).to.deep.equal([agree.rank, agree.getBoundingClientRect().width, agree.getBoundingClientRect().height]);
    press(refuse);
    await settle(element);
    expect(isAsking(element)).to.equal(false);
    expect(choices.state('service:rtti')).to.include({ wish: false, problem: undefined });
  });

  it('asks the car once it is agreed, and does not ask the driver again', async () => {
    const { element, choices } = await make();
    switchIn(element, 'rtti').click();
    await settle(element);
    const [, agree] = answers(element);
    if (agree === undefined) throw new Error('no answers');
    press(agree);
    await waitUntil(() => choices.state('service:rtti').problem === 'not-saved', 'it was asked for');
    await settle(element);
    expect(lineOf(element, 'rtti')).to.equal(messages.settings.notSaved);
    switchIn(element, 'rtti').click();
    await settle(element);
    expect(isAsking(element)).to.equal(false);
  });

  it('does not ask where no position is sent', async () => {
    const { element, choices } = await make();
    switchIn(element, 'updates').click();
    await waitUntil(() => choices.state('service:updates').wish, 'it was asked for');
    expect(isAsking(element)).to.equal(false);
  });

  it('takes Escape as a no', async () => {
    const { element, choices } = await make();
    switchIn(element, 'rtti').click();
    await settle(element);
    inside(inside(dialogOf(element), 'gb-dialog'), 'dialog').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
    await settle(element);
    expect(isAsking(element)).to.equal(false);
    expect(choices.state('service:rtti').wish).to.equal(false);
  });

  it('shares less while the car moves, but not more, and says why', async () => {
    const { element, scheduler, car, choices } = await make(['updates']);
    void car.drive(50);
    scheduler.advance(3_000);
    await settle(element);
    expect(switchIn(element, 'rtti').blockedReason).to.equal(messages.settings.wideningBlocked.moving);
    switchIn(element, 'rtti').click();
    await settle(element);
    expect(isAsking(element)).to.equal(false);
    expect(switchIn(element, 'updates').blockedReason).to.equal('');
    switchIn(element, 'updates').click();
    scheduler.advance(100);
    expect(choices.state('service:updates').reported).to.equal(false);
  });

  it('does not switch on what was asked before the car moved off', async () => {
    const { element, scheduler, car, choices } = await make();
    switchIn(element, 'rtti').click();
    await settle(element);
    void car.drive(50);
    scheduler.advance(3_000);
    await settle(element);
    const [, agree] = answers(element);
    expect(agree?.blockedReason).to.equal(messages.settings.wideningBlocked.moving);
    if (agree) press(agree);
    expect(choices.state('service:rtti').wish).to.equal(false);
  });

  it('shortens what it says while the car moves', async () => {
    const { element, scheduler, car } = await make();
    const details = await open(element, 'connected-app');
    void car.drive(50);
    scheduler.advance(3_000);
    await settle(element);
    await details.updateComplete;
    const texts = [...(details.shadowRoot?.querySelectorAll('dd') ?? [])].map((dd) => dd.textContent);
    expect(Math.max(...texts.map(({ length }) => length))).to.be.at.most(120);
    expect(texts.length).to.be.at.most(21);
  });

  it('says what is sent now, in the list, on top and in the details', async () => {
    const { element, car, scheduler } = await make(['updates']);
    const status = inside(element, 'gb-status-item');
    expect(status.getAttribute('text')).to.equal(words.sendingNothing);
    expect((await car.send('updates'))?.outcome).to.equal('sent');
    await settle(element);
    const name = pack.texts.services['updates']?.name ?? '';
    expect(status.getAttribute('text')).to.equal(words.sendingNow([name]));
    expect(status.getAttribute('tone')).to.equal('live');
    expect(lineOf(element, 'updates')).to.equal(words.sending(pack.texts.services['updates']?.purpose ?? ''));
    const details = await open(element, 'updates');
    expect(inside(details, 'dd.live').textContent).to.contain('once in the last minute');
    scheduler.advance(60_000);
    await settle(element);
    expect(status.getAttribute('text')).to.equal(words.sendingNothing);
    void car.send('updates');
    await settle(element);
    expect(status.getAttribute('tone')).to.equal('live');
    switchIn(element, 'updates').click();
    await settle(element);
    expect([status.getAttribute('tone'), rowOf(element, 'updates').live]).to.deep.equal(['plain', false]);
  });

  it('keeps the height of a row whatever it says', async () => {
    const { element, car } = await make(['updates']);
    const height = (): number => rowOf(element, 'updates').getBoundingClientRect().height;
    const before = height();
    void car.send('updates');
    await settle(element);
    expect(height()).to.equal(before);
    car.set(network, false);
    await settle(element);
    expect(lineOf(element, 'updates')).to.contain(words.unavailable['network-off-in-car']);
    expect(height()).to.equal(before);
  });

  it('follows what makes a service wait', async () => {
    const { element, car } = await make(['updates']);
    car.network(false);
    await settle(element);
    expect(lineOf(element, 'updates')).to.equal(words.unavailable['no-connection']);
    expect(lineOf(element, 'rtti')).to.equal(words.unavailable['no-connection']);
    car.network(true);
    await settle(element);
    expect(lineOf(element, 'updates')).to.equal(pack.texts.services['updates']?.purpose);
    expect(lineOf(element, 'rtti')).to.equal(words.unavailable['location-off']);
  });

  it('opens details of 112 eCall too, and locks it', async () => {
    const { element } = await make();
    inside(inside(inside(element, 'gb-ecall-row'), 'gb-row'), 'button').click();
    await waitUntil(() => element.shadowRoot?.querySelector('gb-service-details') !== null, 'the details');
    expect(inside(element, 'gb-service-details', ServiceDetailsElement).heading).to.equal('112 eCall');
    expect(inside(element, 'gb-ecall-row').shadowRoot?.querySelector('gb-switch')).to.equal(null);
  });

  it('gives the focus to the details and back to the row, by key and by knob', async () => {
    const { element } = await make();
    const knob = new KnobNavigation(document.body, end.signal);
    const row = rowOf(element, 'updates');
    for (const leave of [
      () =>
        element.shadowRoot?.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
        ),
      () => knob.handle({ kind: 'back' }),
    ]) {
      row.focus();
      knob.handle({ kind: 'press' });
      await waitUntil(
        () => element.shadowRoot?.activeElement?.localName === 'gb-service-details',
        'focus inside',
      );
      leave();
      await waitUntil(() => element.shadowRoot?.activeElement === row, 'focus back');
      expect(element.shadowRoot?.querySelector('gb-service-details')).to.equal(null);
    }
    expect(knob.handle({ kind: 'back' })).to.equal(false);
  });

  it('scrolls the details by knob, and goes on at their end', async () => {
    const { element } = await make();
    element.style.blockSize = '400px';
    const knob = new KnobNavigation(document.body, end.signal);
    const details = await open(element, 'rtti');
    const facts = inside(details, '.facts');
    facts.focus();
    knob.handle({ kind: 'turn', detents: 1 });
    expect(facts.scrollTop).to.be.greaterThan(0);
    knob.handle({ kind: 'turn', detents: -1 });
    expect(facts.scrollTop).to.equal(0);
    expect(details.shadowRoot?.activeElement).to.equal(facts);
    knob.handle({ kind: 'turn', detents: -1 });
    expect(details.shadowRoot?.activeElement?.localName).to.equal('gb-button');
  });

  it('mirrors itself for languages that run from right to left', async () => {
    await rightToLeft(async () => {
      const { element } = await make();
      const icon = inside(inside(rowOf(element, 'updates'), 'gb-row'), 'gb-icon').getBoundingClientRect();
      const text = inside(inside(rowOf(element, 'updates'), 'gb-row'), '.text').getBoundingClientRect();
      expect(icon.left).to.be.at.least(text.right);
      const details = await open(element, 'rtti');
      const close = inside(details, 'gb-button').getBoundingClientRect();
      expect(close.right).to.be.at.most(inside(details, 'h2').getBoundingClientRect().left);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  });
});

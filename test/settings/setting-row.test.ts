import { expect, fixture, html } from '@open-wc/testing';
import type { CarSwitch } from '../../platform/contract/service-definition.ts';
import { ChoiceMemory } from '../../src/choices/choice-memory.ts';
import { ChoicesStore } from '../../src/choices/choices-store.ts';
import { messages } from '../../src/i18n/messages.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { isRestricted } from '../../src/restriction/restrictions.ts';
import '../../src/settings/setting-row.ts';
import type { SettingRowElement } from '../../src/settings/setting-row.ts';
import { SwitchElement } from '../../components/switch/switch.ts';
import { RowElement } from '../../components/row/row.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { catalogue, makeCar, noRules } from '../platform/emulator/fixture.ts';

const network = 'Vehicle.Private.Glovebox.MobileData.IsEnabled';
const words = messages.settings;

describe('gb-setting-row', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  function car(switches: readonly CarSwitch[] = ['network']) {
    const made = makeCar({ responsiveness: 'prompt', catalogue: { ...catalogue, switches } });
    const ports = made.car.ports(end.signal, () => undefined);
    const monitor = new RestrictionMonitor(
      ports,
      ['Vehicle.Powertrain.Transmission.SelectedGear'],
      end.signal,
    );
    const choices = new ChoicesStore({
      ...ports,
      memory: new ChoiceMemory({ network: true, location: false }, catalogue.services, undefined),
      driver: 'driver-1',
      rules: noRules,
      mayWiden: () => !isRestricted(monitor.check().set, 'NO_WIDENING'),
      switches,
      signal: end.signal,
    });
    const row = html`<gb-setting-row
      icon="cell-tower"
      .texts=${words.network}
      .choices=${choices}
      .monitor=${monitor}
      .switchId=${'network'}
    ></gb-setting-row>`;
    return { ...made, choices, row };
  }

  async function make() {
    const made = car();
    const element = await fixture<SettingRowElement>(made.row);
    return { ...made, element };
  }

  async function view(element: SettingRowElement) {
    await element.updateComplete;
    const control = inside(element, 'gb-switch', SwitchElement);
    await control.updateComplete;
    const row = inside(element, 'gb-row', RowElement);
    return {
      reported: control.reported,
      requested: control.requested,
      reason: control.blockedReason,
      detail: row.detail,
    };
  }

  const tap = (element: SettingRowElement): void => inside(element, 'gb-switch').click();

  itIsAccessible({
    'without choices': () =>
      html`<gb-setting-row icon="cell-tower" .texts=${words.network}></gb-setting-row>`,
    unknown: () => car().row,
    'without a switch': () => car([]).row,
    on: () => {
      const made = car();
      made.scheduler.advance(5_000);
      return made.row;
    },
  });

  it('shows unknown, never off, until the car has reported', async () => {
    const { scheduler, element } = await make();
    expect(await view(element)).to.include({ reported: 'unknown', detail: words.network.unknown });
    scheduler.advance(0);
    expect(await view(element)).to.include({ reported: 'on', detail: words.network.on });
  });

  it('says what holds instead, and offers nothing to switch, in a car without the switch', async () => {
    const made = car([]);
    const element = await fixture<SettingRowElement>(made.row);
    made.scheduler.advance(5_000);
    await element.updateComplete;
    expect(inside(element, 'gb-row', RowElement).detail).to.equal(words.network.absent);
    expect(element.shadowRoot?.querySelector('gb-switch')).to.equal(null);
  });

  it('stays where it is on a tap, and moves only when the car reports it', async () => {
    const { scheduler, element } = await make();
    scheduler.advance(5_000);
    tap(element);
    expect(await view(element)).to.include({ reported: 'on', requested: 'off', detail: words.pendingOff });
    scheduler.advance(10);
    expect((await view(element)).reported).to.equal('off');
  });

  it('says what the car did not do, and stays on', async () => {
    const { car: theCar, scheduler, element } = await make();
    scheduler.advance(5_000);
    theCar.nextAnswer('refuse');
    tap(element);
    scheduler.advance(10);
    await new Promise((resolve) => element.choices?.subscribe(() => resolve(undefined), end.signal));
    expect(await view(element)).to.deep.equal({
      reported: 'on',
      requested: '',
      reason: '',
      detail: words.refusedOff,
    });
  });

  it('follows the car when something else switched it', async () => {
    const { car: theCar, scheduler, element } = await make();
    scheduler.advance(5_000);
    theCar.set(network, false);
    expect((await view(element)).reported).to.equal('off');
    theCar.clear(network);
    expect((await view(element)).reported).to.equal('unknown');
  });

  it('asks for nothing more while the car moves, and says why', async () => {
    const { car: theCar, choices, scheduler, element } = await make();
    theCar.set(network, false);
    scheduler.advance(5_000);
    expect((await view(element)).reason).to.equal('');
    void theCar.drive(50);
    scheduler.advance(2_000);
    expect((await view(element)).reason).to.equal(words.wideningBlocked.moving);
    tap(element);
    expect(choices.state('network')).to.include({ status: 'confirmed', wish: true });
    expect(inside(inside(element, 'gb-switch'), '.reason').textContent).to.equal('');
    await view(element);
    expect(inside(inside(element, 'gb-switch'), '.reason').textContent).to.equal(
      words.wideningBlocked.moving,
    );
    expect(theCar.get(network)).to.equal(false);
  });

  it('switches off in every driving state', async () => {
    const { car: theCar, scheduler, element } = await make();
    scheduler.advance(5_000);
    void theCar.drive(50);
    scheduler.advance(2_000);
    expect(await view(element)).to.include({ reported: 'on', reason: '' });
    tap(element);
    scheduler.advance(10);
    expect(theCar.get(network)).to.equal(false);
  });

  it('says why it cannot be switched on again while the car has not yet switched it off', async () => {
    const { car: theCar, scheduler, element } = await make();
    scheduler.advance(5_000);
    void theCar.drive(50);
    scheduler.advance(2_000);
    theCar.nextAnswer('silent');
    tap(element);
    expect(await view(element)).to.include({
      reported: 'on',
      requested: 'off',
      reason: words.wideningBlocked.moving,
    });
  });
});

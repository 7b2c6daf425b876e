import { expect, fixture, html } from '@open-wc/testing';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import '../../src/shell/status-bar.ts';
import type { StatusBarElement } from '../../src/shell/status-bar.ts';
import { itIsAccessible } from '../components/themed.ts';
import { makeCar } from '../platform/emulator/fixture.ts';

describe('gb-status-bar', () => {
  itIsAccessible({
    'without a car': () => html`<gb-status-bar role="region" aria-label="Car"></gb-status-bar>`,
  });

  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  async function make() {
    const { car, scheduler } = makeCar();
    const ports = car.ports(end.signal, () => undefined);
    const monitor = new RestrictionMonitor(
      ports,
      ['Vehicle.Powertrain.Transmission.SelectedGear'],
      end.signal,
    );
    const bar = await fixture<StatusBarElement>(
      html`<gb-status-bar .signals=${ports.signals} .monitor=${monitor}></gb-status-bar>`,
    );
    return { car, scheduler, bar };
  }

  async function items(bar: StatusBarElement): Promise<string[]> {
    await bar.updateComplete;
    return [...(bar.shadowRoot?.querySelectorAll('gb-status-item') ?? [])].map(
      (item) => `${item.text} (${item.tone}, ${item.icon})`,
    );
  }

  it('calls everything unknown before the car has said anything', async () => {
    const { bar } = await make();
    expect(await items(bar)).to.deep.equal([
      'Driving state unknown (caution, help)',
      'Network unknown (caution, signal-disconnected)',
      'Location unknown (caution, location-off)',
      '112 eCall unknown (caution, sos)',
    ]);
  });

  it('shows what stands still in a car without the switches for all services', async () => {
    const { scheduler, bar } = await make();
    bar.switches = [];
    scheduler.advance(0);
    expect((await items(bar)).slice(1, 3)).to.deep.equal([
      'Network on (plain, cell-tower)',
      'Location not shared (plain, location-off)',
    ]);
  });

  it('shows what the car reports', async () => {
    const { car, scheduler, bar } = await make();
    scheduler.advance(5_000);
    expect((await items(bar)).slice(0, 4)).to.deep.equal([
      'Parked (plain, local-parking)',
      'Network on (plain, cell-tower)',
      'Location not shared (plain, location-off)',
      '112 eCall ready (ecall, sos)',
    ]);
    car.set('Vehicle.Private.Glovebox.MobileData.IsEnabled', false);
    car.set('Vehicle.Private.Glovebox.Location.IsSharingAllowed', true);
    car.fault('ecall-fault', true);
    void car.drive(30);
    scheduler.advance(2_000);
    expect((await items(bar)).slice(0, 4)).to.deep.equal([
      'Driving (plain, directions-car)',
      'Network off (plain, signal-disconnected)',
      'Location shared (plain, location-on)',
      '112 eCall fault (fault, sos)',
    ]);
  });

  it('does not keep showing what the car no longer vouches for', async () => {
    const { car, scheduler, bar } = await make();
    scheduler.advance(5_000);
    car.suspend();
    expect((await items(bar)).slice(0, 4).every((item) => item.includes('unknown'))).to.equal(true);
  });
});

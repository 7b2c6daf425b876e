import { expect, fixture, html as staticHtml } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { RestrictionController } from '../../src/restriction/restriction-controller.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import type { RestrictionSource } from '../../src/restriction/restriction-monitor.ts';
import { ManualCar } from './manual-car.ts';

@customElement('test-restricted-screen')
class RestrictedScreen extends LitElement {
  @property({ attribute: false }) monitor: RestrictionSource | undefined;
  readonly restriction = new RestrictionController(this, () => this.monitor);
  renders = 0;

  override render(): TemplateResult {
    this.renders += 1;
    return html`<button ?disabled=${this.restriction.restricts('NO_ERASE')}>
      ${this.restriction.current.state}
    </button>`;
  }
}

const shown = (screen: RestrictedScreen): string => screen.shadowRoot?.textContent.trim() ?? '';

function parkedCar(end: AbortSignal): { car: ManualCar; monitor: RestrictionMonitor } {
  const car = new ManualCar();
  const monitor = new RestrictionMonitor(car, ['Vehicle.Chassis.ParkingBrake.IsEngaged'], end);
  car.reportParked();
  car.pass(2_000);
  return { car, monitor };
}

describe('RestrictionController', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  it('restricts everything until it is given a monitor', async () => {
    const screen = await fixture<RestrictedScreen>(
      staticHtml`<test-restricted-screen></test-restricted-screen>`,
    );
    expect(shown(screen)).to.equal('unknown');
    expect(screen.restriction.allowsNow('NO_ERASE')).to.equal(false);

    screen.monitor = parkedCar(end.signal).monitor;
    await screen.updateComplete;
    expect(shown(screen)).to.equal('parked');
    expect(screen.restriction.allowsNow('NO_ERASE')).to.equal(true);
  });

  it('renders its host again when the car moves off, and only then', async () => {
    const { car, monitor } = parkedCar(end.signal);
    const screen = await fixture<RestrictedScreen>(
      staticHtml`<test-restricted-screen .monitor=${monitor}></test-restricted-screen>`,
    );
    const before = screen.renders;
    car.reportParked();
    await screen.updateComplete;
    expect(screen.renders).to.equal(before);

    car.report({ 'Vehicle.Chassis.ParkingBrake.IsEngaged': false, 'Vehicle.Speed': 20 });
    await screen.updateComplete;
    expect(shown(screen)).to.equal('moving');
    expect(screen.shadowRoot?.querySelector('button')?.disabled).to.equal(true);
    expect(screen.renders).to.equal(before + 1);
  });

  it('does not let an act through on a reading that has gone stale', async () => {
    const car = new ManualCar();
    let late = 0;
    const clock = { ...car.clock, monotonic: () => car.clock.monotonic() + late };
    const monitor = new RestrictionMonitor(
      { signals: car.signals, lifecycle: car.lifecycle, clock },
      ['Vehicle.Chassis.ParkingBrake.IsEngaged'],
      end.signal,
    );
    car.reportParked();
    car.pass(2_000);
    const screen = await fixture<RestrictedScreen>(
      staticHtml`<test-restricted-screen .monitor=${monitor}></test-restricted-screen>`,
    );
    expect(shown(screen)).to.equal('parked');
    late = 1;
    expect(screen.restriction.allowsNow('NO_ERASE')).to.equal(false);
    await screen.updateComplete;
    expect(shown(screen)).to.equal('unknown');
  });

  it('follows a monitor that replaces another', async () => {
    const first = parkedCar(end.signal);
    const second = parkedCar(end.signal);
    const screen = await fixture<RestrictedScreen>(
      staticHtml`<test-restricted-screen .monitor=${first.monitor}></test-restricted-screen>`,
    );
    screen.monitor = second.monitor;
    await screen.updateComplete;
    const before = screen.renders;
    first.car.pass(5_000);
    await screen.updateComplete;
    expect(screen.renders).to.equal(before);
    second.car.pass(5_000);
    await screen.updateComplete;
    expect(shown(screen)).to.equal('unknown');
  });

  it('listens only while its host is in the document and is up to date when it comes back', async () => {
    const { car, monitor } = parkedCar(end.signal);
    const screen = await fixture<RestrictedScreen>(
      staticHtml`<test-restricted-screen .monitor=${monitor}></test-restricted-screen>`,
    );
    const parent = screen.parentElement;
    screen.remove();
    const before = screen.renders;
    screen.requestUpdate();
    await screen.updateComplete;
    car.pass(5_000);
    await screen.updateComplete;
    expect(screen.renders).to.equal(before + 1);

    parent?.append(screen);
    await screen.updateComplete;
    expect(shown(screen)).to.equal('unknown');
  });
});

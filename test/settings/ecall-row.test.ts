import { expect, fixture, html } from '@open-wc/testing';
import { RowElement } from '../../components/row/row.ts';
import { messages } from '../../src/i18n/messages.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import '../../src/settings/ecall-row.ts';
import type { EcallRowElement } from '../../src/settings/ecall-row.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { makeCar } from '../platform/emulator/fixture.ts';

const pack = await loadMakerNl();
const ecallState = 'Vehicle.Private.Glovebox.ECall.State';
const words = messages.settings.ecall;

describe('gb-ecall-row', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  function rig() {
    const { car, scheduler } = makeCar({ catalogue: pack });
    const ports = car.ports(end.signal, () => undefined);
    const monitor = new RestrictionMonitor(ports, pack.equipment.parkedSignals, end.signal);
    scheduler.advance(5_000);
    const row = html`<gb-ecall-row
      .pack=${pack}
      .signals=${ports.signals}
      .monitor=${monitor}
    ></gb-ecall-row>`;
    return { car, scheduler, row };
  }

  async function make() {
    const made = rig();
    const element = await fixture<EcallRowElement>(made.row);
    return { ...made, element, row: inside(element, 'gb-row', RowElement) };
  }

  itIsAccessible({
    'without anything': () => html`<gb-ecall-row></gb-ecall-row>`,
    ready: () => rig().row,
  });

  it('shows the state that the car reports, and unknown as still on', async () => {
    const { car, element, row } = await make();
    expect(row.detail).to.equal(words.READY);
    car.fault('ecall-fault', true);
    await element.updateComplete;
    expect(row.detail).to.equal(words.FAULT);
    car.clear(ecallState);
    await element.updateComplete;
    expect(row.detail).to.equal(words.UNKNOWN);
  });

  it('is called and explained as the pack has it, holds no switch, and a press only explains', async () => {
    const { car, element, row } = await make();
    const texts = pack.texts.services['ecall'];
    expect([row.kind, row.heading, row.blockedReason]).to.deep.equal([
      'locked',
      texts?.name,
      texts?.whyFixed,
    ]);
    expect(row.querySelector('gb-switch')).to.equal(null);
    const asked = collect(element, 'reason-requested');
    inside(row, 'button').click();
    expect(asked.map(({ reason }) => reason)).to.deep.equal([texts?.whyFixed]);
    expect(car.get(ecallState)).to.equal('READY');
  });

  it('explains in no more than 120 characters while the car moves', async () => {
    const { car, scheduler, element, row } = await make();
    void car.drive(50);
    scheduler.advance(3_000);
    await element.updateComplete;
    expect(row.blockedReason.length).to.be.within(50, 120);
  });
});

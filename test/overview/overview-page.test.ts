import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { ChoiceMemory } from '../../src/choices/choice-memory.ts';
import { ChoicesStore } from '../../src/choices/choices-store.ts';
import { LiveTransfers } from '../../src/choices/live-transfers.ts';
import { messages } from '../../src/i18n/messages.ts';
import '../../src/overview/overview-page.ts';
import type { OverviewPageElement } from '../../src/overview/overview-page.ts';
import type { StoredHead } from '../../src/records/stored-counts.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { RowElement } from '../../components/row/row.ts';
import type { SettingRowElement } from '../../src/settings/setting-row.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { applied, makeCar, noRules } from '../platform/emulator/fixture.ts';

const pack = await loadMakerNl();
const words = messages.overview;

describe('gb-overview-page', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  function rig(inventory?: () => Promise<readonly StoredHead[]>) {
    const { car, scheduler } = makeCar({ catalogue: pack });
    car.fault('services-silent', true);
    const ports = car.ports(end.signal, () => undefined);
    const monitor = new RestrictionMonitor(ports, pack.equipment.parkedSignals, end.signal);
    const choices = new ChoicesStore({
      ...ports,
      memory: new ChoiceMemory(pack.defaults, pack.services, undefined),
      driver: 'driver-1',
      rules: noRules,
      mayWiden: () => true,
      switches: ['network', 'location'],
      signal: end.signal,
    });
    const live = new LiveTransfers(ports.services, ports.clock, end.signal);
    const page = html`<gb-overview-page
      .pack=${pack}
      .choices=${choices}
      .live=${live}
      .signals=${ports.signals}
      .monitor=${monitor}
      .inventory=${inventory}
      .routes=${{ contacts: '/data/contacts' }}
    ></gb-overview-page>`;
    return { car, scheduler, ports, page };
  }

  async function make(inventory?: () => Promise<readonly StoredHead[]>) {
    const made = rig(inventory);
    const element = await fixture<OverviewPageElement>(made.page);
    await made.ports.services.apply(applied({}, { driver: 'driver-2' }));
    made.scheduler.advance(5_000);
    await element.updateComplete;
    return { ...made, element };
  }

  const text = (element: OverviewPageElement): string =>
    rows(element)
      .map(({ heading }) => heading)
      .join('|');
  const rows = (element: OverviewPageElement): RowElement[] => [
    ...(element.shadowRoot?.querySelectorAll('gb-row') ?? []),
  ];

  itIsAccessible({
    'without anything': () => html`<gb-overview-page></gb-overview-page>`,
    filled: () => rig(async () => [{ category: 'contacts', records: 1_234, bytes: 1 }]).page,
    'with what nobody can count': () =>
      rig(async () => [{ category: 'contacts', records: undefined, bytes: 1 }]).page,
  });

  it('shows nothing as counted while storage is closed, and says when it is empty', async () => {
    const { element } = await make();
    expect(text(element)).not.to.contain(words.nothingStored);
    element.inventory = async () => [];
    await waitUntil(() => text(element).includes(words.nothingStored), 'it is said');
  });

  it('counts what the car keeps and leads to where it can be looked at', async () => {
    const { element } = await make(async () => [
      { category: 'contacts', records: 1_200, bytes: 1 },
      { category: 'contacts', records: 34, bytes: 1 },
      { category: 'destinations', records: 2, bytes: 1 },
    ]);
    await waitUntil(() => element.shadowRoot?.querySelectorAll('gb-figure').length === 2, 'the figures');
    const figures = [...(element.shadowRoot?.querySelectorAll('gb-figure') ?? [])];
    expect(figures.map(({ value, label, href }) => [value, label, href])).to.deep.equal([
      ['1,234', pack.texts.categories['contacts']?.name, '/data/contacts'],
      ['2', pack.texts.categories['destinations']?.name, '/data'],
    ]);
  });

  it('never shows what nobody can count as a number', async () => {
    const { element } = await make(async () => [
      { category: 'contacts', records: undefined, bytes: 1 },
      { category: 'contacts', records: 3, bytes: 1 },
    ]);
    await waitUntil(() => element.shadowRoot?.querySelector('gb-figure') !== null, 'the figure');
    const figure = element.shadowRoot?.querySelector('gb-figure');
    expect(figure?.value).to.equal('');
    expect(figure?.label).to.contain(words.unreadable);
  });

  it('says what leaves the car, to whom and how much, and forgets it after a minute', async () => {
    const { car, scheduler, element } = await make();
    expect(text(element)).to.contain(words.leavingNothing);
    const service = pack.services.find(
      ({ control, needs }) => control === 'switch' && !needs.includes('location'),
    );
    if (service === undefined) throw new Error('no service');
    for (const path of car.paths()) if (path.includes('.Service.')) car.set(path, true);
    const record = await car.send(service.id);
    await element.updateComplete;
    if (record?.outcome !== 'sent') {
      expect(record?.outcome).to.equal('refused');
      throw new Error(`refused: ${record?.reasons.join()}`);
    }
    const row = rows(element).find(({ heading }) => heading === pack.texts.services[service.id]?.name);
    expect(row?.detail).to.contain(pack.texts.recipients[service.recipient]?.name);
    expect(row?.textContent).to.contain('once in the last minute');
    expect([row?.kind, row?.href]).to.deep.equal(['link', '/sharing']);
    scheduler.advance(60_000);
    await element.updateComplete;
    expect(text(element)).to.contain(words.leavingNothing);
  });

  it('says that nothing leaves only when the car reports the network as off', async () => {
    const { car, element } = await make();
    car.set('Vehicle.Private.Glovebox.MobileData.IsEnabled', false);
    await element.updateComplete;
    expect(text(element)).to.contain(words.leavingOff);
    car.clear('Vehicle.Private.Glovebox.MobileData.IsEnabled');
    await element.updateComplete;
    expect(text(element)).not.to.contain(words.leavingOff);
  });

  it('has the row of 112 eCall, in the words of the pack', async () => {
    const { element } = await make();
    const row = inside(inside(element, 'gb-ecall-row'), 'gb-row', RowElement);
    expect([row.kind, row.heading]).to.deep.equal(['locked', pack.texts.services['ecall']?.name]);
  });

  it('has one switch for the network and one for location, and no other', async () => {
    const { element } = await make();
    const switches = [...(element.shadowRoot?.querySelectorAll<SettingRowElement>('gb-setting-row') ?? [])];
    expect(switches.map(({ switchId }) => switchId)).to.deep.equal(['network', 'location']);
  });

  it('leads from what is stored, what leaves and the note about it to their sections', async () => {
    const { element } = await make(async () => []);
    await waitUntil(() => text(element).includes(words.nothingStored), 'it is said');
    const links = rows(element).filter(({ kind }) => kind === 'link');
    expect(links.map(({ heading, href }) => [heading, href])).to.deep.equal([
      [words.nothingStored, '/data'],
      [words.leavingNothing, '/sharing'],
      [messages.data.about, '/about'],
    ]);
  });
});

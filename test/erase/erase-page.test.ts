import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/erase/erase-page.ts';
import type { ErasePageElement } from '../../src/erase/erase-page.ts';
import { HandoverHeldEvent } from '../../src/erase/erase-events.ts';
import { HandoverElement } from '../../src/erase/handover.ts';
import { EraseDesk } from '../../src/eraser/erase-desk.ts';
import { openEraseWorld } from '../../src/eraser/erase-world.ts';
import type { RealEraseWorld } from '../../src/eraser/erase-world.ts';
import { readEraseJournal } from '../../src/eraser/journal.ts';
import { KeeperAuthority } from '../../src/eraser/keeper-authority.ts';
import { storedParts } from '../../src/eraser/open-erase-desk.ts';
import { partsOf } from '../../src/eraser/preview.ts';
import { messages } from '../../src/i18n/messages.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { HeldEvent } from '../../components/hold-button/held-event.ts';
import { ButtonElement } from '../../components/button/button.ts';
import { RadioListElement } from '../../components/radio-list/radio-list.ts';
import { CheckboxRowElement } from '../../components/checkbox-row/checkbox-row.ts';
import { HoldButtonElement } from '../../components/hold-button/hold-button.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { RowElement } from '../../components/row/row.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { erasingStand } from '../eraser/erasing-stand.ts';
import { MemoryAttestation } from '../eraser/memory-attestation.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { ManualCar } from '../restriction/manual-car.ts';
import { driverBucket, GloveboxStand, openContacts, random } from '../vault/glovebox-stand.ts';
import { replaceMethod } from '../vault/replace-method.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const pack = await loadMakerNl();
const words = messages.erase;

describe('gb-erase-page', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let end: AbortController;
  let restarts: number;
  let world: RealEraseWorld | undefined;
  beforeEach(() => {
    stand = new GloveboxStand();
    end = new AbortController();
    restarts = 0;
  });
  afterEach(() => {
    end.abort();
    world?.release();
    stand.closeAll();
  });

  async function rig(records = 2, mayErase: () => boolean = () => true, attestation?: MemoryAttestation) {
    const vault = await stand.window();
    const contacts = await openContacts(vault);
    await contacts.put(
      Array.from({ length: records }, (_, index) => ({ id: `${index}`, value: { name: 'Ann' } })),
    );
    const ledger = await stand.ledger();
    const { clock } = stand;
    world = openEraseWorld({
      ledger,
      tools: { clock, random },
      ...erasingStand(pack, { ledger, clock }, attestation),
      aged: undefined,
    });
    const desk = new EraseDesk({
      world,
      inventory: () => storedParts(vault),
      categories: pack.categories,
      newId: () => 'abcdefghijklmnopqrst',
      mayErase,
      preconditions: () => [],
      authority: new KeeperAuthority({
        vault,
        ledger,
        clock,
        tryLendingPin: () => Promise.resolve({ ok: false, reason: 'no-pin' }),
      }),
      restart: () => (restarts += 1),
      pause: () => Promise.resolve(),
    });
    const car = new ManualCar();
    const monitor = new RestrictionMonitor(car, ['Vehicle.Chassis.ParkingBrake.IsEngaged'], end.signal);
    car.reportParked();
    car.pass(2_000);
    const page = await fixture<ErasePageElement>(
      html`<gb-erase-page .desk=${desk} .pack=${pack} .monitor=${monitor} emulated></gb-erase-page>`,
    );
    return { vault, ledger, desk, car, page };
  }

  const find = (page: ErasePageElement, selector: string): Element | null =>
    page.shadowRoot?.querySelector(selector) ?? null;
  async function stage(page: ErasePageElement, selector: string): Promise<HTMLElement>;
  async function stage<Found extends HTMLElement>(
    page: ErasePageElement,
    selector: string,
    kind: new () => Found,
  ): Promise<Found>;
  async function stage(page: ErasePageElement, selector: string, kind = HTMLElement): Promise<HTMLElement> {
    await waitUntil(() => find(page, selector) !== null, `${selector} is shown`);
    const element = inside(page, selector, kind);
    if ('updateComplete' in element) await element.updateComplete;
    return element;
  }
  const goOn = (choice: HTMLElement): ButtonElement => inside(choice, 'gb-button.go', ButtonElement);
  const notice = (page: ErasePageElement): NoticeElement | null =>
    find(page, 'gb-erase-offer')?.shadowRoot?.querySelector('gb-notice') ?? null;
  const drives = (car: ManualCar): void =>
    car.report({
      'Vehicle.Speed': 50,
      'Vehicle.IsMoving': true,
      'Vehicle.Chassis.ParkingBrake.IsEngaged': false,
    });
  async function take(page: ErasePageElement, way: 'some' | 'driver' | 'handover'): Promise<void> {
    const ways = await stage(page, 'gb-erase-ways');
    const row = inside(ways, `gb-row[value=${way}]`, RowElement);
    await row.updateComplete;
    inside(row, 'button').click();
  }
  async function some(page: ErasePageElement): Promise<HTMLElement> {
    await take(page, 'some');
    return stage(page, 'gb-erase-choice');
  }
  async function choose(page: ErasePageElement): Promise<HTMLElement> {
    const choice = await some(page);
    inside(choice, 'gb-checkbox-row', CheckboxRowElement).click();
    await page.updateComplete;
    await stage(page, 'gb-erase-choice');
    return choice;
  }
  async function confirm(page: ErasePageElement): Promise<HoldButtonElement> {
    goOn(await choose(page)).click();
    const confirmation = await stage(page, 'gb-erase-confirmation');
    return inside(confirmation, 'gb-hold-button', HoldButtonElement);
  }

  it('begins each stage at its top, however far the one before was scrolled', async () => {
    const { page } = await rig();
    await stage(page, 'gb-erase-ways');
    const scroller = inside(page, 'gb-page');
    scroller.style.blockSize = '120px';
    scroller.scrollTop = 60;
    expect(scroller.scrollTop).to.be.greaterThan(0);
    await some(page);
    expect(scroller.scrollTop).to.equal(0);
  });

  it('opens with the three ways, and comes back to them', async () => {
    const { page } = await rig();
    const ways = await stage(page, 'gb-erase-ways');
    await expect(page).to.be.accessible();
    const rows = [...(ways.shadowRoot?.querySelectorAll('gb-row') ?? [])];
    expect(rows.map(({ value, blockedReason }) => [value, blockedReason])).to.deep.equal([
      ['some', ''],
      ['driver', words.ways.noDrivers],
      ['handover', ''],
    ]);
    const choice = await some(page);
    inside(choice, 'gb-button.back', ButtonElement).click();
    await stage(page, 'gb-erase-ways');
  });

  it('opens with a list’s category chosen when that list led here', async () => {
    const { page, desk } = await rig();
    const led = await fixture<ErasePageElement>(
      html`<gb-erase-page
        .desk=${desk}
        .pack=${pack}
        .monitor=${page.monitor}
        category="contacts"
      ></gb-erase-page>`,
    );
    const choice = await stage(led, 'gb-erase-choice');
    expect(inside(choice, 'gb-checkbox-row', CheckboxRowElement).checked).to.equal(true);
  });

  it('opens with who drives chosen when the drivers led here, and at the ways after going back', async () => {
    const { page, desk } = await rig();
    const drivers = [
      { bucket: 'driver-b', name: 'Bea', isLocked: false, isCurrent: false },
      { bucket: 'driver-a', name: 'Ann', isLocked: false, isCurrent: true },
    ];
    const led = await fixture<ErasePageElement>(
      html`<gb-erase-page
        .desk=${desk}
        .pack=${pack}
        .monitor=${page.monitor}
        .drivers=${drivers}
        way="driver"
      ></gb-erase-page>`,
    );
    const choice = await stage(led, 'gb-erase-driver');
    expect(inside(choice, 'gb-radio-list', RadioListElement).value).to.equal('driver-a');
    inside(choice, 'gb-button.back', ButtonElement).click();
    await stage(led, 'gb-erase-ways');
  });

  it('notes a handover for the next start at the hold, shows it again, and takes it back', async () => {
    const { page, desk, ledger } = await rig();
    await take(page, 'handover');
    const flow = await stage(page, 'gb-handover');
    const plan = await desk.prepare({ kind: 'handover', reason: 'sale' });
    if (plan === undefined) throw new Error('nothing to hand over');
    flow.dispatchEvent(new HandoverHeldEvent(plan, { role: 'driver' }, 'next-start'));
    await stage(page, 'gb-erase-waiting');
    expect((await readEraseJournal(ledger))?.step).to.equal('noted');
    expect(restarts).to.equal(0);
    page.remove();
    const again = await fixture<ErasePageElement>(
      html`<gb-erase-page .desk=${desk} .pack=${pack} .monitor=${page.monitor}></gb-erase-page>`,
    );
    const waiting = await stage(again, 'gb-erase-waiting');
    await expect(again).to.be.accessible();
    inside(waiting, 'gb-button', ButtonElement).click();
    await stage(again, 'gb-erase-ways');
    expect(await readEraseJournal(ledger)).to.equal(undefined);
  });

  it('offers a handover at its reason when the car moved off in it', async () => {
    const { page, desk } = await rig();
    desk.ask({ kind: 'handover', reason: 'lease-end' });
    const again = await fixture<ErasePageElement>(
      html`<gb-erase-page .desk=${desk} .pack=${pack} .monitor=${page.monitor}></gb-erase-page>`,
    );
    const offer = inside(await stage(again, 'gb-erase-offer'), 'gb-notice', NoticeElement);
    await offer.updateComplete;
    inside(offer, 'gb-button', ButtonElement).click();
    await stage(again, 'gb-handover');
    expect(inside(again, 'gb-handover', HandoverElement).reason).to.equal('lease-end');
  });

  itIsAccessible({ unavailable: () => html`<gb-erase-page .pack=${pack}></gb-erase-page>` });

  it('says that nothing can be erased while storage is closed', async () => {
    const page = await fixture<ErasePageElement>(html`<gb-erase-page .pack=${pack}></gb-erase-page>`);
    await waitUntil(
      () => page.shadowRoot?.querySelector('gb-empty')?.text === words.unavailable,
      'it is said',
    );
  });

  it('shows what could go, and of all that stays the reason, 112 eCall first', async () => {
    const { page } = await rig();
    const choice = await some(page);
    await expect(page).to.be.accessible();
    const goes = [...(choice.shadowRoot?.querySelectorAll('gb-checkbox-row') ?? [])];
    expect(goes.map(({ value, checked }) => [value, checked])).to.deep.equal([['contacts', false]]);
    expect(goes[0]?.detail).to.match(/^2 entries, .* on disk$/);
    const reasons = inside(choice, 'gb-erase-stays');
    const stays = [...(reasons.shadowRoot?.querySelectorAll<RowElement>('gb-row') ?? [])];
    expect(stays[0]?.detail).to.equal(words.ecallStays);
    expect(stays.length).to.equal(1 + pack.categories.filter(({ erasable }) => erasable !== 'yes').length);
    expect(stays.filter(({ heading, detail }) => heading === '' || detail === '')).to.deep.equal([]);
  });

  it('does not go on before something is chosen', async () => {
    const { page, ledger } = await rig();
    const choice = await some(page);
    expect(goOn(choice).blockedReason).to.equal(words.nothingChosen);
    goOn(choice).click();
    await page.updateComplete;
    expect(find(page, 'gb-erase-confirmation')).to.equal(null);
    expect(await readEraseJournal(ledger)).to.equal(undefined);
    expect(notice(page)).to.equal(null);
  });

  it('notes an erase that is asked for while moving, and offers it when the car is parked', async () => {
    const { page, car, ledger } = await rig();
    const choice = await choose(page);
    drives(car);
    await page.updateComplete;
    await stage(page, 'gb-erase-choice');
    expect(goOn(choice).blockedReason).to.equal(words.blocked.moving);
    goOn(choice).click();
    await stage(page, 'gb-erase-offer');
    expect([notice(page)?.text, notice(page)?.action]).to.deep.equal([words.noted, '']);
    expect(await readEraseJournal(ledger)).to.equal(undefined);
    car.passReporting(2_500, () => car.reportParked());
    await page.updateComplete;
    await stage(page, 'gb-erase-offer');
    expect(notice(page)?.text).to.equal(words.notedOffer);
    await notice(page)?.updateComplete;
    const offer = notice(page);
    if (offer === null) throw new Error('no offer');
    inside(offer, 'gb-button').click();
    await stage(page, 'gb-erase-confirmation');
    expect((await readEraseJournal(ledger))?.step).to.equal('planned');
  });

  it('still offers a noted erase to who left the screen and comes back', async () => {
    const { page, car, desk } = await rig();
    const choice = await choose(page);
    drives(car);
    await page.updateComplete;
    await stage(page, 'gb-erase-choice');
    goOn(choice).click();
    page.remove();
    car.passReporting(2_500, () => car.reportParked());
    const again = await fixture<ErasePageElement>(
      html`<gb-erase-page .desk=${desk} .pack=${pack} .monitor=${page.monitor}></gb-erase-page>`,
    );
    await stage(again, 'gb-erase-offer');
    expect(notice(again)?.text).to.equal(words.notedOffer);
    if (desk.asked === undefined) throw new Error('nothing was asked for');
    await desk.prepare(desk.asked);
    expect(desk.asked).to.equal(undefined);
  });

  it('blocks the press when the car drives off in the confirmation, and keeps the choice', async () => {
    const { page, car, desk } = await rig();
    const hold = await confirm(page);
    expect(hold.blockedReason).to.equal('');
    drives(car);
    await page.updateComplete;
    await stage(page, 'gb-erase-confirmation');
    expect(hold.blockedReason).to.equal(words.blocked.moving);
    hold.dispatchEvent(new HeldEvent());
    await page.updateComplete;
    expect(find(page, 'gb-erase-confirmation')).not.to.equal(null);
    expect(desk.isErasing).to.equal(false);
  });

  it('goes back from the confirmation without a trace, with the choice as it was', async () => {
    const { page, ledger } = await rig();
    await confirm(page);
    inside(inside(page, 'gb-erase-confirmation'), '.actions gb-button').click();
    const choice = await stage(page, 'gb-erase-choice');
    expect(await readEraseJournal(ledger)).to.equal(undefined);
    expect(inside(choice, 'gb-checkbox-row', CheckboxRowElement).checked).to.equal(true);
  });

  it('says what exactly goes, erases at the press, and ends in a restart', async () => {
    const { page, ledger } = await rig();
    const hold = await confirm(page);
    expect(inside(page, 'gb-erase-confirmation').shadowRoot?.textContent).to.contain(
      '2 entries will be erased',
    );
    await expect(page).to.be.accessible();
    hold.dispatchEvent(new HeldEvent());
    await page.updateComplete;
    expect(find(page, 'gb-erase-running')).not.to.equal(null);
    await waitUntil(() => restarts === 1, 'the app restarts');
    expect((await readEraseJournal(ledger))?.step).to.equal('done');
  });

  it('answers a press on signing that the platform still does not follow', async () => {
    const attestation = new MemoryAttestation();
    attestation.failure = 'unreachable';
    const { page, desk } = await rig(2, () => true, attestation);
    (await confirm(page)).dispatchEvent(new HeldEvent());
    await waitUntil(() => restarts === 1, 'the app restarts');
    const again = await fixture<ErasePageElement>(
      html`<gb-erase-page .desk=${desk} .pack=${pack} .monitor=${page.monitor}></gb-erase-page>`,
    );
    const result = await stage(again, 'gb-erase-result');
    inside(result, '.actions gb-button', ButtonElement).click();
    await waitUntil(
      () => find(again, 'gb-erase-result')?.shadowRoot?.textContent.includes(words.stillUnsigned) === true,
      'it is said',
    );
  });

  it('goes back to the confirmation when the press came too late', async () => {
    const { page, desk } = await rig(2, () => false);
    const hold = await confirm(page);
    let pressed: Promise<boolean> | undefined;
    replaceMethod(
      desk,
      'erase',
      (original) =>
        (...press) =>
          (pressed = original.apply(desk, press)),
    );
    hold.dispatchEvent(new HeldEvent());
    expect(await pressed).to.equal(false);
    await page.updateComplete;
    expect(find(page, 'gb-erase-running')).to.equal(null);
    expect(find(page, 'gb-erase-confirmation')).not.to.equal(null);
  });

  it('says so when the erase breaks off, and never that it is done', async () => {
    const { page, ledger } = await rig();
    const hold = await confirm(page);
    replaceMethod(ledger, 'writeJournal', () => () => Promise.reject(new Error('gone')));
    hold.dispatchEvent(new HeldEvent());
    const fault = await stage(page, 'gb-notice[tone=fault]', NoticeElement);
    expect(find(page, 'gb-erase-running')).to.equal(null);
    expect(fault.text).to.equal(messages.shell.vault['erase-unfinished']);
    expect(restarts).to.equal(0);
  });

  for (const [outcome, tone, title] of [
    ['complete', 'done', words.resultComplete],
    ['partial', 'fault', words.resultPartial],
  ] as const) {
    it(`reads a result that is ${outcome} as such, until it was acknowledged`, async () => {
      const before = await rig();
      const plan = await before.desk.prepare({
        kind: 'selection',
        parts: [...partsOf(await before.desk.preview(), new Set(['contacts']))],
      });
      const failure = outcome === 'partial' ? { failure: 'keys-not-destroyed' } : {};
      const parts = [{ category: 'contacts', recordsBefore: 2, recordsAfter: 0, ...failure }];
      await before.ledger.writeJournal({
        step: 'done',
        plan,
        result: { outcome, grade: 'file', parts },
        resumed: outcome === 'partial',
      });
      before.page.remove();
      world?.release();
      stand.closeAll();
      // As after the restart: another process, another vault.
      const { page: after, desk: later } = await rig(0);
      const result = await stage(after, 'gb-erase-result');
      const head = inside(result, 'gb-notice', NoticeElement);
      expect([head.tone, head.text]).to.deep.equal([tone, title]);
      const part = inside(result, 'gb-row', RowElement);
      expect(part.heading).to.equal(pack.texts.categories['contacts']?.name);
      expect(part.detail.includes(words.verified)).to.equal(outcome === 'complete');
      expect(part.detail.includes(words.failures['keys-not-destroyed'])).to.equal(outcome === 'partial');
      if (outcome === 'partial') expect(result.shadowRoot?.textContent).not.to.contain(words.resultComplete);
      expect(result.shadowRoot?.textContent).to.contain(words.emulation);
      expect(result.shadowRoot?.textContent.includes(words.resumed)).to.equal(outcome === 'partial');
      await expect(after).to.be.accessible();
      inside(result, 'gb-button[rank="primary"]').click();
      await waitUntil(() => find(after, 'gb-erase-result') === null, 'it is acknowledged');
      expect(await later.ended()).to.equal(undefined);
    });
  }

  it('names a stored category that the pack does not know by its id', async () => {
    const { vault, desk } = await rig();
    const contacts = await openContacts(vault);
    const strange = vault.collection(driverBucket(vault), {
      ...contacts.definition,
      category: 'strange-things',
    });
    await strange.open();
    await strange.put([{ id: 'a', value: { name: 'x' } }]);
    const again = await fixture<ErasePageElement>(
      html`<gb-erase-page .desk=${desk} .pack=${pack}></gb-erase-page>`,
    );
    const choice = await some(again);
    const headings = [...(choice.shadowRoot?.querySelectorAll('gb-checkbox-row') ?? [])].map(
      ({ heading }) => heading,
    );
    expect(headings).to.include('strange-things');
  });
});

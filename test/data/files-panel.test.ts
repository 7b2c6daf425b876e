import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { ButtonElement } from '../../components/button/button.ts';
import { DuplicatesPanelElement } from '../../src/data/duplicates-panel.ts';
import { ExportPanelElement } from '../../src/data/export-panel.ts';
import type { ExportTarget } from '../../src/records/export-target.ts';
import { FilesPanelElement } from '../../src/data/files-panel.ts';
import { MergeRequestedEvent } from '../../src/data/import-events.ts';
import { ImportPanelElement } from '../../src/data/import-panel.ts';
import { messages } from '../../src/i18n/messages.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { BookStand, card, silentWorker } from './book-stand.ts';
import { makeContact, phone } from './contacts/make-contact.ts';
import { StatedCar } from './stated-car.ts';

const words = messages.contactImport;

/** Seven people who are there, and the same as a phone has them. */
const known = Object.fromEntries(
  Array.from({ length: 7 }, (_, index) => [
    `id-${index}`,
    makeContact({ fullName: `Zoë ${index}`, phones: [phone(`06 1234567${index}`)] }),
  ]),
);
const alike = Array.from({ length: 7 }, (_, index) =>
  card(`zoe ${index}`, `+31 6 1234567${index}`, `EMAIL:z${index}@x.org\r\n`),
);

/** A file whose pieces wait until the test lets them through. */
class HeldTarget implements ExportTarget {
  readonly limit = undefined;
  isClosed = false;
  isGivenUp = false;
  #release = (): void => undefined;
  readonly #held = new Promise<void>((resolve) => (this.#release = resolve));

  write = (): Promise<void> => this.#held;
  release(): void {
    this.#release();
  }
  close(): Promise<void> {
    this.isClosed = true;
    return Promise.resolve();
  }
  abort(): Promise<void> {
    this.isGivenUp = true;
    return Promise.resolve();
  }
}

describe('gb-files-panel', () => {
  takeStorageTurn();
  let stand: BookStand;
  beforeEach(async () => (stand = await BookStand.open(known)));
  afterEach(() => stand.close());

  const template = (car = new StatedCar()) =>
    html`<gb-files-panel .book=${stand.book} .monitor=${car}></gb-files-panel>`;
  const make = (car?: StatedCar): Promise<FilesPanelElement> => fixture<FilesPanelElement>(template(car));

  const importPanel = (panel: FilesPanelElement) => inside(panel, 'gb-import-panel', ImportPanelElement);
  const duplicates = (panel: FilesPanelElement) =>
    inside(panel, 'gb-duplicates-panel', DuplicatesPanelElement);
  const exportPanel = (panel: FilesPanelElement) => inside(panel, 'gb-export-panel', ExportPanelElement);
  const mergeButtons = async (panel: FilesPanelElement): Promise<ButtonElement[]> => {
    await duplicates(panel).updateComplete;
    return [...duplicates(panel).renderRoot.querySelectorAll('gb-button')];
  };
  const isIdle = (): boolean => !stand.book.imports.isBusy;

  describe('while an import runs', () => {
    beforeEach(() => {
      stand.book.imports.start([new Blob(alike)], silentWorker);
    });
    afterEach(() => stand.book.imports.current?.run.cancel());
    itIsAccessible({ 'and it is parked': template });

    it('ends it when asked, and then goes away once that was read', async () => {
      const panel = await make();
      expect(FilesPanelElement.isNeeded(stand.book)).to.equal(true);
      inside(importPanel(panel), 'gb-button').click();
      await waitUntil(() => stand.book.imports.current?.end !== undefined, 'it ends');
      expect(stand.book.imports.current?.end?.kind).to.equal('cancelled');
      await panel.updateComplete;
      await importPanel(panel).updateComplete;
      inside(importPanel(panel), 'gb-button').click();
      await panel.updateComplete;
      expect([panel.renderRoot.childElementCount, FilesPanelElement.isNeeded(stand.book)]).to.deep.equal([
        0,
        false,
      ]);
    });
  });

  describe('with an account', () => {
    beforeEach(async () => {
      await stand.take(...alike, card('Cas', '0301234567'));
    });
    itIsAccessible({
      'and contacts that look alike': () => template(),
      'and the car moving': () => template(new StatedCar('moving')),
    });

    it('shows the first pairs by both names and ways, and merges one when told to', async () => {
      const panel = await make();
      const { rows, pairs } = duplicates(panel);
      expect([rows.length, pairs.length]).to.deep.equal([5, 7]);
      expect([rows[0]?.heading, rows[0]?.detail]).to.deep.equal([
        'Zoë 0 and zoe 0',
        '06 12345670, +31 6 12345670',
      ]);
      (await mergeButtons(panel))[1]?.click();
      await waitUntil(() => isIdle() && stand.contacts.all().length === 14, 'one is merged');
      await panel.updateComplete;
      expect(duplicates(panel).pairs.map(({ known: id }) => id)).to.not.include('id-0');
      expect([duplicates(panel).pairs.length, importPanel(panel).merged]).to.deep.equal([6, 1]);
      expect(stand.book.contact('id-0')?.emails.map(({ value }) => value)).to.deep.equal(['z0@x.org']);
    });

    it('merges all at once, with progress in sight', async () => {
      const panel = await make();
      (await mergeButtons(panel))[0]?.click();
      await panel.updateComplete;
      expect(inside(panel, 'gb-progress').getAttribute('valueText')).to.equal(words.work(0, 7));
      await waitUntil(isIdle, 'all are merged');
      await panel.updateComplete;
      expect([
        duplicates(panel).pairs.length,
        importPanel(panel).merged,
        stand.contacts.all().length,
      ]).to.deep.equal([0, 7, 8]);
    });

    it('says that merging failed, keeps both, and merges at the next try', async () => {
      const panel = await make();
      stand.contacts.fail.push({ ok: false, reason: 'quota' });
      (await mergeButtons(panel))[0]?.click();
      await waitUntil(() => panel.renderRoot.querySelector('gb-notice') !== null, 'it says so');
      expect(inside(panel, 'gb-notice').getAttribute('text')).to.equal(words.mergeFailed);
      expect([stand.contacts.all().length, duplicates(panel).pairs.length]).to.deep.equal([15, 7]);
      (await mergeButtons(panel))[0]?.click();
      await waitUntil(() => stand.contacts.all().length === 8 && isIdle(), 'they are merged');
      await waitUntil(() => panel.renderRoot.querySelector('gb-notice') === null, 'it is said no more');
    });

    it('offers a pair again whose added half could not be removed, and loses nothing by merging twice', async () => {
      const panel = await make();
      stand.contacts.fail.push(undefined, { ok: false, reason: 'storage' });
      (await mergeButtons(panel))[1]?.click();
      await waitUntil(() => panel.renderRoot.querySelector('gb-notice') !== null, 'it says so');
      expect([stand.contacts.all().length, duplicates(panel).pairs.length]).to.deep.equal([15, 7]);
      (await mergeButtons(panel))[1]?.click();
      await waitUntil(() => isIdle() && stand.contacts.all().length === 14, 'it is merged');
      expect(stand.book.contact('id-0')?.emails.length).to.equal(1);
      expect((await stand.book.imports.undo())?.ok).to.equal(true);
      expect(stand.contacts.all().map(({ value }) => value)).to.deep.equal(Object.values(known));
    });

    it('merges nothing in a car that moves, whatever is asked, and says why', async () => {
      const car = new StatedCar();
      const panel = await make(car);
      car.become('moving');
      duplicates(panel).dispatchEvent(new MergeRequestedEvent(duplicates(panel).pairs));
      await panel.updateComplete;
      expect([isIdle(), stand.contacts.all().length]).to.deep.equal([true, 15]);
      expect(duplicates(panel).blockedReason).to.equal(words.mergeBlocked.moving);
      expect(importPanel(panel).undoBlockedReason).to.equal(words.undoBlocked.moving);
      car.become('unknown');
      await panel.updateComplete;
      expect(duplicates(panel).blockedReason).to.equal(words.mergeBlocked.unknown);
    });
  });

  describe('while an export runs', () => {
    let target: HeldTarget;
    beforeEach(() => {
      target = new HeldTarget();
      stand.book.exports.start(target);
    });
    itIsAccessible({ 'and it is parked': () => template() });

    it('ends it when asked, gives the file up, and goes away once that was read', async () => {
      const panel = await make();
      inside(exportPanel(panel), 'gb-button').click();
      target.release();
      await waitUntil(() => stand.book.exports.current?.end !== undefined, 'it ends');
      expect([stand.book.exports.current?.end?.kind, target.isClosed, target.isGivenUp]).to.deep.equal([
        'cancelled',
        false,
        true,
      ]);
      await panel.updateComplete;
      await exportPanel(panel).updateComplete;
      inside(exportPanel(panel), 'gb-button').click();
      await panel.updateComplete;
      expect(panel.renderRoot.childElementCount).to.equal(0);
    });
  });
});

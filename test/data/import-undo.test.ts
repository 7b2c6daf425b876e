import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { NoticeElement } from '../../components/notice/notice.ts';
import '../../src/data/import-undo.ts';
import type { ImportUndoElement } from '../../src/data/import-undo.ts';
import { messages } from '../../src/i18n/messages.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { BookStand, card } from './book-stand.ts';
import { makeContact, phone } from './contacts/make-contact.ts';
import { StatedCar } from './stated-car.ts';

const words = messages.contactImport;
const zoe = makeContact({ fullName: 'Zoë', phones: [phone('061234567')] });

describe('gb-import-undo', () => {
  takeStorageTurn();
  let stand: BookStand;
  beforeEach(async () => {
    stand = await BookStand.open({ zoe });
    await stand.take(card('zoe', '061234567', 'EMAIL:z@x.org\r\n'), card('Cas', '031'));
    await stand.book.imports.merge(stand.book.imports.current?.changes.alike ?? []);
    stand.book.imports.dismiss();
  });
  afterEach(() => stand.close());

  const template = (car = new StatedCar()) =>
    html`<gb-import-undo .book=${stand.book} .monitor=${car}></gb-import-undo>`;
  const make = (car?: StatedCar): Promise<ImportUndoElement> => fixture<ImportUndoElement>(template(car));
  const notices = (element: ImportUndoElement): NoticeElement[] => [
    ...element.renderRoot.querySelectorAll('gb-notice'),
  ];
  const press = (element: ImportUndoElement): void => {
    const offer = notices(element).find(({ action }) => action !== '');
    if (offer === undefined) throw new Error('nothing is offered');
    inside(offer, 'gb-button').click();
  };
  const texts = (element: ImportUndoElement): string[] => notices(element).map(({ text }) => text);

  itIsAccessible({
    'while it offers': () => template(),
    'while moving': () => template(new StatedCar('moving')),
    'while it undoes': () => {
      stand.contacts.fail.push(new Promise(() => undefined));
      void stand.book.imports.undo();
      return template();
    },
  });

  it('offers to undo what was added and merged, undoes it with progress, and says so', async () => {
    const element = await make();
    expect(texts(element)).to.deep.equal([words.undoable(2)]);
    press(element);
    await element.updateComplete;
    expect(inside(element, 'gb-progress').getAttribute('valueText')).to.equal(words.work(0, 2));
    await waitUntil(() => notices(element).length > 0, 'it is undone');
    expect(texts(element)).to.deep.equal([words.undone(1, 1)]);
    expect(stand.contacts.all().map(({ value }) => value)).to.deep.equal([zoe]);
  });

  it('says who stays because the driver changed them since', async () => {
    const element = await make();
    const cas = stand.contacts.all().find(({ value }) => value.fullName === 'Cas');
    if (cas === undefined) throw new Error('no Cas');
    await stand.contacts.put([{ ...cas, value: { ...cas.value, notes: ['Mine'] } }]);
    press(element);
    await waitUntil(() => texts(element).includes(words.undone(0, 1)), 'it is undone');
    expect(notices(element)[0]?.detail).to.equal(words.undoneKept(1));
    expect(stand.names).to.deep.equal(['Cas', 'Zoë']);
  });

  it('says that it failed, still offers it, and undoes all of it at the next try', async () => {
    const element = await make();
    stand.contacts.fail.push(undefined, { ok: false, reason: 'storage' });
    press(element);
    await waitUntil(() => texts(element).includes(words.undoFailed), 'it says so');
    expect(notices(element).map(({ tone }) => tone)).to.deep.equal(['fault', 'info']);
    await expect(element).to.be.accessible();
    press(element);
    await waitUntil(() => texts(element).some((text) => text.startsWith('Import undone.')), 'it is undone');
    expect(stand.contacts.all().map(({ value }) => value)).to.deep.equal([zoe]);
  });

  it('undoes nothing in a car that moves, and says why', async () => {
    const car = new StatedCar();
    const element = await make(car);
    car.become('moving');
    // Before it is drawn anew, too.
    await element.undo();
    await element.updateComplete;
    expect(notices(element)[0]?.blockedReason).to.equal(words.undoBlocked.moving);
    press(element);
    expect([stand.book.imports.isBusy, stand.names]).to.deep.equal([false, ['Cas', 'Zoë']]);
  });

  it('offers nothing any more once the ignition is off', async () => {
    const element = await make();
    stand.book.imports.endUndo();
    await element.updateComplete;
    expect(notices(element)).to.deep.equal([]);
  });

  it('waits with its offer while an account is in sight, and forgets an old undo at a new import', async () => {
    const element = await make();
    press(element);
    await waitUntil(() => texts(element).includes(words.undone(1, 1)), 'it is undone');
    await stand.take(card('Dora', '041'));
    await element.updateComplete;
    expect(notices(element)).to.deep.equal([]);
    stand.book.imports.dismiss();
    await element.updateComplete;
    expect(texts(element)).to.deep.equal([words.undoable(1)]);
  });
});

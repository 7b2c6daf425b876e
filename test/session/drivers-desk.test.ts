import { expect } from '@open-wc/testing';
import { mostDrivers } from '../../src/vault/add-bucket.ts';
import { openContacts } from '../vault/glovebox-stand.ts';
import { replaceMethod } from '../vault/replace-method.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { giveBackCar, lendCar } from '../../src/session/lend.ts';
import { longestPicture } from '../../src/session/picture.ts';
import { bucketOf, DriversStand, namesOf } from './drivers-stand.ts';

const done = { ok: true };
const no = (reason: string): object => ({ ok: false, reason });
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1]);

describe('the drivers’ desk', () => {
  takeStorageTurn();
  let stand: DriversStand;
  beforeEach(() => {
    stand = new DriversStand();
  });
  afterEach(() => stand.end());

  it('makes drivers up to eight, each in the seat at once, and refuses the ninth', async function () {
    this.timeout(20_000);
    const names = ['Ann', 'Bea', 'Cem', 'Dia', 'Eva', 'Fay', 'Gus', 'Hal'];
    const { desk } = await stand.with(...names);
    expect(names).to.have.length(mostDrivers);
    expect(namesOf(desk)).to.deep.equal(names);
    expect(desk.current).to.include({ name: 'Hal', isCurrent: true, isGuest: false, state: 'open' });
    expect(desk.canAdd).to.equal(false);
    expect(await desk.create('Ida')).to.deep.equal(no('too-many'));
    expect(stand.restarts).to.deep.equal(Array(7).fill('/'));
  });

  it('never makes a ninth, also when another window has made the eighth meanwhile', async function () {
    this.timeout(20_000);
    const late = await stand.with('1', '2', '3', '4', '5', '6', '7');
    for (let more = 7; more < mostDrivers; more += 1) await late.vault.createDriver();
    expect(late.desk.canAdd).to.equal(true);
    expect(await late.desk.create('9')).to.deep.equal(no('too-many'));
    expect(await late.ledger.driverBuckets()).to.equal(mostDrivers);
  });

  it('takes a name without the space around it, composed, and none that is empty or too long', async () => {
    const { desk } = await stand.open();
    for (const name of ['', ' \n', 'x'.repeat(61)])
      expect(await desk.create(name)).to.deep.equal(no('name-missing'));
    expect(await desk.create('  Zoe\u0308 ')).to.deep.equal(done);
    const again = await stand.restart();
    expect(again.desk.current.name).to.equal('Zo\u00eb');
    expect(await again.desk.change({ name: '   ' })).to.deep.equal(no('name-missing'));
    expect(again.desk.card).to.include({ firstRun: 'open' });
  });

  it('switches to another driver or a guest, who sees nothing of the one before', async () => {
    const first = await stand.with('Ann', 'Bea');
    await (await openContacts(first.vault)).put([{ id: 'a', value: { name: 'of Bea' } }]);
    const anns = bucketOf(first.desk, 'Ann');
    expect(await first.desk.switchTo(anns)).to.deep.equal(done);
    expect(await first.restarted).to.equal('/drivers');
    expect(await first.vault.closed).to.equal('closed');
    const second = await stand.restart();
    expect(second.desk.current).to.include({ name: 'Ann', bucket: anns });
    expect((await openContacts(second.vault)).all()).to.deep.equal([]);
    expect(await second.desk.switchTo('guest')).to.deep.equal(done);
    const guest = await stand.restart();
    expect(guest.desk.current).to.include({ name: '', isGuest: true, isCurrent: true });
    expect(namesOf(guest.desk)).to.deep.equal(['Ann', 'Bea']);
    expect(guest.desk.drivers.some(({ isCurrent }) => isCurrent)).to.equal(false);
    await guest.desk.switchTo(bucketOf(guest.desk, 'Bea'));
    const back = await stand.restart();
    expect((await openContacts(back.vault)).all()).to.have.length(1);
    expect(back.vault.buckets.some(({ isGuest }) => isGuest)).to.equal(false);
  });

  it('goes to nobody who is not there', async () => {
    const { desk, ledger, session } = await stand.open();
    expect(await desk.switchTo('driver-0000')).to.deep.equal(no('storage'));
    expect(await ledger.currentDriver()).to.equal(session.driver.name);
    expect(stand.restarts).to.deep.equal([]);
  });

  it('takes the vault from every other window when somebody else drives', async () => {
    const { desk } = await stand.with('Ann', 'Bea');
    const other = await stand.open();
    await desk.switchTo(bucketOf(desk, 'Ann'));
    expect(await other.vault.closed).to.equal('taken');
    expect(stand.restarts.at(-1)).to.equal('/drivers');
  });

  it('changes who drives, PINs and keys only while parked; cards and the order at any time', async () => {
    const { desk } = await stand.with('Ann', 'Bea');
    stand.key.put({ kind: 'known', id: 'k1' });
    stand.isParked = false;
    const before = stand.restarts.length;
    for (const waits of [
      desk.create('Cem'),
      desk.switchTo('guest'),
      desk.setPin('271828'),
      desk.removePin('271828'),
      desk.unlock('271828'),
      desk.linkKey(),
      desk.unlinkKey(),
      desk.heedKey(),
    ])
      expect(await waits).to.deep.equal(no('not-now'));
    expect(stand.restarts).to.have.length(before);
    expect(await desk.change({ figure: 'owl' })).to.deep.equal(done);
    expect(await desk.move(bucketOf(desk, 'Bea'), -1)).to.deep.equal(done);
    expect(namesOf(desk)).to.deep.equal(['Bea', 'Ann']);
  });

  it('does one thing at a time: what is pressed twice is done once', async () => {
    const { desk, ledger } = await stand.open();
    const both = await Promise.all([desk.create('Bea'), desk.create('Bea')]);
    expect(both).to.deep.equal([done, no('not-now')]);
    expect(await ledger.driverBuckets()).to.equal(2);
  });

  it('keeps the order that drivers chose, over a restart and in another window; the ends of the list stay', async () => {
    const { desk } = await stand.with('Ann', 'Bea', 'Cem');
    const other = await stand.open();
    const bucket = (name: string): string => bucketOf(desk, name);
    expect(await desk.move(bucket('Cem'), -1)).to.deep.equal(done);
    expect(namesOf(desk)).to.deep.equal(['Ann', 'Cem', 'Bea']);
    expect(await desk.move(bucket('Ann'), -1)).to.deep.equal(done);
    expect(await desk.move(bucket('Bea'), 1)).to.deep.equal(done);
    expect(namesOf(desk)).to.deep.equal(['Ann', 'Cem', 'Bea']);
    const changed = new Promise<void>((resolve) =>
      other.desk.subscribe(() => {
        if (namesOf(other.desk)[0] === 'Cem') resolve();
      }, new AbortController().signal),
    );
    await desk.move(bucket('Cem'), -1);
    await changed;
    expect(namesOf(other.desk)).to.deep.equal(['Cem', 'Ann', 'Bea']);
    expect(await other.desk.move(bucket('Bea'), -1)).to.deep.equal(done);
    const again = await stand.restart();
    expect(namesOf(again.desk)).to.deep.equal(['Cem', 'Bea', 'Ann']);
    await again.desk.create('Dia');
    expect(namesOf((await stand.restart()).desk)).to.deep.equal(['Cem', 'Bea', 'Ann', 'Dia']);
  });

  it('changes the own card alone, shows it to everybody, and takes fields away', async () => {
    const { desk } = await stand.with('Ann', 'Bea');
    const changes = { figure: 'fox', picture: jpeg, language: 'nl', units: { temperature: 'F' } } as const;
    expect(await desk.change(changes)).to.deep.equal(done);
    const { picture } = desk.current;
    expect(picture).to.deep.equal(jpeg);
    expect(desk.current.picture).to.equal(picture);
    expect(desk.card).to.deep.include({ name: 'Bea', language: 'nl', units: { temperature: 'F' } });
    await desk.switchTo(bucketOf(desk, 'Ann'));
    const ann = await stand.restart();
    expect(ann.desk.drivers.map(({ name, figure }) => [name, figure])).to.deep.equal([
      ['Ann', undefined],
      ['Bea', 'fox'],
    ]);
    expect(ann.desk.drivers[1]?.picture).to.deep.equal(jpeg);
    await ann.desk.switchTo(bucketOf(ann.desk, 'Bea'));
    const bea = await stand.restart();
    expect(await bea.desk.change({ picture: undefined })).to.deep.equal(done);
    expect(bea.desk.current).to.include({ picture: undefined, figure: 'fox' });
  });

  it('refuses bytes that are no picture, and pictures that are too large', async () => {
    const { desk } = await stand.open();
    const large = new Uint8Array(longestPicture + 1);
    large.set(jpeg);
    for (const picture of [new Uint8Array(), new Uint8Array(100), large, jpeg.slice(0, 3)])
      expect(await desk.change({ picture }), `${picture.length}`).to.deep.equal(no('storage'));
    expect(await desk.change({ picture: large.slice(0, longestPicture) })).to.deep.equal(done);
  });

  it('lets a lent car’s guest neither switch nor make anybody', async () => {
    const { desk, vault } = await stand.with('Ann', 'Bea');
    const anns = bucketOf(desk, 'Ann');
    expect(await lendCar(await stand.parts(vault), '314159')).to.deep.equal(done);
    const lent = await stand.restart();
    stand.key.put({ kind: 'unknown' });
    expect(lent.desk).to.include({ isLent: true, canAdd: false });
    expect(lent.desk.drivers).to.deep.equal([]);
    expect(lent.desk.current.isGuest).to.equal(true);
    for (const refused of [
      lent.desk.create('Cem'),
      lent.desk.switchTo(anns),
      lent.desk.switchTo('guest'),
      lent.desk.heedKey(),
      lent.desk.move(anns, 1),
    ])
      expect(await refused).to.deep.equal(no('not-now'));
    await giveBackCar(await stand.parts(lent.vault), '314159');
    expect((await stand.restart()).desk.current.name).to.equal('Bea');
  });

  it('gives a guest no PIN, no key and no place, but a language for the drive', async () => {
    await (await stand.open()).desk.switchTo('guest');
    const { desk, session } = await stand.restart();
    stand.key.put({ kind: 'known', id: 'k1' });
    for (const refused of [desk.setPin('271828'), desk.removePin('271828')])
      expect(await refused).to.deep.equal(no('not-now'));
    expect(await desk.linkKey()).to.deep.equal(no('not-now'));
    expect(await desk.move(session.driver.name, 1)).to.deep.equal(no('not-now'));
    expect(await desk.change({ language: 'nl' })).to.deep.equal(done);
    expect(desk.card?.language).to.equal('nl');
  });

  it('says what failed, leaves who drives as it was, and goes on with what a failure left', async () => {
    const { desk, ledger, session } = await stand.open();
    await desk.change({ name: 'Ann' });
    stand.keystore.unreachable = true;
    expect(await desk.create('Bea')).to.deep.equal(no('keystore-unreachable'));
    stand.keystore.unreachable = false;
    const restore = failPages();
    expect(await desk.create('Bea')).to.deep.equal(no('quota'));
    restore();
    expect(await ledger.driverBuckets()).to.equal(2);
    expect(await ledger.currentDriver()).to.equal(session.driver.name);
    expect(await desk.create('Bea')).to.deep.equal(done);
    const again = await stand.restart();
    expect(namesOf(again.desk)).to.deep.equal(['Ann', 'Bea']);
    expect(again.vault.buckets.filter(({ kind }) => kind === 'driver')).to.have.length(2);
  });
});

/** Writes to pages fail, as on a full disk; keyrings and the ledger have room. */
function failPages(): () => void {
  return replaceMethod(
    IDBObjectStore.prototype,
    'put',
    (put) =>
      function (this: IDBObjectStore, value, key) {
        if (this.name === 'pages') throw new DOMException('Full.', 'QuotaExceededError');
        return put.call(this, value, key);
      },
  );
}

import { expect, waitUntil } from '@open-wc/testing';
import type { CarKey } from '../../platform/contract/key.ts';
import { openDriverCards } from '../../src/session/driver-cards.ts';
import { LedgerError } from '../../src/vault/ledger-error.ts';
import { Ledger } from '../../src/vault/ledger.ts';
import { runErase } from '../../src/eraser/engine.ts';
import { openEraseWorld } from '../../src/eraser/erase-world.ts';
import type { EraseStep } from '../../src/eraser/journal.ts';
import { readEraseJournal } from '../../src/eraser/journal.ts';
import { storedParts } from '../../src/eraser/open-erase-desk.ts';
import { planErase } from '../../src/eraser/plan.ts';
import type { EraseScope } from '../../src/eraser/scope.ts';
import { openStoppedSyncs } from '../../src/choices/stopped-syncs.ts';
import { onFault } from '../../src/fault-log/log-fault.ts';
import { openStorage, passingReasons } from '../../src/shell/open-storage.ts';
import type { Opening, StorageOptions } from '../../src/shell/open-storage.ts';
import { seizeVault } from '../../src/vault/locks.ts';
import { storagePlace } from '../../src/vault/storage-place.ts';
import { erasingStand, order } from '../eraser/erasing-stand.ts';
import { planOf } from '../eraser/plan-of.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { deriveArgon2 } from '../../src/derivation/argon2.ts';
import { driverBucket, GloveboxStand, openContacts, random } from '../vault/glovebox-stand.ts';
import { MemoryKeystore } from '../vault/memory-keystore.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { replaceMethod } from '../vault/replace-method.ts';

const pack = await loadMakerNl();

type Open = Extract<Opening, { state: 'open' }>;

describe('openStorage', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let opened: Open[];
  beforeEach(() => {
    stand = new GloveboxStand();
    opened = [];
  });
  afterEach(() => {
    closeAll();
  });

  function closeAll(): void {
    for (const { vault, ledger } of opened.splice(0)) {
      vault.close();
      ledger.close();
    }
    stand.closeAll();
  }

  async function open(changes: Partial<StorageOptions> = {}): Promise<Opening> {
    const { keystore, clock } = stand;
    const opening = await openStorage({
      keystore,
      clock,
      random,
      derive: deriveArgon2,
      pack,
      erasing: (ledger) => Promise.resolve(erasingStand(pack, { ledger, clock })),
      key: { present: () => ({ kind: 'none' }) },
      isParked: () => Promise.resolve(true),
      ...changes,
    });
    if (opening.state === 'open') opened.push(opening);
    return opening;
  }

  async function openFine(): Promise<Open> {
    const opening = await open();
    if (opening.state === 'closed') throw new Error(`closed: ${opening.reason}`);
    return opening;
  }

  /** Contacts, and an erase of them that a kill stopped before `step`. */
  async function interruptedErase(step: EraseStep): Promise<void> {
    const vault = await stand.window();
    const contacts = await openContacts(vault);
    await contacts.put([{ id: 'a', value: { name: 'Ann' } }]);
    const plan = await planOf(vault, 'abcdefghijklmnopqrst', ['contacts']);
    const ledger = await stand.ledger();
    const { clock } = stand;
    const parts = erasingStand(pack, { ledger, clock });
    const world = openEraseWorld({ ledger, tools: { clock, random }, ...parts, aged: undefined });
    const killed = new Error('killed');
    await runErase(world, plan, order, (reached) => {
      if (reached === step) throw killed;
    }).catch((error: unknown) => expect(error).to.equal(killed));
    world.release();
    stand.closeAll();
  }

  /** One contact, an erase noted for the next start, and one contact more. The driver's bucket. */
  async function note(scope: EraseScope): Promise<string> {
    const vault = await stand.window();
    const contacts = await openContacts(vault);
    await contacts.put([{ id: 'a', value: { name: 'Ann' } }]);
    const found = vault.buckets.map(({ name }) => name);
    const stored = await storedParts(vault);
    const plan = planErase('abcdefghijklmnopqrst', scope, stored, pack.categories, found);
    const ledger = await stand.ledger();
    await ledger.writeJournal({ step: 'noted', plan, order: { ...order, when: 'next-start' } });
    await contacts.put([{ id: 'b', value: { name: 'Bo' } }]);
    stand.closeAll();
    return driverBucket(vault);
  }

  it('opens a new car, and the same one again', async () => {
    const first = await openFine();
    expect(first.isDataLost).to.equal(false);
    const { session } = first;
    closeAll();
    expect((await openFine()).session).to.deep.equal(session);
  });

  for (const step of ['authorised', 'keys', 'pages', 'car', 'verify', 'sign'] as const) {
    it(`finishes an erase interrupted before ${step} before the vault opens`, async () => {
      await interruptedErase(step);
      const { vault, ledger } = await openFine();
      const journal = await readEraseJournal(ledger);
      expect(journal).to.include({ step: 'done', resumed: true });
      expect(journal?.step === 'done' && journal.result.outcome).to.equal('complete');
      expect((await openContacts(vault)).all()).to.deep.equal([]);
    });
  }

  it('opens the vault only when the interrupted erase is over', async () => {
    await interruptedErase('keys');
    const order: string[] = [];
    const request = navigator.locks.request.bind(navigator.locks);
    const restore = replaceMethod(navigator.locks, 'request', () => (...args: unknown[]) => {
      if (args[0] === 'glovebox-vault') order.push(JSON.stringify(args[1]));
      return Reflect.apply(request, undefined, args) as never;
    });
    try {
      await openFine();
    } finally {
      restore();
    }
    expect(order[0]).to.contain('"steal":true');
    expect(order.slice(1).every((lock) => lock.includes('"shared"'))).to.equal(true);
    expect(order.length).to.equal(2);
  });

  it('keeps everything closed while an erase cannot be finished, and finishes it when it can', async () => {
    await interruptedErase('pages');
    const restore = replaceMethod(navigator.locks, 'request', (original) => (...args: unknown[]) => {
      if (args[0] === 'glovebox-vault') throw new Error('no locks');
      return Reflect.apply(original, navigator.locks, args) as never;
    });
    const closed = await open().finally(restore);
    expect(closed).to.deep.equal({ state: 'closed', reason: 'erase-unfinished' });
    const { vault } = await openFine();
    expect((await openContacts(vault)).all()).to.deep.equal([]);
  });

  it('keeps everything closed for a journal that nobody can read, and logs its code alone', async () => {
    const { ledger } = await openFine();
    await ledger.writeJournal({ step: 'Anna' });
    closeAll();
    const faults: string[] = [];
    const end = new AbortController();
    onFault(({ code }) => faults.push(code), end.signal);
    expect(await open()).to.deep.equal({ state: 'closed', reason: 'erase-unfinished' });
    end.abort();
    expect(faults).to.deep.equal(['eraser/journal-unreadable']);
  });

  it('keeps the result of an erase until it was seen', async () => {
    await interruptedErase('keys');
    const { ledger } = await openFine();
    const journal = await readEraseJournal(ledger);
    closeAll();
    expect(await readEraseJournal((await openFine()).ledger)).to.deep.equal(journal);
  });

  it('does in a parked car what was noted for this start, with what came since', async () => {
    const noted = await note({ kind: 'handover', reason: 'rental-return' });
    const { vault, ledger } = await openFine();
    expect((await openContacts(vault)).all()).to.deep.equal([]);
    expect(vault.buckets.some(({ name }) => name === noted)).to.equal(false);
    const journal = await readEraseJournal(ledger);
    if (journal?.step !== 'done') throw new Error('not done');
    expect(journal.result.outcome).to.equal('complete');
    expect(journal.result.parts.map(({ recordsBefore }) => recordsBefore)).to.deep.equal([2]);
    const [certificate] = await ledger.certificates();
    const payload = atob(certificate?.jws?.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '');
    expect(payload).to.contain('"when":"next-start"');
  });

  it('leaves what was noted for a start at which the car is parked', async () => {
    await note({ kind: 'handover', reason: 'rental-return' });
    const opening = await open({ isParked: () => Promise.resolve(false) });
    if (opening.state === 'closed') throw new Error(opening.reason);
    expect((await openContacts(opening.vault)).all().length).to.equal(2);
    expect((await readEraseJournal(opening.ledger))?.step).to.equal('noted');
  });

  it('finishes an erase by age once the vault is open', async () => {
    const vault = await stand.window();
    const parts = [{ bucket: driverBucket(vault), category: 'contacts' }];
    const contacts = await openContacts(vault);
    await contacts.put([{ id: 'old', value: { name: 'Old' } }]);
    stand.clock.advance(10_000);
    await contacts.put([{ id: 'young', value: { name: 'Young' } }]);
    const plan = await planOf(vault, 'abcdefghijklmnopqrst', ['contacts']);
    const scope = { kind: 'selection' as const, parts, olderThan: stand.clock.now() - 5_000 };
    await (await stand.ledger()).writeJournal({ step: 'pages', plan: { ...plan, scope }, order });
    stand.closeAll();
    const opened = await openFine();
    expect((await openContacts(opened.vault)).all().map(({ id }) => id)).to.deep.equal(['young']);
    expect(await readEraseJournal(opened.ledger)).to.deep.include({ step: 'done', resumed: true });
  });

  it('keeps a phone that comes back from filling what was erased, until the driver turns the sync on', async () => {
    await interruptedErase('keys');
    const first = await openFine();
    const erased = { bucket: first.session.driver.name, category: 'contacts' };
    const kept = { ...erased, category: 'destinations' };
    const syncs = await openStoppedSyncs(first.vault, first.session);
    expect([syncs?.isStopped(erased), syncs?.isStopped(kept)]).to.deep.equal([true, false]);
    expect(await syncs?.turnOn(erased)).to.equal(true);
    closeAll();
    const second = await openFine();
    expect((await openStoppedSyncs(second.vault, second.session))?.isStopped(erased)).to.equal(false);
  });

  it('opens nothing while the keystore cannot be reached, and loses nothing', async () => {
    const vault = await stand.window();
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ann' } }]);
    stand.closeAll();
    stand.keystore.unreachable = true;
    expect(await open()).to.deep.equal({ state: 'closed', reason: 'keystore-unreachable' });
    stand.keystore.unreachable = false;
    expect((await openContacts((await openFine()).vault)).all().length).to.equal(1);
  });

  it('says that a keystore of another grade is not its own', async () => {
    await openFine();
    closeAll();
    expect(await open({ keystore: new MemoryKeystore('browser') })).to.deep.equal({
      state: 'closed',
      reason: 'keystore-mismatch',
    });
  });

  it('says that the key is gone', async () => {
    await openFine();
    closeAll();
    stand.keystore.keys.clear();
    expect(await open()).to.deep.equal({ state: 'closed', reason: 'ledger-unreadable' });
  });

  it('says that another window is erasing', async () => {
    await openFine();
    closeAll();
    const seized = await seizeVault();
    const waiting = stand.clock.timerSet().then(() => undefined);
    const opening = open();
    await waiting;
    const advance = setInterval(() => stand.clock.advance(60_000), 20);
    expect(await opening).to.deep.equal({ state: 'closed', reason: 'erasing' });
    clearInterval(advance);
    seized?.release();
  });

  it('says that stored data is missing', async () => {
    const { vault } = await openFine();
    const name = driverBucket(vault);
    closeAll();
    await storagePlace().delete(name);
    expect((await openFine()).isDataLost).to.equal(true);
  });

  it('holds no connection to storage that stays closed', async () => {
    await interruptedErase('pages');
    const closes: number[] = [];
    const restoreClose = replaceMethod(
      IDBDatabase.prototype,
      'close',
      (original) =>
        function (this: IDBDatabase) {
          closes.push(1);
          original.call(this);
        },
    );
    const opens: number[] = [];
    const restoreOpen = replaceMethod(
      IDBFactory.prototype,
      'open',
      (original) =>
        function (this: IDBFactory, ...args) {
          opens.push(1);
          return original.apply(this, args);
        },
    );
    stand.keystore.failAfter = 3;
    const closed = await open();
    restoreOpen();
    expect(closed.state).to.equal('closed');
    await waitUntil(() => closes.length === opens.length, 'all that was opened is closed').finally(
      restoreClose,
    );
  });

  describe('by the key in the car', () => {
    const present = (key: CarKey): Partial<StorageOptions> => ({ key: { present: () => key } });
    const known: CarKey = { kind: 'known', id: 'k1' };

    /** The first driver linked `k1`; another one drove last. */
    async function linked(): Promise<readonly [first: string, second: string]> {
      const { vault, session, ledger } = await openFine();
      const cards = await openDriverCards(vault, session, new AbortController().signal);
      await cards.linkKey(session.driver.name, 'k1');
      const second = await vault.createDriver();
      if (!second.ok) throw new Error(second.reason);
      await ledger.setCurrentDriver(second.bucket.name);
      closeAll();
      return [session.driver.name, second.bucket.name];
    }
    const driverOf = (opening: Opening): string => {
      if (opening.state === 'closed') throw new Error(opening.reason);
      return opening.session.driver.isGuest ? 'guest' : opening.session.driver.name;
    };

    it('opens for the driver who linked it, and for them again without it', async () => {
      const [first] = await linked();
      expect(driverOf(await open(present(known)))).to.equal(first);
      closeAll();
      expect(driverOf(await open())).to.equal(first);
    });

    it('opens for a guest when the car does not know it', async () => {
      await linked();
      expect(driverOf(await open(present({ kind: 'unknown' })))).to.equal('guest');
    });

    for (const [what, changes] of [
      ['there is none', {}],
      ['nobody linked it', present({ kind: 'known', id: 'k2' })],
      ['the car is not parked', { ...present(known), isParked: () => Promise.resolve(false) }],
    ] as const) {
      it(`opens for whoever drove last when ${what}`, async () => {
        const [, second] = await linked();
        expect(driverOf(await open(changes))).to.equal(second);
      });
    }

    it('opens for whoever was chosen by hand despite it, until that is forgotten', async () => {
      const [first, second] = await linked();
      const ledger = await stand.ledger();
      await ledger.setOverruledKey(first);
      expect(driverOf(await open(present(known)))).to.equal(second);
      closeAll();
      await (await stand.ledger()).setOverruledKey(undefined);
      expect(driverOf(await open(present(known)))).to.equal(first);
    });

    it('opens all the same when the ledger cannot say what was overruled', async () => {
      const [, second] = await linked();
      const restore = replaceMethod(
        Ledger.prototype,
        'overruledKey',
        () => () => Promise.reject(new LedgerError('storage')),
      );
      const opening = await open(present(known)).finally(restore);
      expect(driverOf(opening)).to.equal(second);
    });
  });

  it('tries again what passes by itself, and nothing else', () => {
    expect([...passingReasons].sort()).to.deep.equal([
      'erase-unfinished',
      'erasing',
      'keystore-unreachable',
      'storage-timeout',
      'storage-unavailable',
    ]);
  });
});

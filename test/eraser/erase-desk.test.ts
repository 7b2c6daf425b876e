import { expect } from '@open-wc/testing';
import { resumeErase } from '../../src/eraser/engine.ts';
import { EraseDesk } from '../../src/eraser/erase-desk.ts';
import { openEraseWorld } from '../../src/eraser/erase-world.ts';
import type { RealEraseWorld } from '../../src/eraser/erase-world.ts';
import { readEraseJournal } from '../../src/eraser/journal.ts';
import { KeeperAuthority } from '../../src/eraser/keeper-authority.ts';
import { openAgedEraser } from '../../src/eraser/open-aged-eraser.ts';
import { storedParts } from '../../src/eraser/open-erase-desk.ts';
import { partsOf } from '../../src/eraser/preview.ts';
import type { CarReset } from '../../src/eraser/car-reset.ts';
import type { EraseScope } from '../../src/eraser/scope.ts';
import type { Ledger } from '../../src/vault/ledger.ts';
import { listBuckets } from '../../src/vault/bucket-store.ts';
import { randomId } from '../../src/vault/random-id.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import {
  contacts as contactsDefinition,
  GloveboxStand,
  openContacts,
  random,
} from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { erasingStand } from './erasing-stand.ts';
import { MemoryAttestation } from './memory-attestation.ts';

const pack = await loadMakerNl();
const asDriver = { role: 'driver' } as const;

async function chosen(desk: EraseDesk, ...categories: readonly string[]): Promise<EraseScope> {
  return { kind: 'selection', parts: [...partsOf(await desk.preview(), new Set(categories))] };
}

describe('EraseDesk', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let restarts: number;
  let pauses: number;
  let onPause: () => void;
  let world: RealEraseWorld | undefined;
  let mayErase: boolean;
  let car: CarReset;
  let attestation: MemoryAttestation;
  beforeEach(() => {
    stand = new GloveboxStand();
    restarts = 0;
    pauses = 0;
    onPause = () => undefined;
    mayErase = true;
    attestation = new MemoryAttestation();
    car = { reset: (items) => Promise.resolve(items.map((item) => ({ item, state: 'done' as const }))) };
  });
  afterEach(() => {
    world?.release();
    stand.closeAll();
  });

  async function make(): Promise<{ desk: EraseDesk; ledger: Ledger; vault: Vault }> {
    const vault = await stand.window();
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ann' } }]);
    const ledger = await stand.ledger();
    const { clock } = stand;
    const parts = erasingStand(pack, { ledger, clock }, attestation);
    world = openEraseWorld({
      ledger,
      tools: { clock, random },
      ...parts,
      car: { reset: (items) => car.reset(items) },
      aged: openAgedEraser(vault),
    });
    const desk = new EraseDesk({
      world,
      inventory: () => storedParts(vault),
      categories: pack.categories,
      newId: () => randomId(random),
      mayErase: () => mayErase,
      preconditions: () => [],
      authority: new KeeperAuthority({
        vault,
        ledger,
        clock,
        tryLendingPin: () => Promise.resolve({ ok: false, reason: 'no-pin' }),
      }),
      restart: () => (restarts += 1),
      pause: async () => {
        pauses += 1;
        onPause();
      },
    });
    return { desk, ledger, vault };
  }

  it('shows what could go and what stays', async () => {
    const { desk } = await make();
    const { goes, stays } = await desk.preview();
    expect(goes.map(({ category, records }) => [category, records])).to.deep.equal([['contacts', 1]]);
    expect(goes[0]?.bytes).to.be.greaterThan(0);
    expect(stays.map(({ category }) => category)).to.include('consents');
  });

  it('stores the plan before anybody presses, and drops it on the way back', async () => {
    const { desk, ledger } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    expect(await readEraseJournal(ledger)).to.deep.equal({ step: 'planned', plan });
    expect(await desk.ended()).to.equal(undefined);
    await desk.withdraw();
    expect(await readEraseJournal(ledger)).to.equal(undefined);
  });

  it('plans nothing for what holds nothing, and never what must stay', async () => {
    const { desk, ledger } = await make();
    expect(await desk.prepare(await chosen(desk, 'destinations', 'consents'))).to.equal(undefined);
    expect(await readEraseJournal(ledger)).to.equal(undefined);
  });

  it('does nothing at a press while it is not allowed', async () => {
    const { desk, ledger } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined) throw new Error('no plan');
    mayErase = false;
    const keys = new Set(stand.keystore.keys.keys());
    expect(await desk.erase(plan, asDriver, () => expect.fail('it began'))).to.equal(false);
    expect(desk.isErasing).to.equal(false);
    expect(restarts).to.equal(0);
    expect(new Set(stand.keystore.keys.keys())).to.deep.equal(keys);
    expect((await readEraseJournal(ledger))?.step).to.equal('planned');
  });

  it('erases, then restarts at the result, which stays until it was seen', async () => {
    const { desk, vault } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined) throw new Error('no plan');
    const steps: string[] = [];
    const erasing = desk.erase(plan, asDriver, (step) => steps.push(step));
    expect(desk.isErasing).to.equal(true);
    expect(await erasing).to.equal(true);
    expect(steps).to.deep.equal(['authorised', 'keys', 'pages', 'car', 'verify', 'sign', 'done']);
    expect(restarts).to.equal(1);
    expect(await vault.closed).to.equal('taken');
    const ended = await desk.ended();
    expect(ended?.resumed).to.equal(false);
    expect(ended?.result.outcome).to.equal('complete');
    expect(ended?.result.parts.map((part) => [part.recordsBefore, part.recordsAfter])).to.deep.equal([
      [1, 0],
    ]);
    expect(ended?.certificate).to.include({ state: 'signed' });
    if (ended?.certificate?.state === 'signed') {
      expect(ended.certificate.qrText).to.match(/^GB1\.[a-z0-9]+\..*\.0000001\.complete$/);
    }
    await desk.acknowledge();
    expect(await desk.ended()).to.equal(undefined);
  });

  it('keeps a result that is not complete as such', async () => {
    const { desk } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined) throw new Error('no plan');
    stand.keystore.keepsKeys = true;
    expect(await desk.erase(plan, asDriver, () => undefined)).to.equal(true);
    expect((await desk.ended())?.result.outcome).to.equal('failed');
  });

  it('stands still while the keystore is silent, lets no window write, and goes on when it answers', async () => {
    const { desk, vault } = await make();
    const contacts = await openContacts(vault);
    const written: Promise<unknown>[] = [];
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined) throw new Error('no plan');
    stand.keystore.unreachable = true;
    onPause = () => {
      expect(restarts).to.equal(0);
      if (pauses === 3) stand.keystore.unreachable = false;
      written.push(contacts.put([{ id: 'c', value: { name: 'Cy' } }]));
    };
    expect(await desk.erase(plan, asDriver, () => undefined)).to.equal(true);
    expect(pauses).to.equal(3);
    expect(await Promise.all(written)).to.deep.equal(Array(3).fill({ ok: false, reason: 'closed' }));
    expect((await desk.ended())?.result.outcome).to.equal('complete');
  });

  it('takes what came after the preview too, when the hold ends', async () => {
    const { desk, vault } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined) throw new Error('no plan');
    await (await openContacts(vault)).put([{ id: 'b', value: { name: 'Bo' } }]);
    await desk.erase(plan, asDriver, () => undefined);
    expect((await desk.ended())?.result.parts[0]?.recordsBefore).to.equal(2);
  });

  it('hands the whole car over: every bucket is gone, and the next start makes a blank one', async () => {
    const { desk, ledger, vault } = await make();
    await vault.createDriver();
    const before = vault.buckets.map(({ name }) => name);
    const plan = await desk.prepare({ kind: 'handover', reason: 'sale' });
    if (plan === undefined) throw new Error('no plan');
    expect(await desk.erase(plan, asDriver, () => undefined)).to.equal(true);
    expect(await listBuckets()).to.deep.equal([]);
    expect([...stand.keystore.keys.keys()]).to.deep.equal([`${ledger.installation}/${ledger.alias}`]);
    const ended = await desk.ended();
    expect(ended?.result.outcome).to.equal('complete');
    expect(ended?.result.car).to.deep.equal([
      { item: 'services', state: 'done' },
      { item: 'comfort', state: 'done' },
    ]);
    world?.release();
    stand.closeAll();
    const next = await stand.window();
    expect(next.buckets.map(({ kind, state }) => [kind, state])).to.have.deep.members([
      ['driver', 'open'],
      ['vehicle', 'open'],
    ]);
    expect(next.buckets.filter(({ name }) => before.includes(name))).to.deep.equal([]);
    expect(await (await stand.ledger()).lostDrivers()).to.equal(0);
  });

  it('erases a driver whose PIN nobody gave, without saying how much it was, and no other', async () => {
    const { desk, vault } = await make();
    const made = await vault.createDriver();
    if (!made.ok) throw new Error(made.reason);
    const { name } = made.bucket;
    const locked = vault.collection(name, contactsDefinition);
    await locked.open();
    await locked.put([{ id: 'x', value: { name: 'Xi' } }]);
    expect(await vault.setPin(name, '123456')).to.deep.equal({ ok: true });
    world?.release();
    stand.closeAll();
    const later = await make();
    const plan = await later.desk.prepare({ kind: 'driver', bucket: name });
    if (plan === undefined) throw new Error('no plan');
    expect(plan.parts.map(({ category, records }) => [category, records])).to.deep.equal([
      ['contacts', undefined],
    ]);
    expect(plan.parts[0]?.bytes).to.be.greaterThan(0);
    await later.desk.erase(plan, asDriver, () => undefined);
    expect((await later.desk.ended())?.result.outcome).to.equal('complete');
    expect(await listBuckets()).to.have.length(2);
    expect(await listBuckets()).not.to.include(name);
    expect(desk).not.to.equal(later.desk);
  });

  it('erases only what is older, keeps the rest readable, and says how many it was', async () => {
    const { desk, vault } = await make();
    const contacts = await openContacts(vault);
    stand.clock.advance(10_000);
    await contacts.put([{ id: 'young', value: { name: 'Young' } }]);
    const scope = { ...(await chosen(desk, 'contacts')), olderThan: stand.clock.now() - 5_000 };
    if (scope.kind !== 'selection') throw new Error('no selection');
    expect(await desk.countOlder(scope.parts, scope.olderThan)).to.equal(1);
    const plan = await desk.prepare(scope);
    if (plan === undefined) throw new Error('no plan');
    expect(plan.parts[0]?.records).to.equal(1);
    await desk.erase(plan, asDriver, () => undefined);
    const ended = await desk.ended();
    expect(ended?.result.outcome).to.equal('complete');
    expect(contacts.all().map(({ id }) => id)).to.deep.equal(['young']);
    expect(await desk.prepare(scope)).to.equal(undefined);
  });

  it('runs a failed erase again as a new one, which ends complete with its own certificate', async () => {
    const { desk, ledger } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined) throw new Error('no plan');
    stand.keystore.keepsKeys = true;
    await desk.erase(plan, asDriver, () => undefined);
    stand.keystore.keepsKeys = false;
    expect(await desk.retry(() => undefined)).to.equal('restarting');
    const ended = await desk.ended();
    expect(ended?.result.outcome).to.equal('complete');
    expect(ended?.plan.id).not.to.equal(plan.id);
    expect((await ledger.certificates()).map(({ id }) => id)).to.deep.equal([plan.id, ended?.plan.id]);
    expect(await desk.retry(() => undefined)).to.equal('nothing-to-retry');
  });

  it('asks again for a signature that the platform had refused, over the same words', async () => {
    const { desk, ledger } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined) throw new Error('no plan');
    attestation.failure = 'unreachable';
    await desk.erase(plan, asDriver, () => undefined);
    expect((await desk.ended())?.certificate).to.deep.equal({ state: 'unsigned', reason: 'unreachable' });
    expect(await desk.retry(() => undefined)).to.equal('unsigned');
    stand.clock.advance(60_000);
    attestation.failure = undefined;
    expect(await desk.retry(() => undefined)).to.equal('signed');
    expect((await desk.ended())?.certificate).to.include({ state: 'signed' });
    const [kept] = await ledger.certificates();
    const payload = atob(kept?.jws?.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '');
    expect(payload).to.contain('2023-11-14T22:13:20Z');
  });

  it('keeps what is to be signed when the result was read, and signs it at the next start', async () => {
    const { desk, ledger } = await make();
    const plan = await desk.prepare(await chosen(desk, 'contacts'));
    if (plan === undefined || world === undefined) throw new Error('no plan');
    attestation.failure = 'unreachable';
    await desk.erase(plan, asDriver, () => undefined);
    await desk.acknowledge();
    expect(await desk.ended()).to.equal(undefined);
    attestation.failure = undefined;
    await resumeErase(world, await readEraseJournal(ledger));
    expect((await ledger.certificates()).map(({ id }) => id)).to.deep.equal([plan.id]);
    expect(await desk.ended()).to.equal(undefined);
  });

  it('loses no proof that is owed when another erase follows', async () => {
    const { desk } = await make();
    const first = await desk.prepare(await chosen(desk, 'contacts'));
    if (first === undefined || world === undefined) throw new Error('no plan');
    attestation.failure = 'unreachable';
    await desk.erase(first, asDriver, () => undefined);
    world.release();
    stand.closeAll();
    const later = await make();
    const second = await later.desk.prepare({ kind: 'handover', reason: 'pool-car' });
    if (second === undefined) throw new Error('no second plan');
    attestation.failure = undefined;
    await later.desk.erase(second, asDriver, () => undefined);
    expect((await later.ledger.certificates()).map(({ id }) => id)).to.deep.equal([first.id, second.id]);
    const next = (await later.desk.ended())?.certificate;
    expect(next?.state === 'signed' && next.certificate.previous).to.equal(
      (await later.ledger.certificates())[0]?.hash,
    );
  });

  it('does what the car had to wait with before another erase takes its entry', async () => {
    const { desk } = await make();
    car = {
      reset: (items) => Promise.resolve(items.map((item) => ({ item, state: 'pending' }))),
    };
    const first = await desk.prepare({ kind: 'handover', reason: 'pool-car' });
    if (first === undefined) throw new Error('no plan');
    await desk.erase(first, asDriver, () => undefined);
    const asked: string[] = [];
    car = {
      reset: (items) => {
        asked.push(...items);
        return Promise.resolve(items.map((item) => ({ item, state: 'done' })));
      },
    };
    world?.release();
    stand.closeAll();
    await (await make()).desk.prepare({ kind: 'handover', reason: 'pool-car' });
    expect(asked).to.have.members(['services', 'comfort']);
  });

  it('does later what the car had to wait with, and keeps its entry until then', async () => {
    const { desk, ledger } = await make();
    car = {
      reset: (items) =>
        Promise.resolve(items.map((item) => ({ item, state: item === 'comfort' ? 'pending' : 'done' }))),
    };
    const second = desk;
    const plan = await second.prepare({ kind: 'handover', reason: 'lease-end' });
    if (plan === undefined) throw new Error('no plan');
    await second.erase(plan, asDriver, () => undefined);
    expect((await second.ended())?.result.outcome).to.equal('complete');
    await second.acknowledge();
    expect(await second.ended()).to.equal(undefined);
    expect((await readEraseJournal(ledger))?.step).to.equal('done');
    car = { reset: (items) => Promise.resolve(items.map((item) => ({ item, state: 'done' }))) };
    const third = desk;
    mayErase = false;
    await third.finishCar();
    expect((await readEraseJournal(ledger))?.step).to.equal('done');
    mayErase = true;
    await third.finishCar();
    expect(await readEraseJournal(ledger)).to.equal(undefined);
  });
});

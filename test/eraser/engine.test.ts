import { expect } from '@open-wc/testing';
import { KeystoreSilentError } from '../../src/eraser/keystore-silent-error.ts';
import { resumeErase, runErase } from '../../src/eraser/engine.ts';
import { openEraseWorld } from '../../src/eraser/erase-world.ts';
import type { RealEraseWorld } from '../../src/eraser/erase-world.ts';
import { EraseJournalError, readEraseJournal } from '../../src/eraser/journal.ts';
import type { EraseStep } from '../../src/eraser/journal.ts';
import type { ErasePlan } from '../../src/eraser/plan.ts';
import type { Ledger } from '../../src/vault/ledger.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { clearStorage, takeStorageTurn } from '../vault/storage-turn.ts';
import { driverBucket, GloveboxStand, openContacts, random } from '../vault/glovebox-stand.ts';
import { erasingStand, order } from './erasing-stand.ts';
import { planOf } from './plan-of.ts';

const pack = await loadMakerNl();
const planId = 'abcdefghijklmnopqrst';
const places = { category: 'destinations', version: 1 } as const;

function openWorld({ clock }: GloveboxStand, ledger: Ledger): RealEraseWorld {
  const parts = erasingStand(pack, { ledger, clock });
  return openEraseWorld({ ledger, tools: { clock, random }, ...parts, aged: undefined });
}

/** A car with contacts and destinations, and a plan to erase the contacts. */
async function prepare(
  stand: GloveboxStand,
  records = 150,
): Promise<{ ledger: Ledger; plan: ErasePlan; world: RealEraseWorld }> {
  const vault = await stand.window();
  const contacts = await openContacts(vault);
  const changes = Array.from({ length: records }, (_, index) => ({
    id: `id-${index}`,
    value: { name: `Name ${index}` },
  }));
  expect(await contacts.put(changes)).to.deep.equal({ ok: true });
  const others = vault.collection(driverBucket(vault), { ...contacts.definition, ...places });
  await others.open();
  expect(await others.put([{ id: 'home', value: { name: 'Home' } }])).to.deep.equal({ ok: true });
  const plan = await planOf(vault, planId, ['contacts']);
  const ledger = await stand.ledger();
  return { ledger, plan, world: openWorld(stand, ledger) };
}

async function readBack(stand: GloveboxStand): Promise<{ contacts: number; destinations: number }> {
  const vault = await stand.window();
  const contacts = await openContacts(vault);
  const others = vault.collection(driverBucket(vault), { ...contacts.definition, ...places });
  await others.open();
  return { contacts: contacts.all().length, destinations: others.all().length };
}

describe('erase engine', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('erases what was planned, keeps the rest, and finds nothing left when it reads again', async () => {
    const { plan, world } = await prepare(stand);
    const result = await runErase(world, plan, order);
    const [part] = plan.parts;
    expect(result).to.deep.equal({
      outcome: 'complete',
      grade: 'file',
      parts: [
        {
          bucket: part?.bucket,
          category: 'contacts',
          recordsBefore: 150,
          recordsAfter: 0,
          bytesBefore: part?.bytes,
          bytesAfter: 0,
        },
      ],
    });
    world.release();
    stand.closeAll();
    expect(await readBack(stand)).to.deep.equal({ contacts: 0, destinations: 1 });
  });

  it('destroys the old key: a copy of the wrapped keyring opens no more', async () => {
    const { plan, world } = await prepare(stand);
    const before = new Set(stand.keystore.keys.keys());
    await runErase(world, plan, order);
    world.release();
    const gone = [...before].filter((alias) => !stand.keystore.keys.has(alias));
    expect(gone).to.have.length(1);
  });

  it('destroys the keys before it touches a page, in one call', async () => {
    const { plan, world } = await prepare(stand);
    const seen: { step: EraseStep; destroyed: number }[] = [];
    const before = stand.keystore.calls.destroy;
    await runErase(world, plan, order, (step) =>
      seen.push({ step, destroyed: stand.keystore.calls.destroy - before }),
    );
    world.release();
    expect(seen).to.deep.equal([
      { step: 'authorised', destroyed: 0 },
      { step: 'keys', destroyed: 0 },
      { step: 'pages', destroyed: 1 },
      { step: 'car', destroyed: 1 },
      { step: 'verify', destroyed: 1 },
      { step: 'sign', destroyed: 1 },
      { step: 'done', destroyed: 1 },
    ]);
  });

  for (const step of ['authorised', 'keys', 'pages', 'car', 'verify', 'sign'] as const) {
    it(`finishes at the next start what was interrupted before ${step}`, async () => {
      const { ledger, plan, world } = await prepare(stand);
      const killed = new Error('killed');
      await runErase(world, plan, order, (reached) => {
        if (reached === step) throw killed;
      }).then(
        () => expect.fail('was not interrupted'),
        (error: unknown) => expect(error).to.equal(killed),
      );
      world.release();
      const again = openWorld(stand, ledger);
      const result = await resumeErase(again, await readEraseJournal(ledger));
      expect(result?.outcome).to.equal('complete');
      expect(await readEraseJournal(ledger)).to.include({ step: 'done', resumed: true });
      again.release();
      stand.closeAll();
      expect(await readBack(stand)).to.deep.equal({ contacts: 0, destinations: 1 });
    });
  }

  it('drops a plan that nobody had pressed for', async () => {
    const { ledger, plan, world } = await prepare(stand);
    await ledger.writeJournal({ step: 'planned', plan });
    expect(await resumeErase(world, await readEraseJournal(ledger))).to.equal(undefined);
    expect(await readEraseJournal(ledger)).to.equal(undefined);
    world.release();
    stand.closeAll();
    expect(await readBack(stand)).to.deep.equal({ contacts: 150, destinations: 1 });
  });

  for (const [answered, step] of [
    [0, 'keys'],
    [1, 'keys'],
    [2, 'keys'],
    [3, 'keys'],
    [4, 'verify'],
  ] as const) {
    it(`stops at ${step} when the keystore is silent after ${answered} calls, and finishes when it answers`, async () => {
      const { ledger, plan, world } = await prepare(stand);
      stand.keystore.failAfter = answered;
      const failure = await runErase(world, plan, order).then(
        () => undefined,
        (error: unknown) => error,
      );
      world.release();
      expect(failure).to.be.instanceOf(KeystoreSilentError);
      expect(await readEraseJournal(ledger)).to.include({ step });
      stand.keystore.failAfter = Number.POSITIVE_INFINITY;
      const again = openWorld(stand, ledger);
      expect((await resumeErase(again, await readEraseJournal(ledger)))?.outcome).to.equal('complete');
      again.release();
      stand.closeAll();
      expect(await readBack(stand)).to.deep.equal({ contacts: 0, destinations: 1 });
    });
  }

  it('takes as many keystore calls for ten times the records', async () => {
    const calls: object[] = [];
    for (const records of [100, 1_000]) {
      const own = new GloveboxStand();
      const { plan, world } = await prepare(own, records);
      const before = { ...own.keystore.calls };
      await runErase(world, plan, order, (step) => {
        if (step !== 'pages') return;
        const { wrap, unwrap, destroy, aliases } = own.keystore.calls;
        calls.push({
          wrap: wrap - before.wrap,
          unwrap: unwrap - before.unwrap,
          destroy: destroy - before.destroy,
          aliases: aliases - before.aliases,
        });
      });
      world.release();
      own.closeAll();
      await clearStorage();
    }
    expect(calls[0]).to.deep.equal(calls[1]);
  });

  it('refuses to go on over a journal that it cannot read', async () => {
    const { ledger, world } = await prepare(stand);
    await ledger.writeJournal({ step: 'somewhere' });
    const failure = await readEraseJournal(ledger).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(EraseJournalError);
    world.release();
  });
});

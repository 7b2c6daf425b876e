import { expect } from '@open-wc/testing';
import { EraseDesk } from '../../src/eraser/erase-desk.ts';
import { openEraseWorld } from '../../src/eraser/erase-world.ts';
import type { RealEraseWorld } from '../../src/eraser/erase-world.ts';
import { readEraseJournal } from '../../src/eraser/journal.ts';
import { storedParts } from '../../src/eraser/open-erase-desk.ts';
import type { Ledger } from '../../src/vault/ledger.ts';
import { randomId } from '../../src/vault/random-id.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';
import { GloveboxStand, openContacts, random } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const pack = await loadMakerNl();

describe('EraseDesk', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let restarts: number;
  let pauses: number;
  let onPause: () => void;
  let world: RealEraseWorld | undefined;
  let mayErase: boolean;
  beforeEach(() => {
    stand = new GloveboxStand();
    restarts = 0;
    pauses = 0;
    onPause = () => undefined;
    mayErase = true;
  });
  afterEach(() => {
    world?.release();
    stand.closeAll();
  });

  async function make(): Promise<{ desk: EraseDesk; ledger: Ledger; vault: Vault }> {
    const vault = await stand.window();
    await (await openContacts(vault)).put([{ id: 'a', value: { name: 'Ann' } }]);
    const ledger = await stand.ledger();
    world = openEraseWorld(ledger, { clock: stand.clock, random });
    const desk = new EraseDesk({
      world,
      inventory: () => storedParts(vault),
      categories: pack.categories,
      newId: () => randomId(random),
      mayErase: () => mayErase,
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
    const plan = await desk.prepare(new Set(['contacts']));
    expect(await readEraseJournal(ledger)).to.deep.equal({ step: 'planned', plan });
    expect(await desk.ended()).to.equal(undefined);
    await desk.withdraw();
    expect(await readEraseJournal(ledger)).to.equal(undefined);
  });

  it('plans nothing for what holds nothing, and never what must stay', async () => {
    const { desk, ledger } = await make();
    expect(await desk.prepare(new Set(['destinations', 'consents']))).to.equal(undefined);
    expect(await readEraseJournal(ledger)).to.equal(undefined);
  });

  it('does nothing at a press while it is not allowed', async () => {
    const { desk, ledger } = await make();
    const plan = await desk.prepare(new Set(['contacts']));
    if (plan === undefined) throw new Error('no plan');
    mayErase = false;
    const keys = new Set(stand.keystore.keys.keys());
    expect(await desk.erase(plan, () => expect.fail('it began'))).to.equal(false);
    expect(desk.isErasing).to.equal(false);
    expect(restarts).to.equal(0);
    expect(new Set(stand.keystore.keys.keys())).to.deep.equal(keys);
    expect((await readEraseJournal(ledger))?.step).to.equal('planned');
  });

  it('erases, then restarts at the result, which stays until it was seen', async () => {
    const { desk, vault } = await make();
    const plan = await desk.prepare(new Set(['contacts']));
    if (plan === undefined) throw new Error('no plan');
    const steps: string[] = [];
    const erasing = desk.erase(plan, (step) => steps.push(step));
    expect(desk.isErasing).to.equal(true);
    expect(await erasing).to.equal(true);
    expect(steps).to.deep.equal(['authorised', 'keys', 'pages', 'verify', 'done']);
    expect(restarts).to.equal(1);
    expect(await vault.closed).to.equal('taken');
    expect(await desk.ended()).to.deep.equal({
      result: {
        outcome: 'complete',
        grade: 'file',
        parts: [{ category: 'contacts', recordsBefore: 1, recordsAfter: 0 }],
      },
      resumed: false,
    });
    await desk.acknowledge();
    expect(await desk.ended()).to.equal(undefined);
  });

  it('keeps a result that is not complete as such', async () => {
    const { desk } = await make();
    const plan = await desk.prepare(new Set(['contacts']));
    if (plan === undefined) throw new Error('no plan');
    const fallSilent = (step: string): void => {
      if (step === 'verify') stand.keystore.unreachable = true;
    };
    expect(await desk.erase(plan, fallSilent)).to.equal(true);
    expect((await desk.ended())?.result.outcome).to.equal('partial');
  });

  it('stands still while the keystore is silent, and goes on when it answers', async () => {
    const { desk } = await make();
    const plan = await desk.prepare(new Set(['contacts']));
    if (plan === undefined) throw new Error('no plan');
    stand.keystore.unreachable = true;
    onPause = () => {
      expect(restarts).to.equal(0);
      if (pauses === 3) stand.keystore.unreachable = false;
    };
    expect(await desk.erase(plan, () => undefined)).to.equal(true);
    expect(pauses).to.equal(3);
    expect((await desk.ended())?.result.outcome).to.equal('complete');
  });
});

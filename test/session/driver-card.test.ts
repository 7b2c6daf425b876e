import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { driverCardSchema, longestName, openDriverCard } from '../../src/session/driver-card.ts';
import type { DriverCardStore } from '../../src/session/driver-card.ts';
import { openSession } from '../../src/session/session.ts';
import { GloveboxStand } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

describe('driver card', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  let end: AbortController;
  beforeEach(() => {
    stand = new GloveboxStand();
    end = new AbortController();
  });
  afterEach(() => {
    end.abort();
    stand.closeAll();
  });

  async function open(): Promise<DriverCardStore> {
    const vault = await stand.window();
    const session = openSession(vault);
    const card = session && (await openDriverCard(vault, session, end.signal));
    if (card === undefined) throw new Error('no card');
    return card;
  }

  it('is blank in a new installation, with the first run still open', async () => {
    const { card } = await open();
    expect(card).to.deep.equal({ name: '', firstRun: 'open' });
  });

  it('keeps a change over a restart, and the other fields with it', async () => {
    const first = await open();
    expect(await first.change({ name: 'Anna', language: 'nl' })).to.equal(true);
    expect(await first.change({ firstRun: 'finished' })).to.equal(true);
    stand.closeAll();
    expect((await open()).card).to.deep.equal({ name: 'Anna', language: 'nl', firstRun: 'finished' });
  });

  it('writes changes that are asked for at once one after the other, and loses none', async () => {
    const store = await open();
    const written = await Promise.all([
      store.change({ name: 'Anna' }),
      store.change({ language: 'nl' }),
      store.change({ firstRun: 'skipped' }),
    ]);
    expect(written).to.deep.equal([true, true, true]);
    expect(store.card).to.deep.equal({ name: 'Anna', language: 'nl', firstRun: 'skipped' });
  });

  it('takes another window’s change over, and changes what that one left', async () => {
    const [one, other] = [await open(), await open()];
    await one.change({ name: 'Anna' });
    expect(await other.change({ firstRun: 'finished' })).to.equal(true);
    expect(other.card).to.deep.equal({ name: 'Anna', firstRun: 'finished' });
  });

  it('says so when a change cannot be stored, and keeps the card as it was', async () => {
    const store = await open();
    expect(await store.change({ name: 'x'.repeat(longestName + 1) })).to.equal(false);
    expect(store.card.name).to.equal('');
    stand.closeAll();
    expect(await store.change({ name: 'Anna' })).to.equal(false);
  });

  it('refuses whatever is no card, and takes every card it gives out', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const parsed = driverCardSchema.safeParse(value);
        if (parsed.success) expect(driverCardSchema.parse(parsed.data)).to.deep.equal(parsed.data);
      }),
    );
    fc.assert(
      fc.property(
        fc.record({
          name: fc.string({ maxLength: longestName }),
          language: fc.constantFrom('en', 'nl', 'ar'),
          firstRun: fc.constantFrom('open', 'finished', 'skipped'),
        }),
        (card) => driverCardSchema.safeParse(card).success,
      ),
    );
    for (const wrong of [
      { name: 1 },
      { name: '', firstRun: 'done' },
      { name: '', firstRun: 'open', language: '../x' },
    ]) {
      expect(driverCardSchema.safeParse(wrong).success).to.equal(false);
    }
  });
});

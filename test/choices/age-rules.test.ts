import { expect } from '@open-wc/testing';
import type { AgeRules } from '../../src/choices/age-rules.ts';
import { openAgeRules } from '../../src/choices/age-rules.ts';
import { tripsCollection } from '../../src/data/trips/trips-collection.ts';
import type { Trip } from '../../src/data/trips/trips-collection.ts';
import type { VehiclePack } from '../../src/pack/load-pack.ts';
import { openSession } from '../../src/session/session.ts';
import type { Collection } from '../../src/vault/collection.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { GloveboxStand, until } from '../vault/glovebox-stand.ts';
import { rawRows, tamper } from '../vault/raw-storage.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

const day = 86_400_000;
const category = (id: string, retentionDays?: number, belongsTo = 'driver-profile') => ({
  id,
  belongsTo,
  erasable: 'yes',
  ...(retentionDays !== undefined && { retentionDays }),
});
const pack = {
  categories: [
    category('trips', 90),
    category('calls'),
    category('transfers', 28),
    category('paired-devices', undefined, 'vehicle'),
  ],
} as unknown as VehiclePack;

describe('how long a driver wants it kept', () => {
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

  async function open(
    mayErase = () => true,
  ): Promise<{ vault: Vault; ages: AgeRules; trips: Collection<Trip> }> {
    const vault = await stand.window();
    const session = openSession(vault);
    if (session === undefined) throw new Error('no session');
    const { clock } = stand;
    const ages = await openAgeRules({ vault, session, pack, clock, mayErase, signal: end.signal });
    if (ages === undefined) throw new Error('no rules');
    const trips = vault.collection(vault.currentDriver, tripsCollection);
    await trips.open();
    return { vault, ages, trips };
  }

  const ids = (trips: Collection<Trip>): readonly string[] => trips.all().map(({ id }) => id);

  /** Trips of 100, 40 and 5 days ago. */
  async function fill(trips: Collection<Trip>): Promise<void> {
    const trip = { duration: 1, distance: 1, averageSpeed: 1, energy: 'fuel', note: '' } as const;
    const ago = (days: number): Trip => ({ ...trip, startedAt: stand.clock.now() - days * day });
    await trips.put([100, 40, 5].map((days) => ({ id: `t-${days}`, value: ago(days) })));
  }

  it('is what the pack says until the driver chooses, and that after a restart', async () => {
    const { ages } = await open();
    expect(['trips', 'calls', 'transfers'].map((id) => ages.daysOf(id))).to.deep.equal([90, undefined, 28]);
    expect(await ages.choose('trips', undefined)).to.equal(undefined);
    expect(await ages.choose('calls', 30)).to.equal(undefined);
    const after = (await open()).ages;
    expect(['trips', 'calls', 'transfers'].map((id) => after.daysOf(id))).to.deep.equal([undefined, 30, 28]);
  });

  it('offers no end, but never for what left the car, and nothing for what is the vehicle’s', async () => {
    const { ages } = await open();
    expect(ages.optionsOf('trips')).to.deep.equal([7, 30, 90, 365, undefined]);
    expect(ages.optionsOf('transfers')).to.deep.equal([7, 28]);
    expect(ages.optionsOf('paired-devices')).to.deep.equal([]);
    await ages.choose('transfers', 365);
    expect(ages.daysOf('transfers')).to.equal(28);
  });

  it('takes what is older at a sweep, for good', async () => {
    const { vault, trips } = await open();
    await fill(trips);
    await vault.sweep();
    expect(ids(trips)).to.deep.equal(['t-40', 't-5']);
    stand.clock.advance(51 * day);
    await vault.sweep();
    expect(ids(trips)).to.deep.equal(['t-5']);
    const amount = (await vault.inventory()).find((one) => one.category === 'trips');
    expect(amount).to.include({ records: 1, removed: 0, rekeyDue: false });
  });

  it('says what a shorter time takes, and takes that at once; a longer one spares what it names', async () => {
    const { vault, ages, trips } = await open();
    await ages.choose('trips', undefined);
    await fill(trips);
    await vault.sweep();
    expect(ids(trips)).to.deep.equal(['t-100', 't-40', 't-5']);
    expect(await ages.countOlder('trips', 30)).to.equal(2);
    expect(await ages.choose('trips', 30)).to.equal(undefined);
    expect(ids(trips)).to.deep.equal(['t-5']);
  });

  it('changes nothing unless parked, and says where it cannot be kept', async () => {
    const driving = await open(() => false);
    expect(await driving.ages.choose('trips', 7)).to.equal('not-parked');
    const { ages } = await open();
    expect(ages.daysOf('trips')).to.equal(90);
    stand.closeAll();
    expect(await ages.choose('trips', 7)).to.equal('not-saved');
  });

  it('lets stay what a choice that cannot be read any more was about, until the driver chooses anew', async () => {
    const { vault, ages, trips } = await open();
    expect(await ages.choose('trips', undefined)).to.equal(undefined);
    await fill(trips);
    stand.closeAll();
    const bucket = vault.currentDriver;
    for (const { key, value } of await rawRows(bucket)) {
      if (typeof key !== 'string' || !key.startsWith('consents/')) continue;
      const page = structuredClone(value) as { iv: Uint8Array };
      page.iv[0] = (page.iv[0] ?? 0) ^ 1;
      await tamper(bucket, 'pages', key, page);
    }
    for (let start = 0; start < 2; start += 1) {
      const again = await open();
      expect(again.ages.daysOf('trips'), `start ${start + 1}`).to.equal(undefined);
      expect(again.ages.daysOf('transfers')).to.equal(28);
      await again.vault.sweep();
      expect(ids(again.trips)).to.deep.equal(['t-100', 't-40', 't-5']);
      stand.closeAll();
    }
    const last = await open();
    expect(await last.ages.choose('trips', 90)).to.equal(undefined);
    expect(ids(last.trips)).to.deep.equal(['t-40', 't-5']);
  });

  it('holds in another window too', async () => {
    const one = await open();
    const other = await open();
    await fill(one.trips);
    await one.ages.choose('trips', 365);
    await until(other.trips, () => other.ages.daysOf('trips') === 365);
    await other.vault.sweep();
    expect(ids(one.trips)).to.have.length(3);
  });
});

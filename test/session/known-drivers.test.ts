import { expect } from '@open-wc/testing';
import { driverCardCollection } from '../../src/session/driver-card.ts';
import { knownDrivers } from '../../src/session/known-drivers.ts';
import { openSession } from '../../src/session/session.ts';
import type { Session } from '../../src/session/session.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { GloveboxStand } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';

describe('knownDrivers', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  const { signal } = new AbortController();
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('names who drives first, and the others by their cards; without a card the name is empty', async () => {
    const vault = await stand.window();
    const other = await vault.createDriver();
    if (!other.ok) throw new Error(other.reason);
    await nameDriver(vault, other.bucket.name, 'Bea');
    const session = sessionOf(vault);
    expect(await knownDrivers(vault, session, signal)).to.deep.equal([
      { bucket: session.driver.name, name: '', isLocked: false, isCurrent: true },
      { bucket: other.bucket.name, name: 'Bea', isLocked: false, isCurrent: false },
    ]);
  });

  it('knows the name of a locked driver: the card is no part of what a PIN locks', async () => {
    const vault = await stand.window();
    const other = await vault.createDriver();
    if (!other.ok) throw new Error(other.reason);
    await nameDriver(vault, other.bucket.name, 'Bea');
    expect((await vault.setPin(other.bucket.name, '471147')).ok).to.equal(true);
    vault.close();
    const again = await stand.window();
    const known = await knownDrivers(again, sessionOf(again), signal);
    expect(known.find(({ bucket }) => bucket === other.bucket.name)).to.deep.include({
      name: 'Bea',
      isLocked: true,
    });
  });
});

async function nameDriver(vault: Vault, bucket: string, name: string): Promise<void> {
  const cards = vault.collection(bucket, driverCardCollection);
  await cards.open();
  const written = await cards.put([{ id: 'card', value: { name, firstRun: 'finished' } }]);
  if (!written.ok) throw new Error(written.reason);
}

function sessionOf(vault: Vault): Session {
  const session = openSession(vault);
  if (session === undefined) throw new Error('No session.');
  return session;
}

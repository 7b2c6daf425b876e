import { expect } from '@open-wc/testing';
import { isVolatileAlias } from '../../platform/contract/keystore-attempts.ts';
import { endDrive } from '../../src/session/end-drive.ts';
import { openContacts } from '../vault/glovebox-stand.ts';
import { takeStorageTurn } from '../vault/storage-turn.ts';
import { DriversStand, type DeskWindow } from './drivers-stand.ts';

describe('endDrive', () => {
  takeStorageTurn();
  let stand: DriversStand;
  let restarts: number;
  const { signal } = new AbortController();
  beforeEach(() => {
    stand = new DriversStand();
    restarts = 0;
  });
  afterEach(() => stand.end());

  const end = ({ vault, ledger, session }: DeskWindow, idle: Promise<unknown> = Promise.resolve()) =>
    endDrive({ vault, ledger, session, clock: stand.clock, restart: () => (restarts += 1) }, idle, signal);
  const guests = async ({ ledger }: DeskWindow): Promise<readonly string[]> => {
    const aliases = await ledger.keystore.aliases();
    return aliases.ok ? aliases.value.filter(isVolatileAlias) : [];
  };
  async function guest(): Promise<DeskWindow> {
    await (await stand.open()).desk.switchTo('guest');
    return stand.restart();
  }

  it('forgets a guest and restarts; the next start makes another guest, who finds nothing', async () => {
    const window = await guest();
    await (await openContacts(window.vault)).put([{ id: 'g', value: { name: 'Gus' } }]);
    expect(await guests(window)).to.have.length(1);
    await end(window);
    expect(await guests(window)).to.deep.equal([]);
    expect(restarts).to.equal(1);
    const next = await stand.restart();
    expect(next.desk.current.isGuest).to.equal(true);
    expect(next.desk.current.bucket).to.not.equal(window.desk.current.bucket);
    expect((await openContacts(next.vault)).all()).to.deep.equal([]);
    expect(next.vault.buckets.filter(({ isGuest }) => isGuest)).to.have.length(1);
  });

  it('restarts no sooner than the guest’s key is gone, however long the keystore is silent', async () => {
    const window = await guest();
    stand.keystore.unreachable = true;
    const timer = stand.clock.timerSet();
    const ended = end(window);
    await timer;
    expect(restarts).to.equal(0);
    stand.keystore.unreachable = false;
    stand.clock.advance(3_000);
    await ended;
    expect(await guests(window)).to.deep.equal([]);
    expect(restarts).to.equal(1);
  });

  it('locks a driver whose PIN was given, once what was overwritten is unreadable', async () => {
    const window = await stand.open();
    await window.desk.setPin('271828');
    const steps: string[] = [];
    const idle = Promise.resolve().then(() => steps.push(`rekeyed, ${restarts} restarts`));
    await end(window, idle);
    expect(steps).to.deep.equal(['rekeyed, 0 restarts']);
    expect(restarts).to.equal(1);
    const next = await stand.restart();
    expect(next.desk.current.state).to.equal('locked');
    await end(next);
    expect(restarts).to.equal(1);
  });

  it('leaves a driver without a PIN alone, restarts also when making unreadable failed, and obeys the key again', async () => {
    const window = await stand.open();
    await window.ledger.setOverruledKey('guest');
    await end(window);
    expect(restarts).to.equal(0);
    expect(await window.ledger.overruledKey()).to.equal(undefined);
    await window.desk.setPin('271828');
    await end(window, Promise.reject(new Error('storage')));
    expect(restarts).to.equal(1);
  });
});

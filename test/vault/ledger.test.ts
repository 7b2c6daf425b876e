import { expect } from '@open-wc/testing';
import { LedgerError } from '../../src/vault/ledger-error.ts';
import { deriveArgon2 } from '../../src/derivation/argon2.ts';
import { openLedger } from '../../src/vault/ledger.ts';
import { GloveboxStand, random } from './glovebox-stand.ts';
import { MemoryKeystore } from './memory-keystore.ts';
import { rawRows, tamper } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

describe('Ledger', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('keeps installation and journal through a restart', async () => {
    const first = await stand.ledger();
    expect(await first.readJournal()).to.equal(undefined);
    await first.writeJournal({ step: 'keys', plan: [1, 2] });
    stand.closeAll();
    const again = await stand.ledger();
    expect(again.installation).to.equal(first.installation);
    expect(again.installation).to.match(/^[a-z0-9]{16,32}$/);
    expect(await again.readJournal()).to.deep.equal({ step: 'keys', plan: [1, 2] });
    await again.clearJournal();
    expect(await again.readJournal()).to.equal(undefined);
  });

  it('writes its journal encrypted', async () => {
    await (await stand.ledger()).writeJournal({ step: 'canary-7351' });
    const rows = await rawRows('ledger');
    const journal = rows.find(({ key }) => key === 'journal')?.value as { data: Uint8Array };
    expect(new TextDecoder().decode(journal.data)).to.not.include('canary-7351');
    expect(JSON.stringify(rows)).to.not.include('canary-7351');
  });

  it('rejects a journal that was changed', async () => {
    const ledger = await stand.ledger();
    await ledger.writeJournal({ step: 'keys' });
    const journal = (await rawRows('ledger')).find(({ key }) => key === 'journal')?.value;
    const changed = structuredClone(journal) as { data: Uint8Array };
    changed.data[0] = (changed.data[0] ?? 0) ^ 1;
    await tamper('ledger', 'meta', 'journal', changed);
    const failure = await ledger.readJournal().catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(LedgerError);
    expect(failure).to.include({ code: 'unreadable' });
  });

  it('opens the same installation for two windows that start at once', async () => {
    const [one, two] = await Promise.all([stand.ledger(), stand.ledger()]);
    expect(one.installation).to.equal(two.installation);
    await one.writeJournal('from one');
    expect(await two.readJournal()).to.equal('from one');
  });

  it('names what is wrong with the keystore', async () => {
    stand.keystore.unreachable = true;
    const open = (keystore: MemoryKeystore): ReturnType<typeof openLedger> =>
      openLedger({ keystore, clock: stand.clock, random, derive: deriveArgon2 });
    expect(await open(stand.keystore)).to.deep.equal({ ok: false, reason: 'keystore-unreachable' });
    stand.keystore.unreachable = false;
    await stand.ledger();
    expect(await open(new MemoryKeystore('browser'))).to.deep.equal({
      ok: false,
      reason: 'keystore-mismatch',
    });
    expect(await open(new MemoryKeystore('file'))).to.deep.equal({ ok: false, reason: 'ledger-unreadable' });
    await tamper('ledger', 'meta', 'keyring', 'rubbish');
    expect(await open(stand.keystore)).to.deep.equal({ ok: false, reason: 'ledger-unreadable' });
  });

  it('keeps who drives and how long somebody waited, through a restart', async () => {
    const first = await stand.ledger();
    expect(await first.currentDriver()).to.equal(undefined);
    expect(await first.accountWait()).to.equal(0);
    await first.setCurrentDriver('driver-a');
    await first.setAccountWait(130);
    stand.closeAll();
    const again = await stand.ledger();
    expect(await again.currentDriver()).to.equal('driver-a');
    expect(await again.accountWait()).to.equal(130);
    await again.setAccountWait(0);
    expect(await again.accountWait()).to.equal(0);
  });

  it('keeps a chain of certificates, one of each id, of older ones only the hash when asked', async () => {
    const ledger = await stand.ledger();
    expect(await ledger.certificates()).to.deep.equal([]);
    await ledger.addCertificate({ id: 'one', jws: 'a.b.c', keepOlder: true });
    await ledger.addCertificate({ id: 'two', jws: 'd.e.f', keepOlder: true });
    await ledger.addCertificate({ id: 'two', jws: 'changed', keepOlder: false });
    expect((await ledger.certificates()).map(({ id, jws }) => [id, jws])).to.deep.equal([
      ['one', 'a.b.c'],
      ['two', 'd.e.f'],
    ]);
    stand.closeAll();
    const again = await stand.ledger();
    await again.addCertificate({ id: 'three', jws: 'abc', keepOlder: false });
    const kept = await again.certificates();
    expect(kept.map(({ id, jws }) => [id, jws])).to.deep.equal([
      ['one', undefined],
      ['two', undefined],
      ['three', 'abc'],
    ]);
    // SHA-256 of "abc" (FIPS 180-2, appendix B.1), base64url.
    expect(kept.at(-1)?.hash).to.equal('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { openSession } from '../../src/session/session.ts';
import { openBucketStore, type BucketStore } from '../../src/vault/bucket-store.ts';
import type { CollectionDefinition } from '../../src/vault/collection-definition.ts';
import { presentDerivation } from '../../src/vault/derivation.ts';
import { changeKeyring, unwrapKeyring, type Keyring } from '../../src/vault/keyring.ts';
import { sealDataKey, type PinLock } from '../../src/vault/pin-lock.ts';
import { sealBytes } from '../../src/vault/sealing.ts';
import { secretSchema } from '../../src/vault/secret.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { contacts, GloveboxStand, random } from './glovebox-stand.ts';
import { bytesOf, rawRows, vaultBuckets } from './raw-storage.ts';
import { takeStorageTurn } from './storage-turn.ts';

const card: CollectionDefinition<{ readonly name: string }> = {
  category: 'driver-card',
  version: 1,
  schema: z.object({ name: z.string() }),
  migrations: {},
};
const pin = '271828';
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

describe('a driver with a PIN', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  /** A driver with a contact and a card, PIN set, in a window that was started since. */
  async function locked(): Promise<Vault> {
    const vault = await stand.window();
    await fill(vault);
    expect(await vault.setPin(vault.currentDriver, pin)).to.deep.equal({ ok: true });
    stand.closeAll();
    return stand.window();
  }

  async function fill(vault: Vault): Promise<void> {
    const own = vault.collection(vault.currentDriver, contacts);
    const open = vault.collection(vault.currentDriver, card);
    await own.put([{ id: 'a', value: { name: 'Ada' } }]);
    await open.put([{ id: 'card', value: { name: 'Dora' } }]);
  }

  async function names(vault: Vault): Promise<readonly string[]> {
    const own = vault.collection(vault.currentDriver, contacts);
    const opened = await own.open();
    return opened.ok ? own.all().map(({ value }) => value.name) : [opened.reason];
  }

  async function onDisk(vault: Vault): Promise<BucketStore> {
    const { keystore } = await stand.ledger();
    const opened = await openBucketStore(vault.currentDriver, { keystore, clock: stand.clock, random });
    if (!opened.ok) throw new Error(opened.reason);
    return opened.store;
  }

  async function lockOf(vault: Vault): Promise<PinLock | undefined> {
    const store = await onDisk(vault);
    const keyring = await store.keyring();
    store.close();
    const content = keyring && (await unwrapKeyring((await stand.ledger()).keystore, keyring));
    return content?.ok ? content.lock : undefined;
  }

  /** Seals the private keys as versions before Argon2id did. */
  async function relockAsBefore(vault: Vault, digits: string): Promise<Keyring> {
    const store = await onDisk(vault);
    const { keystore } = await stand.ledger();
    const before = await store.keyring();
    if (before === undefined) throw new Error('no keyring');
    const salt = random(16);
    const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(digits), 'PBKDF2', false, [
      'deriveKey',
    ]);
    const key = await crypto.subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 600_000 },
      material,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt'],
    );
    const check = await sealBytes(key, ['pin', store.name], new Uint8Array(), random);
    const changed = await changeKeyring(store.database, keystore, random, before, {
      pin: {
        id: 'counter-of-before',
        relock: async ({ keys }) => {
          const sealed = new Map<string, Uint8Array<ArrayBuffer>>();
          for (const [category, raw] of keys) {
            const isOpen = category === 'driver-card';
            sealed.set(category, isOpen ? raw : await sealDataKey(key, store.name, category, raw, random));
          }
          return {
            keys: sealed,
            lock: { salt, derivation: { algorithm: 'pbkdf2', rounds: 600_000 }, check },
          };
        },
      },
      alias: 'new',
    });
    store.close();
    if (!changed.ok) throw new Error(changed.reason);
    return changed.keyring;
  }

  /** Bytes of each data key as the keyring holds it: 32 plain, 60 sealed. */
  async function storedKeys(vault: Vault): Promise<Readonly<Record<string, number>>> {
    const store = await onDisk(vault);
    const keyring = await store.keyring();
    store.close();
    const { keystore } = await stand.ledger();
    const content = keyring && (await unwrapKeyring(keystore, keyring));
    if (!content?.ok) throw new Error('no keyring');
    return Object.fromEntries([...content.keys].map(([category, key]) => [category, key.length]));
  }

  it('has every private key sealed, those made and renewed later too, and those of the open part plain', async () => {
    const vault = await stand.window();
    await fill(vault);
    await vault.setPin(vault.currentDriver, pin);
    const calls = vault.collection(vault.currentDriver, { ...contacts, category: 'calls' });
    await calls.put([{ id: 'c', value: { name: 'Cleo' } }]);
    await vault.rekey(vault.currentDriver, 'contacts');
    await vault.rekey(vault.currentDriver, 'driver-card');
    const sealed = { calls: 60, contacts: 60, destinations: 60, 'driver-card': 32 };
    expect(await storedKeys(vault)).to.deep.equal(sealed);
    await vault.setPin(vault.currentDriver, '314159');
    expect(await storedKeys(vault)).to.deep.equal(sealed);
    await vault.removePin(vault.currentDriver, '314159');
    expect(new Set(Object.values(await storedKeys(vault)))).to.deep.equal(new Set([32]));
  });

  it('is locked after a restart: its card reads, the rest neither reads, writes nor re-keys', async () => {
    const vault = await locked();
    expect(openSession(vault)?.driver).to.include({ state: 'locked', hasPin: true });
    const open = vault.collection(vault.currentDriver, card);
    expect((await open.open()).ok).to.equal(true);
    expect(open.all().map(({ value }) => value.name)).to.deep.equal(['Dora']);
    expect(await names(vault)).to.deep.equal(['locked']);
    const own = vault.collection(vault.currentDriver, contacts);
    expect(await own.put([{ id: 'b', value: { name: 'Bea' } }])).to.deep.equal({
      ok: false,
      reason: 'locked',
    });
    expect(await vault.rekey(vault.currentDriver, 'contacts')).to.deep.equal({ ok: false, reason: 'locked' });
    expect(await vault.countOlder(vault.currentDriver, 'contacts', Infinity)).to.equal(undefined);
    // A category that has no key yet gets none that a PIN does not seal.
    const { reason } = { reason: '', ...(await vault.expire(vault.currentDriver, 'calls', 1)) };
    expect(reason).to.equal('locked');
  });

  it('counts what it holds without its PIN, and says that it is locked', async () => {
    const vault = await locked();
    const amounts = await vault.inventory();
    const of = (category: string) =>
      amounts.find((amount) => amount.bucket === vault.currentDriver && amount.category === category);
    expect(of('contacts')).to.include({ records: 1, isLocked: true, oldest: undefined });
    expect(of('driver-card')).to.include({ records: 1, isLocked: false });
  });

  it('opens with the PIN, also what is written and re-keyed then, and stays locked for the next start', async () => {
    const vault = await locked();
    expect(await vault.unlock(vault.currentDriver, pin)).to.deep.equal({ ok: true });
    expect(openSession(vault)?.driver.state).to.equal('open');
    expect(await names(vault)).to.deep.equal(['Ada']);
    const own = vault.collection(vault.currentDriver, contacts);
    await own.put([{ id: 'b', value: { name: 'Bea' } }]);
    expect(await vault.rekey(vault.currentDriver, 'contacts')).to.deep.equal({ ok: true });
    const calls = vault.collection(vault.currentDriver, { ...contacts, category: 'calls' });
    expect(await calls.put([{ id: 'c', value: { name: 'Cleo' } }])).to.deep.equal({ ok: true });
    stand.closeAll();
    const again = await stand.window();
    expect(await names(again)).to.deep.equal(['locked']);
    expect(await again.unlock(again.currentDriver, pin)).to.deep.equal({ ok: true });
    expect(await names(again)).to.deep.equal(['Ada', 'Bea']);
    const same = again.collection(again.currentDriver, { ...contacts, category: 'calls' });
    await same.open();
    expect(same.get('c')?.value).to.deep.equal({ name: 'Cleo' });
  });

  it('does not open with a wrong PIN, and makes the sixth wait, the right one too, over a restart', async () => {
    const vault = await locked();
    for (const wrong of ['000000', '271827', '2718281', 'not the secret', '27182']) {
      expect(await vault.unlock(vault.currentDriver, wrong)).to.deep.equal({
        ok: false,
        reason: 'wrong-pin',
      });
    }
    const refused = { ok: false, reason: 'waiting', waitMs: 30_000 };
    expect(await vault.unlock(vault.currentDriver, pin)).to.deep.equal(refused);
    stand.closeAll();
    const again = await stand.window();
    expect(await again.unlock(again.currentDriver, pin)).to.deep.equal(refused);
    stand.keystore.patient = true;
    expect(await again.unlock(again.currentDriver, pin)).to.deep.equal({ ok: true });
    stand.keystore.patient = false;
    // From nothing again.
    expect(await again.unlock(again.currentDriver, '000000')).to.deep.equal({
      ok: false,
      reason: 'wrong-pin',
    });
  });

  it('makes each further wrong one wait twice as long, also with a restart in between', async () => {
    let vault = await locked();
    const tryWrong = () => vault.unlock(vault.currentDriver, '000000');
    for (let tries = 0; tries < 5; tries += 1) expect((await tryWrong()).ok).to.equal(false);
    const waits = [];
    for (let tries = 5; tries < 14; tries += 1) {
      stand.closeAll();
      vault = await stand.window();
      const refused = await tryWrong();
      waits.push('waitMs' in refused ? refused.waitMs / 1_000 : 0);
      stand.keystore.patient = true;
      expect(await tryWrong()).to.deep.equal({ ok: false, reason: 'wrong-pin' });
      stand.keystore.patient = false;
    }
    expect(waits).to.deep.equal([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600]);
  });

  it('takes a passphrase as it was typed, however its accents were composed, and trims nothing', async () => {
    const vault = await stand.window();
    await fill(vault);
    const phrase = ' Zoë’s blauwe café ';
    expect(await vault.setPin(vault.currentDriver, phrase.normalize('NFC'))).to.deep.equal({ ok: true });
    stand.closeAll();
    const again = await stand.window();
    const wrong = { ok: false, reason: 'wrong-pin' };
    expect(await again.unlock(again.currentDriver, phrase.trim())).to.deep.equal(wrong);
    expect(await again.unlock(again.currentDriver, phrase.toLowerCase())).to.deep.equal(wrong);
    expect(await again.unlock(again.currentDriver, phrase.normalize('NFD'))).to.deep.equal({ ok: true });
    expect(await names(again)).to.deep.equal(['Ada']);
  });

  it('opens a lock of an earlier version with its four digits, and renews it then', async () => {
    const vault = await stand.window();
    await fill(vault);
    const old = await relockAsBefore(vault, '4711');
    stand.closeAll();
    const again = await stand.window();
    expect(await names(again)).to.deep.equal(['locked']);
    expect(await again.unlock(again.currentDriver, '4712')).to.deep.equal({ ok: false, reason: 'wrong-pin' });
    expect((await lockOf(again))?.derivation.algorithm).to.equal('pbkdf2');
    expect(await again.unlock(again.currentDriver, '4711')).to.deep.equal({ ok: true });
    expect((await lockOf(again))?.derivation).to.deep.equal(presentDerivation);
    expect(await names(again)).to.deep.equal(['Ada']);
    // The weaker lock is no way in any more, from an earlier copy neither.
    const { keystore } = await stand.ledger();
    expect(await keystore.unwrap(old.alias, old.wrapped)).to.deep.equal({
      ok: false,
      reason: 'unknown-alias',
    });
    stand.closeAll();
    const third = await stand.window();
    expect(await third.unlock(third.currentDriver, '4711')).to.deep.equal({ ok: true });
    expect(await names(third)).to.deep.equal(['Ada']);
  });

  it('counts a try before it is made, and tries nothing while the keystore cannot count', async () => {
    const vault = await locked();
    stand.keystore.failAfter = 1;
    const tried = await vault.unlock(vault.currentDriver, pin);
    expect(tried).to.deep.equal({ ok: false, reason: 'keystore-unreachable' });
    stand.keystore.failAfter = Number.POSITIVE_INFINITY;
    expect(await names(vault)).to.deep.equal(['locked']);
  });

  it('gives up the alias of the keyring without PIN: its copy opens nothing, nor does that of an older PIN', async () => {
    const vault = await stand.window();
    await fill(vault);
    const store = await onDisk(vault);
    const copies = [await store.keyring()];
    await vault.setPin(vault.currentDriver, pin);
    copies.push(await store.keyring());
    await vault.unlock(vault.currentDriver, '000000');
    await vault.setPin(vault.currentDriver, '314159');
    expect(stand.keystore.tries.size).to.equal(0);
    const { keystore } = await stand.ledger();
    for (const copy of copies) {
      if (copy === undefined) throw new Error('no keyring');
      const opened = await keystore.unwrap(copy.alias, copy.wrapped);
      expect(opened).to.deep.equal({ ok: false, reason: 'unknown-alias' });
    }
    store.close();
    stand.closeAll();
    const again = await stand.window();
    expect(await again.unlock(again.currentDriver, pin)).to.deep.equal({ ok: false, reason: 'wrong-pin' });
    expect(await again.unlock(again.currentDriver, '314159')).to.deep.equal({ ok: true });
    expect(await names(again)).to.deep.equal(['Ada']);
  });

  it('loses it only to who gives it, and is then open at each start', async () => {
    const vault = await locked();
    expect(await vault.setPin(vault.currentDriver, '000000')).to.deep.equal({ ok: false, reason: 'locked' });
    expect(await vault.removePin(vault.currentDriver, '000000')).to.deep.equal({
      ok: false,
      reason: 'wrong-pin',
    });
    expect(await vault.removePin(vault.currentDriver, pin)).to.deep.equal({ ok: true });
    expect(await vault.unlock(vault.currentDriver, pin)).to.deep.equal({ ok: false, reason: 'no-pin' });
    expect(stand.keystore.tries.size).to.equal(0);
    stand.closeAll();
    const again = await stand.window();
    expect(openSession(again)?.driver).to.include({ state: 'open', hasPin: false });
    expect(await names(again)).to.deep.equal(['Ada']);
  });

  it('loses one category, or all, without it', async () => {
    const vault = await locked();
    const { keystore } = await stand.ledger();
    const store = await onDisk(vault);
    const retired = await store.retireKeys(['contacts']);
    if (!retired.ok) throw new Error(retired.reason);
    await keystore.destroy(retired.retired);
    await store.dropPages(['contacts']);
    expect((await vault.inventory()).find(({ category }) => category === 'contacts')?.records ?? 0).to.equal(
      0,
    );
    expect(await vault.unlock(vault.currentDriver, pin)).to.deep.equal({ ok: true });
    expect(await names(vault)).to.deep.equal([]);
    const all = await store.retireAll();
    if (!all.ok) throw new Error(all.reason);
    await keystore.destroy(all.retired);
    const keyring = await store.keyring();
    expect(await keystore.unwrap(keyring?.alias ?? '', keyring?.wrapped ?? new Uint8Array())).to.include({
      ok: false,
    });
    store.close();
  });

  it('reads as locked in a window that was open when another set the PIN, once its keys are read anew', async () => {
    const [one, two] = [await stand.window(), await stand.window()];
    await fill(one);
    expect(await names(two)).to.deep.equal(['Ada']);
    await one.setPin(one.currentDriver, pin);
    expect(await one.rekey(one.currentDriver, 'contacts')).to.deep.equal({ ok: true });
    expect(await names(two)).to.deep.equal(['locked']);
    expect(await two.unlock(two.currentDriver, pin)).to.deep.equal({ ok: true });
    expect(await names(two)).to.deep.equal(['Ada']);
  });

  it('takes 6 to 12 digits or 10 to 64 characters and nothing else, and stores no PIN', async () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 70 }), fc.stringMatching(/^\d{0,14}$/)),
        (text) => {
          const isPin =
            text.length >= 6 && text.length <= 12 && [...text].every((digit) => '0123456789'.includes(digit));
          const { length } = [...text.normalize('NFC')];
          const isPassphrase =
            length >= 10 && length <= 64 && decoder.decode(new TextEncoder().encode(text)) === text;
          expect(secretSchema.safeParse(text).success).to.equal(isPin || isPassphrase);
        },
      ),
    );
    const vault = await stand.window();
    for (const bad of ['123', 'x'.repeat(65), '12a456', '１２３４５６', ' 123456', 'only\ud800ten1', '']) {
      expect(await vault.setPin(vault.currentDriver, bad)).to.deep.equal({
        ok: false,
        reason: 'invalid-pin',
      });
      expect(await vault.unlock(vault.currentDriver, bad)).to.deep.equal({
        ok: false,
        reason: 'invalid-pin',
      });
      expect(await vault.createKeeper(bad)).to.deep.equal({ ok: false, reason: 'invalid-pin' });
    }
    const rare = '918273645546';
    await vault.setPin(vault.currentDriver, rare);
    for (const bucket of await vaultBuckets()) {
      for (const { key, value } of await rawRows(bucket)) {
        expect(key + bytesOf(value) + JSON.stringify(value)).to.not.include(rare);
      }
    }
  });
});

describe('the keeper', () => {
  takeStorageTurn();
  let stand: GloveboxStand;
  beforeEach(() => {
    stand = new GloveboxStand();
  });
  afterEach(() => stand.closeAll());

  it('is made once, is no driver, and proves itself by its PIN while its rules stay readable', async () => {
    const vault = await stand.window();
    const made = await vault.createKeeper('471147');
    if (!made.ok) throw new Error(made.reason);
    expect(made.bucket).to.include({ kind: 'keeper', state: 'open', hasPin: true });
    const rules = { ...contacts, category: 'keeper' };
    await vault.collection(made.bucket.name, rules).put([{ id: 'r', value: { name: 'no roof' } }]);
    expect(await vault.createKeeper('471147')).to.deep.equal({ ok: false, reason: 'exists' });
    expect(await (await stand.ledger()).driverBuckets()).to.equal(1);
    stand.closeAll();
    const again = await stand.window();
    expect(openSession(again)?.keeper).to.include({ name: made.bucket.name, state: 'locked' });
    const kept = again.collection(made.bucket.name, rules);
    expect((await kept.open()).ok).to.equal(true);
    expect(kept.get('r')?.value).to.deep.equal({ name: 'no roof' });
    expect(await again.unlock(made.bucket.name, '471247')).to.deep.equal({ ok: false, reason: 'wrong-pin' });
    expect(await again.unlock(made.bucket.name, '471147')).to.deep.equal({ ok: true });
    expect(openSession(again)?.keeper?.state).to.equal('open');
    const removed = await again.removePin(made.bucket.name, '471147').catch((error: unknown) => error);
    expect(removed).to.be.instanceOf(Error);
  });
});

import type { PinBucket, PinResult } from './bucket-pin.ts';
import type { VaultTools } from './bucket-store.ts';
import { failureOf } from './database.ts';
import { clearKeys, decodeKeyring, encodeKeyring, type KeyringContent } from './keyring-codec.ts';
import { changeKeyring } from './keyring.ts';
import { withKeysLock } from './locks.ts';
import { sealBytes, unsealBytes } from './sealing.ts';

/**
 * Seals the bucket's whole keyring, a PIN's lock and the open part's keys included, under the lending key: in one strict
 * transaction under a new alias, and destroys the old one, so that no earlier copy of the keyring opens anything. Pages stay
 * as they are. May be repeated with the same key, and is not done before that has ended with `ok`; `locked` with another.
 */
export function shutBucket(bucket: PinBucket, tools: VaultTools, lendingKey: CryptoKey): Promise<PinResult> {
  return reseal(bucket, tools, async (content) => {
    const context = contextOf(bucket);
    if (content.shut !== undefined) {
      const opened = await unsealBytes(lendingKey, context, content.shut);
      opened?.fill(0);
      return opened && content;
    }
    const plain = encodeKeyring(content);
    clearKeys(content.keys);
    const shut = await sealBytes(lendingKey, context, plain, tools.random);
    plain.fill(0);
    return { keys: new Map(), lock: undefined, shut };
  });
}

/** Takes {@link shutBucket} back in the same way. One that is not shut stays as it is; `locked` with another key. */
export function reopenBucket(
  bucket: PinBucket,
  tools: VaultTools,
  lendingKey: CryptoKey,
): Promise<PinResult> {
  return reseal(bucket, tools, async (content) => {
    if (content.shut === undefined) return content;
    const plain = await unsealBytes(lendingKey, contextOf(bucket), content.shut);
    const reopened = plain && decodeKeyring(plain);
    plain?.fill(0);
    return reopened;
  });
}

function contextOf({ store }: PinBucket): readonly string[] {
  return ['lent', store.name];
}

function reseal(
  { store, keys }: PinBucket,
  { keystore, random }: VaultTools,
  seal: (content: KeyringContent) => Promise<KeyringContent | undefined>,
): Promise<PinResult> {
  return withKeysLock(async () => {
    const before = await store.keyring().catch(failureOf);
    if (typeof before === 'string') return { ok: false, reason: before };
    if (before === undefined) return { ok: false, reason: 'unreadable' };
    const changed = await changeKeyring(store.database, keystore, random, before, { seal, alias: 'new' });
    if (!changed.ok) return changed;
    const destroyed = await keystore.destroy(changed.keyring.retired);
    return destroyed.ok ? keys.load() : { ok: false, reason: 'keystore-unreachable' };
  });
}

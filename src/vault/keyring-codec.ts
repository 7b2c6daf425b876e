import { categoryIdSchema } from '../../platform/contract/service-definition.ts';
import { dataKeyBytes } from './sealing.ts';

/** Raw data keys by category. Short-lived: whoever makes one calls {@link clearKeys}. */
export type RawKeys = Map<string, Uint8Array<ArrayBuffer>>;

const format = 1;

/**
 * A keyring's plain bytes: format, number of keys, then per key the length of its category id, the id (ASCII), 32 bytes
 * of key. Bytes and not JSON, because a string with keys in it could not be overwritten with zeros.
 */
export function encodeKeyring(keys: RawKeys): Uint8Array<ArrayBuffer> {
  const ids = [...keys].map(([category, key]) => ({ id: new TextEncoder().encode(category), key }));
  const size = ids.reduce((sum, { id }) => sum + 1 + id.length + dataKeyBytes, 2);
  const bytes = new Uint8Array(size);
  bytes.set([format, ids.length]);
  let at = 2;
  for (const { id, key } of ids) {
    bytes[at] = id.length;
    bytes.set(id, at + 1);
    bytes.set(key, at + 1 + id.length);
    at += 1 + id.length + dataKeyBytes;
  }
  return bytes;
}

/** Undefined when the bytes are not exactly a keyring. */
export function decodeKeyring(bytes: Uint8Array<ArrayBuffer>): RawKeys | undefined {
  if (bytes[0] !== format) return undefined;
  const keys: RawKeys = new Map();
  let at = 2;
  for (let left = bytes[1] ?? 0; left > 0; left -= 1) {
    const idEnd = at + 1 + (bytes[at] ?? 0);
    const keyEnd = idEnd + dataKeyBytes;
    const id = categoryIdSchema.safeParse(new TextDecoder().decode(bytes.subarray(at + 1, idEnd)));
    if (!id.success || keyEnd > bytes.length || keys.has(id.data)) {
      clearKeys(keys);
      return undefined;
    }
    keys.set(id.data, bytes.slice(idEnd, keyEnd));
    at = keyEnd;
  }
  if (at === bytes.length) return keys;
  clearKeys(keys);
  return undefined;
}

/** Overwrites the raw keys with zeros. */
export function clearKeys(keys: RawKeys): void {
  for (const key of keys.values()) key.fill(0);
  keys.clear();
}

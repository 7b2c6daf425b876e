import { categoryIdSchema } from '../../platform/contract/service-definition.ts';
import { pinLockBytes, readPinLock, writePinLock, type PinLock } from './pin-lock.ts';
import { dataKeyBytes, sealedKeyBytes } from './sealing.ts';

/** Data keys by category, raw or sealed under the PIN. Short-lived: whoever makes one calls {@link clearKeys}. */
export type RawKeys = Map<string, Uint8Array<ArrayBuffer>>;

/**
 * What a keyring holds. With a `lock`, private keys are sealed: as long as {@link sealedKeyBytes} says. A `shut` one, of a
 * car that is lent, is the whole of another keyring sealed under the lending PIN: no keys and no lock beside it.
 */
export interface KeyringContent {
  readonly keys: RawKeys;
  readonly lock: PinLock | undefined;
  readonly shut?: Uint8Array<ArrayBuffer>;
}

const plainFormat = 1;
const lockedFormat = 2;
const shutFormat = 3;
/** Format, and the length of what is sealed: 16 bits, big-endian. */
const shutHeaderBytes = 3;

/**
 * A keyring's plain bytes: format, number of keys, in format 2 the PIN's lock, then per key the length of its category
 * id, the id (ASCII), in format 2 the key's length, and the key: 32 bytes, or 60 sealed. In format 3 (shut): format, length
 * in 16 bits, the sealed bytes. Bytes and not JSON, because a string with keys in it could not be overwritten with zeros.
 */
export function encodeKeyring({ keys, lock, shut }: KeyringContent): Uint8Array<ArrayBuffer> {
  if (shut !== undefined) return encodeShut(shut);
  const ids = [...keys].map(([category, key]) => ({ id: new TextEncoder().encode(category), key }));
  const start = lock === undefined ? 2 : 2 + pinLockBytes;
  const perKey = lock === undefined ? 1 : 2;
  const bytes = new Uint8Array(
    ids.reduce((sum, { id, key }) => sum + perKey + id.length + key.length, start),
  );
  bytes.set([lock === undefined ? plainFormat : lockedFormat, ids.length]);
  if (lock !== undefined) writePinLock(lock, bytes.subarray(2, start));
  let at = start;
  for (const { id, key } of ids) {
    bytes[at] = id.length;
    bytes.set(id, at + 1);
    at += 1 + id.length;
    if (lock !== undefined) bytes[at++] = key.length;
    bytes.set(key, at);
    at += key.length;
  }
  return bytes;
}

function encodeShut(shut: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(shutHeaderBytes + shut.length);
  bytes[0] = shutFormat;
  new DataView(bytes.buffer).setUint16(1, shut.length);
  bytes.set(shut, shutHeaderBytes);
  return bytes;
}

function decodeShut(bytes: Uint8Array<ArrayBuffer>): KeyringContent | undefined {
  if (bytes.length < shutHeaderBytes) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint16(1);
  if (bytes.length !== shutHeaderBytes + length) return undefined;
  return { keys: new Map(), lock: undefined, shut: bytes.slice(shutHeaderBytes) };
}

/** Undefined when the bytes are not exactly a keyring. */
export function decodeKeyring(bytes: Uint8Array<ArrayBuffer>): KeyringContent | undefined {
  if (bytes[0] === shutFormat) return decodeShut(bytes);
  const isLocked = bytes[0] === lockedFormat;
  const start = isLocked ? 2 + pinLockBytes : 2;
  if ((!isLocked && bytes[0] !== plainFormat) || bytes.length < start) return undefined;
  const keys: RawKeys = new Map();
  let at = start;
  for (let left = bytes[1] ?? 0; left > 0; left -= 1) {
    const idEnd = at + 1 + (bytes[at] ?? 0);
    const keyStart = isLocked ? idEnd + 1 : idEnd;
    const length = isLocked ? bytes[idEnd] : dataKeyBytes;
    const id = categoryIdSchema.safeParse(new TextDecoder().decode(bytes.subarray(at + 1, idEnd)));
    const isKey = length === dataKeyBytes || length === sealedKeyBytes;
    if (!id.success || !isKey || keyStart + length > bytes.length || keys.has(id.data)) {
      clearKeys(keys);
      return undefined;
    }
    keys.set(id.data, bytes.slice(keyStart, keyStart + length));
    at = keyStart + length;
  }
  if (at === bytes.length)
    return { keys, lock: isLocked ? readPinLock(bytes.subarray(2, start)) : undefined };
  clearKeys(keys);
  return undefined;
}

/** Overwrites the keys with zeros. */
export function clearKeys(keys: RawKeys): void {
  for (const key of keys.values()) key.fill(0);
  keys.clear();
}

import { createHash, randomFillSync } from 'node:crypto';

/**
 * One slot of the key file: a sector of 4096 bytes that holds one key, or none.
 *
 * Layout: magic (4), version (1), state (1), checksum (32), installation (32), alias (64), key (32), random filling.
 * The checksum is SHA-256 of everything else, so that a slot counts only if all of it was written at once. All that
 * matters stands in the first 512 bytes, the smallest unit a disk writes as a whole.
 *
 * A free slot holds random bytes, not zeros: storage that compresses or is thinly provisioned turns zeros into holes
 * and leaves the old bytes where they were.
 */
export const slotSize = 4096;
export const keySize = 32;

export interface KeyRecord {
  readonly installation: string;
  readonly alias: string;
  /** 32 bytes. */
  readonly key: Uint8Array<ArrayBuffer>;
}

/** `torn`: neither a record nor free; a write that was cut. Whatever it was, it was not acknowledged. */
export type SlotContent =
  | { readonly kind: 'key'; readonly record: KeyRecord }
  | { readonly kind: 'free' }
  | { readonly kind: 'torn' };

const magic = 'GBXK';
const version = 1;
const states = { free: 0x46, key: 0x4b } as const;

const at = {
  version: 4,
  state: 5,
  checksum: 6,
  installation: 38,
  alias: 70,
  key: 134,
  filling: 166,
} as const;

export function encodeKey({ installation, alias, key }: KeyRecord): Buffer {
  const slot = blank(states.key);
  slot.fill(0, at.installation, at.key);
  slot.write(installation, at.installation, at.alias - at.installation, 'latin1');
  slot.write(alias, at.alias, at.key - at.alias, 'latin1');
  slot.set(key, at.key);
  return withChecksum(slot);
}

export function encodeFree(): Buffer {
  return withChecksum(blank(states.free));
}

/** The key is a copy: the caller zeroes it, and `slot` too. */
export function decodeSlot(slot: Buffer): SlotContent {
  const isWhole =
    slot.length === slotSize &&
    slot.toString('latin1', 0, at.version) === magic &&
    slot[at.version] === version &&
    checksum(slot).equals(slot.subarray(at.checksum, at.installation));
  if (!isWhole) return { kind: 'torn' };
  if (slot[at.state] === states.free) return { kind: 'free' };
  return {
    kind: 'key',
    record: {
      installation: text(slot, at.installation, at.alias),
      alias: text(slot, at.alias, at.key),
      key: new Uint8Array(slot.subarray(at.key, at.filling)),
    },
  };
}

function blank(state: number): Buffer {
  const slot = randomFillSync(Buffer.alloc(slotSize));
  slot.write(magic, 0, 'latin1');
  slot[at.version] = version;
  slot[at.state] = state;
  return slot;
}

function withChecksum(slot: Buffer): Buffer {
  checksum(slot).copy(slot, at.checksum);
  return slot;
}

function checksum(slot: Buffer): Buffer {
  return createHash('sha256')
    .update(slot.subarray(0, at.checksum))
    .update(slot.subarray(at.installation))
    .digest();
}

function text(slot: Buffer, start: number, end: number): string {
  return slot.toString('latin1', start, end).replace(/\0+$/, '');
}

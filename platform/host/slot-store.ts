import { decodeSlot, encodeFree, encodeKey, type KeyRecord, slotSize } from './slot.ts';
import { type SlotDisk, slotsPerExtent } from './slot-disk.ts';

/** 8192 slots are 32 MB; a car needs about ten. */
const maxSlots = 16 * slotsPerExtent;

/**
 * Keys by installation and alias, in the slots of a disk. Only positions are held in memory; a key is read when it is
 * used, and what was read is zeroed by who asked. Not for concurrent use: the keystore calls one at a time.
 *
 * What a cut at any moment leaves:
 * - inside `create`: the key, or a torn slot. It was not acknowledged, nothing was wrapped with it yet.
 * - inside `destroy`: of each slot the old bytes, a free slot, or a torn one. A torn one never counts as a key, and
 *   opening overwrites it before anything else is answered. Slots that still hold the key were not acknowledged; who
 *   asked for the destruction asks again.
 */
export class SlotStore {
  readonly #disk: SlotDisk;
  readonly #taken = new Map<string, number>();
  readonly #free: number[] = [];

  private constructor(disk: SlotDisk) {
    this.#disk = disk;
  }

  static async open(disk: SlotDisk): Promise<SlotStore> {
    const store = new SlotStore(disk);
    const torn = await store.#readAll();
    await store.#overwrite(torn);
    return store;
  }

  /** The key, a copy to be zeroed after use. */
  async read(installation: string, alias: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const index = this.#taken.get(name(installation, alias));
    if (index === undefined) return undefined;
    const content = await this.#readSlot(index);
    const isSame =
      content.kind === 'key' &&
      content.record.installation === installation &&
      content.record.alias === alias;
    if (!isSame) throw new Error('The key file was changed by another program.');
    return content.record.key;
  }

  /** False when there is no room. The alias must be unknown. Safe on the disk when it answers. */
  async create(record: KeyRecord): Promise<boolean> {
    if (this.#free.length === 0 && !(await this.#extend())) return false;
    const index = this.#free.pop();
    if (index === undefined) return false;
    const slot = encodeKey(record);
    try {
      await this.#disk.write(index, slot);
      await this.#disk.sync();
    } finally {
      slot.fill(0);
    }
    this.#taken.set(name(record.installation, record.alias), index);
    return true;
  }

  /** Overwrites all named keys that there are and syncs once. Gone from the disk when it answers. */
  async destroy(installation: string, aliases: readonly string[]): Promise<void> {
    const names = [...new Set(aliases)].map((alias) => name(installation, alias));
    const doomed = names.map((key) => this.#taken.get(key)).filter((index) => index !== undefined);
    await this.#overwrite(doomed);
    for (const key of names) this.#taken.delete(key);
  }

  aliases(installation: string): string[] {
    const start = name(installation, '');
    return [...this.#taken.keys()]
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(start.length));
  }

  close(): Promise<void> {
    return this.#disk.close();
  }

  /** The slots that hold neither a key nor nothing. */
  async #readAll(): Promise<number[]> {
    const torn: number[] = [];
    const count = await this.#disk.count();
    for (let index = 0; index < count; index++) {
      const content = await this.#readSlot(index);
      if (content.kind === 'free') this.#free.unshift(index);
      else if (content.kind === 'torn') torn.push(index);
      else {
        this.#taken.set(name(content.record.installation, content.record.alias), index);
        content.record.key.fill(0);
      }
    }
    return torn;
  }

  async #readSlot(index: number): Promise<ReturnType<typeof decodeSlot>> {
    const slot = Buffer.alloc(slotSize);
    try {
      await this.#disk.read(index, slot);
      return decodeSlot(slot);
    } finally {
      slot.fill(0);
    }
  }

  async #overwrite(indexes: readonly number[]): Promise<void> {
    if (indexes.length === 0) return;
    for (const index of indexes) await this.#disk.write(index, encodeFree());
    await this.#disk.sync();
    this.#free.push(...indexes);
  }

  /** New slots are on the disk, free, before one of them is used: a key is never written into a hole. */
  async #extend(): Promise<boolean> {
    const count = await this.#disk.count();
    if (count >= maxSlots) return false;
    const added = Array.from({ length: slotsPerExtent }, (_, offset) => count + offset);
    for (const index of added) await this.#disk.write(index, encodeFree());
    await this.#disk.sync();
    this.#free.push(...added.reverse());
    return true;
  }
}

/** Neither part can hold a slash. */
function name(installation: string, alias: string): string {
  return `${installation}/${alias}`;
}

import { encodeFree, slotSize } from '../../../platform/host/slot.ts';
import type { SlotDisk } from '../../../platform/host/slot-disk.ts';

export class PowerCut extends Error {}

/**
 * A disk that loses power. What was written and not synced may be there afterwards or not, each piece of `grain` bytes
 * for itself.
 */
export class TornDisk implements SlotDisk {
  /** What is safe. */
  image: Buffer;
  /** Writes and syncs until the cut. */
  stepsLeft = Number.POSITIVE_INFINITY;
  syncs = 0;
  writes = 0;
  readonly #pending: { at: number; bytes: Buffer }[] = [];

  constructor(slots: number) {
    this.image = Buffer.concat(Array.from({ length: slots }, encodeFree));
  }

  count(): Promise<number> {
    const end = this.#pending.reduce((most, { at }) => Math.max(most, at + slotSize), this.image.length);
    return Promise.resolve(end / slotSize);
  }

  read(index: number, slot: Buffer): Promise<void> {
    const at = index * slotSize;
    const last = this.#pending.findLast((write) => write.at === at);
    (last?.bytes ?? this.image.subarray(at, at + slotSize)).copy(slot);
    return Promise.resolve();
  }

  async write(index: number, slot: Buffer): Promise<void> {
    this.writes++;
    this.#pending.push({ at: index * slotSize, bytes: Buffer.from(slot) });
    this.#step();
  }

  async sync(): Promise<void> {
    this.#step();
    this.syncs++;
    for (const { at, bytes } of this.#pending) this.#put(at, bytes);
    this.#pending.length = 0;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Whether these bytes are safe on the disk, anywhere. */
  holds(bytes: Uint8Array): boolean {
    return this.image.includes(Buffer.from(bytes));
  }

  /** The power is gone and back; `survives` decides for each unsynced piece. */
  restart(grain: number, survives: () => boolean): void {
    for (const { at, bytes } of this.#pending) {
      for (let start = 0; start < slotSize; start += grain) {
        if (survives()) this.#put(at + start, bytes.subarray(start, start + grain));
      }
    }
    this.#pending.length = 0;
    this.stepsLeft = Number.POSITIVE_INFINITY;
  }

  #step(): void {
    if (this.stepsLeft-- <= 0) throw new PowerCut('cut');
  }

  #put(at: number, bytes: Buffer): void {
    if (at + bytes.length > this.image.length) {
      this.image = Buffer.concat([this.image, Buffer.alloc(at + bytes.length - this.image.length)]);
    }
    bytes.copy(this.image, at);
  }
}

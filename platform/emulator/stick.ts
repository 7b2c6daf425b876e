import type { ConnectedDevice, DeviceFile } from '../contract/devices.ts';
import type { Chunk } from './device-line.ts';

export interface StickOptions {
  /** A phone on a cable reads like a stick. */
  readonly kind?: ConnectedDevice['kind'];
  readonly label: string;
  /** Its size. Files count by their content alone. */
  readonly bytes: number;
  readonly files: ReadonlyMap<string, Chunk>;
  readonly isReadOnly: boolean;
}

/** A USB stick in memory. It keeps its files while it is pulled out; they are gone with the page. */
export class Stick {
  readonly id: string;
  readonly kind: ConnectedDevice['kind'];
  readonly label: string;
  readonly bytes: number;
  readonly isReadOnly: boolean;
  readonly #files: Map<string, Chunk>;
  #plugged: AbortController | undefined;

  constructor(id: string, { kind = 'stick', label, bytes, files, isReadOnly }: StickOptions) {
    this.id = id;
    this.kind = kind;
    this.label = label;
    this.bytes = bytes;
    this.isReadOnly = isReadOnly;
    this.#files = new Map(files);
  }

  /** Aborts when the stick loses power; undefined while it is pulled out. */
  get plugged(): AbortSignal | undefined {
    return this.#plugged?.signal;
  }

  get files(): ReadonlyMap<string, Chunk> {
    return this.#files;
  }

  get freeBytes(): number {
    let used = 0;
    for (const content of this.#files.values()) used += content.byteLength;
    return Math.max(0, this.bytes - used);
  }

  plugIn(): void {
    this.#plugged ??= new AbortController();
  }

  pullOut(): void {
    this.#plugged?.abort();
    this.#plugged = undefined;
  }

  list(): DeviceFile[] {
    return [...this.#files].map(([name, content]) => ({ name, bytes: content.byteLength }));
  }

  /** Puts a whole file under its name; false when it does not fit beside what is there. */
  store(name: string, content: Chunk): boolean {
    if (content.byteLength > this.freeBytes) return false;
    this.#files.set(name, content);
    return true;
  }

  toDevice(): ConnectedDevice {
    return { id: this.id, kind: this.kind, label: this.label, freeBytes: this.freeBytes };
  }
}

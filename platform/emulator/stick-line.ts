import type { DeviceFailure, DeviceFile, DeviceResult } from '../contract/devices.ts';
import { maxChunkBytes, maxListedFiles, type Chunk, type DeviceLine } from './device-line.ts';
import type { Scheduler } from './scheduler.ts';
import type { Stick } from './stick.ts';

/** How long a stick takes for one piece, ms: about 13 MB/s, a common USB 2.0 stick that is written to. */
const chunkTime = 5;

/** How many files one app may have open. */
const mostOpen = 8;

interface Transfer {
  readonly stick: Stick;
  /** Aborts when the stick is pulled out, also if it is plugged in again before anybody looks. */
  readonly plugged: AbortSignal;
  /** Under which the finished file is stored; undefined while reading. */
  readonly target: string | undefined;
  /** What is read, or what was written so far. */
  readonly pieces: Chunk[];
}

export interface StickLineOptions {
  readonly find: (id: string) => Stick | undefined;
  readonly scheduler: Scheduler;
  /** A stick has a new file. */
  readonly onStored: () => void;
}

/** One app's line to the sticks. Ends with its signal, and so does everything that it left half written. */
export class StickLine implements DeviceLine {
  readonly #options: StickLineOptions;
  readonly #signal: AbortSignal;
  readonly #open = new Map<number, Transfer>();
  #last = 0;

  constructor(options: StickLineOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#open.clear(), { once: true });
  }

  async files(device: string): Promise<DeviceResult<readonly DeviceFile[]>> {
    await this.#step();
    const stick = this.#options.find(device);
    return stick?.plugged === undefined ? failed('gone') : done(stick.list().slice(0, maxListedFiles));
  }

  async open(device: string, name: string, way: 'read' | 'write'): Promise<DeviceResult<number>> {
    await this.#step();
    const stick = this.#options.find(device);
    const plugged = stick?.plugged;
    if (stick === undefined || plugged === undefined || this.#signal.aborted) return failed('gone');
    if (this.#open.size >= mostOpen || (way === 'write' && stick.isReadOnly)) return failed('refused');
    const content = way === 'read' ? stick.files.get(name) : undefined;
    if (way === 'read' && content === undefined) return failed('not-found');
    const transfer = ++this.#last;
    this.#open.set(transfer, {
      stick,
      plugged,
      target: way === 'write' ? name : undefined,
      pieces: content === undefined ? [] : cut(content),
    });
    return done(transfer);
  }

  async pull(id: number): Promise<DeviceResult<Chunk | null>> {
    const transfer = await this.#going(id);
    if (transfer === undefined || transfer.target !== undefined) return this.#end(id, 'gone');
    const next = transfer.pieces.shift();
    if (next === undefined) this.#open.delete(id);
    return done(next ?? null);
  }

  async put(id: number, chunk: Chunk): Promise<DeviceResult<null>> {
    const transfer = await this.#going(id);
    if (transfer?.target === undefined) return this.#end(id, 'gone');
    if (size(transfer.pieces) + chunk.byteLength > transfer.stick.freeBytes) return this.#end(id, 'full');
    transfer.pieces.push(chunk);
    return done(null);
  }

  async finish(id: number): Promise<DeviceResult<null>> {
    const transfer = await this.#going(id);
    if (transfer?.target === undefined) return this.#end(id, 'gone');
    this.#open.delete(id);
    if (!transfer.stick.store(transfer.target, join(transfer.pieces))) return failed('full');
    this.#options.onStored();
    return done(null);
  }

  drop(id: number): void {
    this.#open.delete(id);
  }

  /** The transfer after the time that a piece takes; undefined when it is over by then. */
  async #going(id: number): Promise<Transfer | undefined> {
    await this.#step();
    const transfer = this.#open.get(id);
    return transfer?.plugged.aborted === false ? transfer : undefined;
  }

  #end(id: number, reason: DeviceFailure): DeviceResult<never> {
    this.#open.delete(id);
    return failed(reason);
  }

  #step(): Promise<void> {
    return new Promise((resolve) => void this.#options.scheduler.after(chunkTime, resolve));
  }
}

function done<T>(value: T): DeviceResult<T> {
  return { ok: true, value };
}

function failed(reason: DeviceFailure): DeviceResult<never> {
  return { ok: false, reason };
}

function cut(content: Chunk): Chunk[] {
  const pieces: Chunk[] = [];
  for (let start = 0; start < content.byteLength; start += maxChunkBytes) {
    pieces.push(content.slice(start, start + maxChunkBytes));
  }
  return pieces;
}

function size(pieces: readonly Chunk[]): number {
  return pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function join(pieces: readonly Chunk[]): Chunk {
  const whole = new Uint8Array(size(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

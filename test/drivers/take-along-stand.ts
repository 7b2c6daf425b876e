import type {
  ConnectedDevice,
  DeviceFailure,
  DeviceFile,
  DeviceResult,
  DevicesPort,
} from '../../platform/contract/devices.ts';
import { DeviceError } from '../../platform/contract/devices.ts';
import type { AnySignalValue, SignalPath } from '../../platform/contract/signals.ts';
import type { DriverSide } from '../../src/drivers/profile-file/map-profile.ts';
import type {
  TakenCard,
  TakenCategory,
  TakenRecords,
} from '../../src/drivers/profile-file/profile-content.ts';
import type {
  ProfileSource,
  ProfileTarget,
  RecordsResult,
  TargetResult,
} from '../../src/drivers/profile-file/profile-places.ts';
import { TakeAlong } from '../../src/drivers/take-along.ts';
import type { EquipmentFunction } from '../../src/pack/equipment-schema.ts';
import { Listeners } from '../../src/vault/listeners.ts';

export const passphrase = 'correct horse battery';

/** Sticks in memory, which can be pulled out after some bytes. */
export class MemorySticks implements DevicesPort {
  readonly stored = new Map<string, Map<string, Uint8Array<ArrayBuffer>>>();
  freeBytes: number | undefined = 8_000_000;
  /** The stick goes once so many bytes were read or written. */
  goneAfter = Infinity;
  writeFailure: DeviceFailure | undefined;
  readonly #listeners = new Listeners();

  plugIn(id: string): void {
    this.stored.set(id, new Map());
    this.#listeners.notify();
  }

  pullOut(id: string): void {
    this.stored.delete(id);
    this.#listeners.notify();
  }

  list(): readonly ConnectedDevice[] {
    const { freeBytes } = this;
    return [...this.stored.keys()].map((id) => ({
      id,
      kind: 'stick',
      label: `Stick ${id}`,
      ...(freeBytes !== undefined && { freeBytes }),
    }));
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener, signal);
  }

  files(id: string): Promise<DeviceResult<readonly DeviceFile[]>> {
    const files = this.stored.get(id);
    if (files === undefined) return Promise.resolve({ ok: false, reason: 'gone' });
    const value = [...files].map(([name, { length }]) => ({ name, bytes: length }));
    return Promise.resolve({ ok: true, value });
  }

  read(id: string, name: string): Promise<DeviceResult<ReadableStream<Uint8Array<ArrayBuffer>>>> {
    const bytes = this.stored.get(id)?.get(name);
    if (bytes === undefined) return Promise.resolve({ ok: false, reason: 'not-found' });
    let at = 0;
    const value = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        if (at >= this.goneAfter) return controller.error(new DeviceError('gone'));
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + 1_000));
        at += 1_000;
      },
    });
    return Promise.resolve({ ok: true, value });
  }

  async write(
    id: string,
    name: string,
    content: ReadableStream<Uint8Array<ArrayBuffer>>,
  ): Promise<DeviceResult<undefined>> {
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let written = 0;
    for await (const piece of content) {
      written += piece.length;
      if (this.writeFailure !== undefined) return { ok: false, reason: this.writeFailure };
      if (written > this.goneAfter) {
        this.pullOut(id);
        return { ok: false, reason: 'gone' };
      }
      pieces.push(piece);
    }
    this.stored.get(id)?.set(name, new Uint8Array(await new Blob(pieces).arrayBuffer()));
    return { ok: true, value: undefined };
  }
}

/** Who drives, in memory: what is there, and what an import made of it. */
export class MemoryProfile implements ProfileSource, ProfileTarget {
  own: TakenCard = { name: 'Zoë', language: 'nl', figure: 'owl', temperature: 'C' };
  readonly kept: { readonly name: string; readonly values: ReadonlyMap<SignalPath, AnySignalValue> }[] = [];
  readonly lists = new Map<TakenCategory, unknown[]>();
  fails: TargetResult = { ok: true };

  card(): TakenCard {
    return this.own;
  }

  positions(): MemoryProfile['kept'] {
    return this.kept;
  }

  records(category: TakenCategory): TakenRecords {
    return { category, version: 1, records: this.lists.get(category) ?? [] };
  }

  count(category: TakenCategory): number {
    return this.lists.get(category)?.length ?? 0;
  }

  get positionNames(): readonly string[] {
    return this.kept.map(({ name }) => name);
  }

  addPosition(name: string, values: ReadonlyMap<SignalPath, AnySignalValue>): Promise<TargetResult> {
    if (this.fails.ok) this.kept.push({ name, values });
    return Promise.resolve(this.fails);
  }

  changeCard(changes: TakenCard): Promise<TargetResult> {
    if (this.fails.ok) this.own = { ...this.own, ...changes };
    return Promise.resolve(this.fails);
  }

  addRecords({ category, records }: TakenRecords): Promise<RecordsResult> {
    if (!this.fails.ok) return Promise.resolve(this.fails);
    this.lists.set(category, [...(this.lists.get(category) ?? []), ...records]);
    return Promise.resolve({ ok: true, added: records.length, known: 0, unfit: 0 });
  }
}

const seat = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';
const temperature = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
const yaw = 'Vehicle.Body.Mirrors.DriverSide.Yaw';

const largeCar: EquipmentFunction[] = [
  { kind: 'range', category: 'seat', path: seat, minimum: 0, maximum: 260, step: 5 },
  { kind: 'range', category: 'climate', path: temperature, minimum: 16, maximum: 28, step: 0.5 },
  { kind: 'range', category: 'seat', path: yaw, minimum: -100, maximum: 100, step: 5 },
];
export const smallCar: EquipmentFunction[] = [
  { kind: 'range', category: 'seat', path: seat, minimum: 0, maximum: 220, step: 10 },
  { kind: 'range', category: 'climate', path: temperature, minimum: 17, maximum: 27, step: 1 },
];

/** One car and who drives it; sticks can be carried from one to another. */
export class TakeAlongStand {
  readonly profile = new MemoryProfile();
  readonly sticks: MemorySticks;
  readonly takeAlong: TakeAlong;
  isParked = true;

  constructor(
    signal: AbortSignal,
    {
      functions = largeCar,
      sticks = new MemorySticks(),
      driverSide = 'LEFT',
    }: { functions?: EquipmentFunction[]; sticks?: MemorySticks; driverSide?: DriverSide } = {},
  ) {
    this.sticks = sticks;
    this.takeAlong = new TakeAlong({
      source: this.profile,
      target: this.profile,
      devices: sticks,
      equipment: { functions },
      driverSide: () => driverSide,
      clock: { now: () => new Date(2026, 10, 23, 12).getTime() },
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      isParked: () => this.isParked,
      signal,
      derivation: { algorithm: 1, rounds: 100_000 },
    });
  }

  /** A position, a contact and two destinations. */
  fill(): this {
    const values = new Map<SignalPath, AnySignalValue>([
      [seat, 130],
      [temperature, 28],
      [yaw, 40],
    ]);
    this.profile.kept.push({ name: '', values });
    this.profile.lists.set('contacts', [{ fullName: 'Ada' }]);
    this.profile.lists.set('destinations', [{ name: 'Home' }, { name: 'Work' }]);
    return this;
  }

  /** Resolves once `isThere` holds after a change. */
  until(isThere: () => boolean): Promise<void> {
    if (isThere()) return Promise.resolve();
    const end = new AbortController();
    return new Promise((resolve) => {
      this.takeAlong.subscribe(() => {
        if (!isThere()) return;
        end.abort();
        resolve();
      }, end.signal);
    });
  }

  async exported(choice = everything): Promise<void> {
    this.takeAlong.startExport(choice, passphrase, 'a');
    await this.until(() => this.takeAlong.exporting?.kind !== 'running');
  }

  async read(name = fileName, secret = passphrase): Promise<void> {
    this.takeAlong.startImport({ stick: 'a', name }, secret);
    await this.until(() => this.takeAlong.importing?.kind !== 'reading');
  }
}

export const fileName = 'glovebox-profile-2026-11-23.gbx';
export const everything = { card: true, records: ['destinations', 'contacts'] as const };

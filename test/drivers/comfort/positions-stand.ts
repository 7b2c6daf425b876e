import type { AnySignalValue } from '../../../platform/contract/signals.ts';
import type { ComfortStore } from '../../../src/drivers/comfort/comfort-store.ts';
import { openComfort } from '../../../src/drivers/comfort/open-comfort.ts';
import type { Positions } from '../../../src/drivers/comfort/positions.ts';
import { comfortCategories, comfortCollections } from '../../../src/drivers/comfort-settings.ts';
import type { ComfortCategory, ComfortRecord } from '../../../src/drivers/comfort-settings.ts';
import type { VehiclePack } from '../../../src/pack/load-pack.ts';
import { openSession } from '../../../src/session/session.ts';
import type { StoredRecord } from '../../../src/vault/collection-definition.ts';
import type { Collection } from '../../../src/vault/collection.ts';
import { PageCollection } from '../../../src/vault/page-collection.ts';
import type { Vault } from '../../../src/vault/vault.ts';
import { driverBucket, random, type GloveboxStand } from '../../vault/glovebox-stand.ts';
import { replaceMethod } from '../../vault/replace-method.ts';
import { ComfortCar } from './comfort-car.ts';
import { colorPath, modePath, seatPath, someEquipment, warmthPath } from './some-functions.ts';

export interface PositionsWindow {
  readonly vault: Vault;
  readonly positions: Positions;
  readonly store: ComfortStore;
  readonly car: ComfortCar;
}

export interface WindowOptions {
  readonly categories?: readonly ComfortCategory[];
  readonly signal: AbortSignal;
}

/** Where the car stands at first, in four categories. */
export const first = {
  [seatPath]: 100,
  [warmthPath]: 21,
  [modePath]: 'NORMAL',
  [colorPath]: '#AABBCC',
} as const;
export const second = {
  [seatPath]: 200,
  [warmthPath]: 25,
  [modePath]: 'SPORT',
  [colorPath]: '#112233',
} as const;

/** Another window with a car of its own, its positions open and swept. */
export async function openWindow(stand: GloveboxStand, options: WindowOptions): Promise<PositionsWindow> {
  const vault = await stand.window();
  return onVault(vault, stand, options);
}

export async function onVault(
  vault: Vault,
  stand: GloveboxStand,
  { categories = comfortCategories, signal }: WindowOptions,
): Promise<PositionsWindow> {
  const car = new ComfortCar(signal);
  car.report(first);
  const pack = {
    categories: categories.map((id) => ({ id })),
    equipment: { functions: someEquipment.filter(({ category }) => categories.includes(category)) },
  } as unknown as VehiclePack;
  const { store, positions } = openComfort({
    vault,
    session: openSession(vault),
    pack,
    signals: car.port,
    monitor: car.monitor,
    lifecycle: car.lifecycle,
    clock: stand.clock,
    random,
    signal,
  });
  if (positions === undefined) throw new Error('no positions');
  await opened(positions);
  return { vault, positions, store, car };
}

async function opened(positions: Positions): Promise<void> {
  const done = new AbortController();
  if (!positions.isOpen)
    await new Promise<void>((resolve) =>
      positions.subscribe(() => positions.isOpen && resolve(), done.signal),
    );
  done.abort();
  // Waits its turn, so that what opening began has ended.
  await positions.rename('none', 'none');
}

/** One category of who drives (or another), past the positions. */
export async function categoryOf(
  vault: Vault,
  category: ComfortCategory,
  bucket = driverBucket(vault),
): Promise<Collection<ComfortRecord>> {
  const definition = comfortCollections.find((one) => one.category === category);
  if (definition === undefined) throw new Error(`no ${category}`);
  const collection = vault.collection(bucket, definition);
  const result = await collection.open();
  if (!result.ok) throw new Error(result.reason);
  return collection;
}

/** All parts that lie in the vault, by category. */
export async function partsIn(vault: Vault): Promise<Record<string, readonly StoredRecord<ComfortRecord>[]>> {
  const parts: Record<string, readonly StoredRecord<ComfortRecord>[]> = {};
  for (const category of comfortCategories)
    parts[category] = (await categoryOf(vault, category)).all().filter(({ value }) => 'values' in value);
  return parts;
}

export function told(positions: Positions): readonly (readonly [string, Record<string, AnySignalValue>])[] {
  return positions.all.map(({ name, values }) => [name, Object.fromEntries<AnySignalValue>(values)] as const);
}

export function idOf(positions: Positions, name: string): string {
  const found = positions.all.find((one) => one.name === name);
  if (found === undefined) throw new Error('no such position');
  return found.id;
}

/** Storage that takes `writes` more writes and then none; returns what ends it, and how many were asked for. */
export function failAfter(
  writes: number,
  reason: 'quota' | 'storage' = 'storage',
): { readonly asked: () => number; readonly end: () => void } {
  let asked = 0;
  const failure = { ok: false, reason } as const;
  const prototype: PageCollection<unknown> = PageCollection.prototype;
  const ends = [
    replaceMethod(
      prototype,
      'put',
      (original) =>
        function (this: PageCollection<unknown>, changes) {
          return (asked += 1) > writes ? Promise.resolve(failure) : original.call(this, changes);
        },
    ),
    replaceMethod(
      prototype,
      'expire',
      (original) =>
        function (this: PageCollection<unknown>, ...rest) {
          return (asked += 1) > writes ? Promise.resolve(failure) : original.call(this, ...rest);
        },
    ),
    replaceMethod(
      prototype,
      'restore',
      (original) =>
        function (this: PageCollection<unknown>, ids) {
          return (asked += 1) > writes ? Promise.resolve(failure) : original.call(this, ids);
        },
    ),
  ];
  return { asked: () => asked, end: () => ends.forEach((end) => end()) };
}

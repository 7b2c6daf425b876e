import { isSignalPath } from '../../../platform/contract/signals.ts';
import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';
import { comfortCategories } from '../comfort-settings.ts';
import type { ComfortCategory } from '../comfort-settings.ts';
import { storedCategory } from './comfort-function.ts';
import type { ComfortFunction } from './comfort-function.ts';
import type { ComfortStore } from './comfort-store.ts';
import type { ValuesByCategory } from './position-records.ts';

export interface StoredPosition {
  readonly id: string;
  /** Empty for the usual one. */
  readonly name: string;
  /** ms since the epoch. */
  readonly storedAt: number;
  /** Also what this car does not have: it is kept, and not recalled. */
  readonly values: ReadonlyMap<SignalPath, AnySignalValue>;
}

export interface Difference {
  readonly function: ComfortFunction;
  readonly stored: AnySignalValue;
  readonly reported: AnySignalValue;
}

/** What the car says now of everything that it says something of. */
export function reportedValues(store: ComfortStore): ReadonlyMap<SignalPath, AnySignalValue> {
  return new Map(
    store.functions.flatMap(({ path }) => {
      const { reported } = store.state(path);
      return reported === undefined ? [] : [[path, reported] as const];
    }),
  );
}

/** `values` over what was `stored`, each in the category that the pack names, or that other cars keep it in. */
export function mergedValues(
  functions: readonly ComfortFunction[],
  stored: ValuesByCategory,
  values: ReadonlyMap<SignalPath, AnySignalValue>,
): ValuesByCategory {
  const declared = new Map<string, ComfortCategory>(
    functions.map(({ path, declared: { category } }) => [path, category]),
  );
  const isNew: ReadonlySet<string> = new Set(values.keys());
  return new Map(
    comfortCategories.map((category) => [
      category,
      Object.fromEntries([
        ...Object.entries(stored.get(category) ?? {}).filter(([path]) => !isNew.has(path)),
        ...[...values].filter(([path]) => (declared.get(path) ?? storedCategory(path)) === category),
      ]),
    ]),
  );
}

/** All categories as one. */
export function flatten(values: ValuesByCategory): ReadonlyMap<SignalPath, AnySignalValue> {
  const entries = [...values.values()].flatMap((content) => Object.entries(content));
  return new Map(entries.flatMap(([path, value]) => (isSignalPath(path) ? [[path, value] as const] : [])));
}

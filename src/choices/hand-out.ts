import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { storedBatch } from '../../platform/contract/services.ts';
import type { ServicesPort } from '../../platform/contract/services.ts';
import type { Session } from '../session/session.ts';
import type { CollectionDefinition } from '../vault/collection-definition.ts';
import type { Vault } from '../vault/vault.ts';
import type { ChoicesStore } from './choices-store.ts';

/** What services are given of a category. */
export interface HandedOutRow {
  readonly category: CategoryId;
  /** Undefined where it does not open. */
  open(
    vault: Pick<Vault, 'collection'>,
    bucket: string,
    signal: AbortSignal,
  ): Promise<(() => readonly unknown[]) | undefined>;
}

/** `give`: of a record what services need of it, nothing that opens something; undefined for one that is for none. Pure. */
export function handedOutRow<T>(
  definition: CollectionDefinition<T>,
  give: (value: T) => unknown,
): HandedOutRow {
  return {
    category: definition.category,
    async open(vault, bucket, signal) {
      const collection = vault.collection(bucket, definition);
      if (!(await collection.open(signal)).ok) return undefined;
      return () => {
        const used = collection.all().filter(({ isAside }) => isAside !== true);
        return used.map(({ value }) => give(value)).filter((given) => given !== undefined);
      };
    },
  };
}

export interface HandOutSources {
  readonly services: Pick<ServicesPort, 'provide'>;
  readonly choices: Pick<ChoicesStore, 'isKept' | 'isSetAside'>;
  readonly stored: { readonly vault: Vault; readonly session: Session };
  readonly rows: readonly HandedOutRow[];
  /** From then on nothing more is given out. */
  readonly isErasing: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * The one place that gives stored records to services, once the policy lets a transfer through. A category without a row, a category or
 * record that is set aside, and whatever cannot be read, the driver's choices included, are given to nobody. Each is opened when it is
 * first asked for.
 */
export function handOut({ services, choices, stored, rows, isErasing, signal }: HandOutSources): void {
  const { vault, session } = stored;
  if (session.driver.state !== 'open') return;
  const opened = new Map<CategoryId, ReturnType<HandedOutRow['open']>>();
  const open = (row: HandedOutRow): ReturnType<HandedOutRow['open']> => {
    const opening = opened.get(row.category) ?? row.open(vault, session.driver.name, signal);
    opened.set(row.category, opening);
    return opening;
  };
  const mayRead = (category: CategoryId): boolean =>
    choices.isKept && !choices.isSetAside(category) && !isErasing() && !signal.aborted;
  services.provide(async (category) => {
    const row = rows.find((one) => one.category === category);
    if (row === undefined || !mayRead(category)) return [];
    const records = await open(row);
    if (records === undefined) opened.delete(category);
    // What was decided while it opened counts.
    return mayRead(category) ? (records?.().slice(0, storedBatch) ?? []) : [];
  }, signal);
}

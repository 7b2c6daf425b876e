import type { Clock } from '../../platform/contract/clock.ts';
import type { LifecyclePort } from '../../platform/contract/lifecycle.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { Ledger } from '../vault/ledger.ts';
import { randomId } from '../vault/random-id.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import type { Vault } from '../vault/vault.ts';
import { EraseDesk } from './erase-desk.ts';
import { openEraseWorld } from './erase-world.ts';
import type { ErasingParts } from './erasing-parts.ts';
import { KeeperAuthority } from './keeper-authority.ts';
import type { KeeperAuthoritySources } from './keeper-authority.ts';
import { openAgedEraser } from './open-aged-eraser.ts';
import type { StoredPart } from './plan.ts';
import type { Precondition } from './preconditions.ts';

export interface EraseSources {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly pack: VehiclePack;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly lifecycle: LifecyclePort;
  readonly mayErase: () => boolean;
  readonly preconditions: () => readonly Precondition[];
  readonly tryLendingPin: KeeperAuthoritySources['tryLendingPin'];
  readonly parts: ErasingParts;
  /** Where the result is shown after the restart. */
  readonly resultRoute: string;
}

/** How long to wait before a silent keystore is asked again, ms. */
const retryAfter = 3_000;

export function openEraseDesk(sources: EraseSources): EraseDesk {
  const { ledger, vault, pack, clock, random, lifecycle, mayErase, preconditions, resultRoute } = sources;
  return new EraseDesk({
    world: openEraseWorld({
      ledger,
      tools: { clock, random },
      ...sources.parts,
      aged: openAgedEraser(vault),
    }),
    inventory: () => storedParts(vault),
    categories: pack.categories,
    newId: () => randomId(random),
    mayErase,
    preconditions,
    authority: new KeeperAuthority({ vault, ledger, clock, tryLendingPin: sources.tryLendingPin }),
    pause: () => new Promise((resolve) => clock.after(retryAfter, resolve, new AbortController().signal)),
    restart: () => lifecycle.restartApp(resultRoute),
  });
}

/** {@link storedParts} as far as who drives may see them. */
export async function shownParts(vault: Vault): Promise<readonly StoredPart[]> {
  return (await storedParts(vault)).filter(({ isLent }) => isLent !== true);
}

/**
 * What is stored, by bucket and category. Nobody can count what an unreadable bucket holds, and nobody says what a driver
 * has locked. While the car is lent, what is not the guest's and not the keeper's is marked.
 */
export async function storedParts(vault: Vault): Promise<readonly StoredPart[]> {
  const unreadable = new Set<string>(
    vault.buckets.filter(({ state }) => state === 'unreadable').map(({ name }) => name),
  );
  const lent = new Set<string>(
    vault.buckets
      .filter(({ kind, isGuest }) => vault.isLent && !isGuest && kind !== 'keeper')
      .map(({ name }) => name),
  );
  return (await vault.inventory()).map(({ bucket, category, records, bytes, pages, isLocked, oldest }) => ({
    bucket,
    category,
    records: unreadable.has(bucket) || isLocked ? undefined : records,
    bytes,
    pages,
    oldest,
    ...(lent.has(bucket) && { isLent: true }),
  }));
}

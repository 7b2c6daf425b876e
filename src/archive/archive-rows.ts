import type { CategoryId } from '../../platform/contract/service-definition.ts';
import type { Withheld } from './withheld.ts';

/** What an archive does with one category. */
export interface ArchiveRow {
  /**
   * `both`: taken along and brought back. `export`: only taken along. What a profile file brings over, which fits it to the other
   * car; what a car decided or recorded; and what is worth nothing without what is withheld.
   */
  readonly way: 'both' | 'export';
  readonly withheld?: readonly Withheld[];
}

/**
 * Every category that may be taken along; one without a row is in {@link categoriesOfOthers}.
 * Consents and what was sent are a record of what happened: no file may say that somebody agreed.
 */
export const archiveRows: Readonly<Record<CategoryId, ArchiveRow>> = {
  seat: { way: 'export' },
  chassis: { way: 'export' },
  climate: { way: 'export' },
  lighting: { way: 'export' },
  'driver-card': { way: 'export', withheld: [{ field: 'keyId' }] },
  destinations: { way: 'both' },
  'recent-destinations': { way: 'both' },
  contacts: { way: 'both' },
  calls: { way: 'both' },
  media: { way: 'both' },
  'online-use': { way: 'both', withheld: [{ kind: 'cookie', field: 'value' }] },
  accounts: { way: 'export', withheld: [{ field: 'tokens' }] },
  voice: { way: 'both' },
  consents: { way: 'export' },
  trips: { way: 'both' },
  transfers: { way: 'export' },
};

/** `vehicle`: everyone's who drives the car. `keeper`: of whoever manages it. */
export type LeftOutReason = 'vehicle' | 'keeper' | 'not-chosen';

/**
 * What no driver takes along, because it is not one driver's: the phones and networks that the car knows are those of all who drive it,
 * and so is what opens it (`inventory.md` section 1).
 */
export const categoriesOfOthers: Readonly<Record<CategoryId, Exclude<LeftOutReason, 'not-chosen'>>> = {
  'paired-devices': 'vehicle',
  'digital-keys': 'vehicle',
  keeper: 'keeper',
};

/** Every category that is not among these, and why. */
export function leftOutOf(
  taken: readonly CategoryId[],
): readonly { readonly id: CategoryId; readonly reason: LeftOutReason }[] {
  const notChosen = Object.keys(archiveRows).filter((id) => !taken.includes(id));
  return [
    ...notChosen.map((id) => ({ id, reason: 'not-chosen' as const })),
    ...Object.entries(categoriesOfOthers).map(([id, reason]) => ({ id, reason })),
  ];
}

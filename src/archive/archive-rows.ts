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
 * Every category that may be taken along. A category without a row never is: `keeper` holds the rules of whoever manages the car.
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
  'paired-devices': {
    way: 'export',
    withheld: [
      { kind: 'phone', field: 'linkKey' },
      { kind: 'wifi', field: 'passphrase' },
    ],
  },
  voice: { way: 'both' },
  'digital-keys': {
    way: 'export',
    withheld: [
      { kind: 'digital-key', field: 'keyId' },
      { kind: 'garage-code', field: 'code' },
    ],
  },
  consents: { way: 'export' },
  trips: { way: 'both' },
  transfers: { way: 'export' },
};

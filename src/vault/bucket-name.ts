import { randomId, type RandomBytes } from './random-id.ts';

const kinds = ['driver', 'vehicle', 'keeper'] as const;

/** Whose data a bucket holds: one driver's, the vehicle's, or the keeper's. */
export type BucketKind = (typeof kinds)[number];

/** `driver-<random>`, `vehicle-<random>` or `keeper-<random>`. Also the name of its storage bucket. */
export type BucketName = `${BucketKind}-${string}`;

/** The bucket that an erase does not touch. */
export const ledgerBucket = 'ledger';

/** The kind in a bucket's name; undefined for the ledger and for what is not the vault's. */
export function bucketKind(name: string): BucketKind | undefined {
  return kinds.find((kind) => name.startsWith(`${kind}-`));
}

export function isBucketName(name: string): name is BucketName {
  return bucketKind(name) !== undefined;
}

export function newBucketName(kind: BucketKind, random: RandomBytes): BucketName {
  return `${kind}-${randomId(random)}`;
}

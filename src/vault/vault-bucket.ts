import { bucketKind, type BucketKind, type BucketName } from './bucket-name.ts';
import type { StartedBucket } from './start.ts';

/** A bucket as it is now in this window. */
export interface VaultBucket {
  readonly name: BucketName;
  readonly kind: BucketKind;
  /**
   * `locked`: it has a PIN that was not given in this window; only its open part can be read, all of it can be erased. Of
   * one that {@link isShut} nothing can be read.
   * `unreadable`: its key is gone or its storage is broken. To be shown so, never as empty; it can only be erased.
   */
  readonly state: 'open' | 'locked' | 'unreadable';
  readonly hasPin: boolean;
  /** The car is lent, and this bucket opens with the lending PIN alone. */
  readonly isShut: boolean;
  /** Whoever drives is nobody this car knows; the bucket goes with the ignition. */
  readonly isGuest: boolean;
}

export function describeBucket(bucket: StartedBucket): VaultBucket {
  const { name, isGuest } = bucket;
  const kind = bucketKind(name) ?? 'driver';
  if (bucket.state === 'unreadable')
    return { name, kind, state: 'unreadable', hasPin: false, isShut: false, isGuest };
  const { locked, hasPin, isShut } = bucket.keys;
  return { name, kind, state: locked ? 'locked' : 'open', hasPin, isShut, isGuest };
}

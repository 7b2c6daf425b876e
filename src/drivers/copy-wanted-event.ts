import type { ComfortGroup } from './comfort/comfort-function.ts';

/** Parts of another driver's usual position are wanted. */
export class CopyWantedEvent extends Event {
  readonly bucket: string;
  readonly groups: readonly ComfortGroup[];

  constructor(bucket: string, groups: readonly ComfortGroup[]) {
    super('copy-wanted', { bubbles: true, composed: true });
    this.bucket = bucket;
    this.groups = groups;
  }
}

declare global {
  interface HTMLElementEventMap {
    'copy-wanted': CopyWantedEvent;
  }
}

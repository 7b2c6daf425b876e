import type { ComfortStore } from './comfort/comfort-store.ts';
import type { Positions } from './comfort/positions.ts';

/** What the screens need of the car's comfort. */
export type ComfortSource = Pick<
  ComfortStore,
  'functions' | 'state' | 'request' | 'current' | 'isMoving' | 'stop' | 'dismiss' | 'resetTo' | 'subscribe'
>;

/** What the screens need of the driver's positions. */
export type PositionsSource = Pick<
  Positions,
  | 'isOpen'
  | 'all'
  | 'active'
  | 'undoable'
  | 'store'
  | 'rename'
  | 'remove'
  | 'undoRemove'
  | 'recall'
  | 'differences'
  | 'putBack'
  | 'keep'
  | 'copyFrom'
  | 'subscribe'
>;

/** Another driver, whose usual position can be copied. */
export interface CopySource {
  readonly bucket: string;
  /** Empty where nobody gave one. */
  readonly name: string;
}

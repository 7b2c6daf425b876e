import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';
import type { TakenCard, TakenCategory, TakenRecords } from './profile-content.ts';

/** Where a profile comes from: who drives. Everything is read when it is asked for. */
export interface ProfileSource {
  card(): TakenCard;
  positions(): readonly {
    readonly name: string;
    readonly values: ReadonlyMap<SignalPath, AnySignalValue>;
  }[];
  /** Without photos and whatever else only this car can open. */
  records(category: TakenCategory): TakenRecords;
  count(category: TakenCategory): number;
}

/** Why something was not stored. Nothing of it was. */
export type TargetProblem = 'not-open' | 'too-many' | 'quota' | 'storage' | 'newer-version';

export type TargetResult = { readonly ok: true } | { readonly ok: false; readonly reason: TargetProblem };

/** What became of the records of a category. */
export type RecordsResult =
  | {
      readonly ok: true;
      readonly added: number;
      /** There already, exactly so. */
      readonly known: number;
      /** Not what this app can store. */
      readonly unfit: number;
    }
  | { readonly ok: false; readonly reason: TargetProblem };

/** Where a profile goes to: who drives. Only adds, but for the card. No method rejects, and none moves anything. */
export interface ProfileTarget {
  /** Of the positions that are there. */
  readonly positionNames: readonly string[];
  addPosition(name: string, values: ReadonlyMap<SignalPath, AnySignalValue>): Promise<TargetResult>;
  /** Fields that this app does not know (a figure of a newer one) are passed over. */
  changeCard(changes: TakenCard): Promise<TargetResult>;
  addRecords(records: TakenRecords): Promise<RecordsResult>;
}

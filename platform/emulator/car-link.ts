import type { ConnectedDevice } from '../contract/devices.ts';
import type { ActiveGuidance } from '../contract/guidance.ts';
import type { KnobEvent } from '../contract/input.ts';
import type { CarKey } from '../contract/key.ts';
import type { LifecycleEvent } from '../contract/lifecycle.ts';
import type { PairedDevice } from '../contract/pairing.ts';
import type {
  AppliedChoices,
  ApplyResult,
  GateHistory,
  GateRecord,
  ReadStored,
} from '../contract/services.ts';
import type { AnySignalValue, RefusalReason, SignalPath } from '../contract/signals.ts';
import type { Display, VehicleIdentity } from '../contract/vehicle.ts';
import type { DeviceLine } from './device-line.ts';
import type { UsageLine } from './usage-line.ts';

/** What the car tells. Plain data, so that the same events travel over the bridge. */
export type CarEvent =
  | { readonly kind: 'reports'; readonly readings: readonly ReportedReading[] }
  /** Everything known so far is unknown until reported again. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'answer'; readonly id: number; readonly path: SignalPath; readonly answer: CarAnswer }
  | { readonly kind: 'gate'; readonly record: GateRecord }
  | { readonly kind: 'lifecycle'; readonly event: LifecycleEvent }
  | { readonly kind: 'knob'; readonly event: KnobEvent }
  | { readonly kind: 'key'; readonly key: CarKey }
  | { readonly kind: 'devices'; readonly devices: readonly ConnectedDevice[] }
  /** Something new waits to be handed over. */
  | { readonly kind: 'usage' }
  | { readonly kind: 'guidance'; readonly active: ActiveGuidance | null }
  | { readonly kind: 'paired'; readonly paired: readonly PairedDevice[] }
  | { readonly kind: 'clock'; readonly clock: CarTime };

/** A path and its actual value; null while the car says that it is unavailable. */
export type ReportedReading = readonly [path: SignalPath, value: AnySignalValue | null];

/** `stopped`: a newer request for the same path took over. */
export type CarAnswer =
  | { readonly status: 'accepted' | 'moving' | 'reached' | 'stopped' }
  | { readonly status: 'refused'; readonly reason: RefusalReason };

/** The car's wall clock (ms since the epoch) at the moment of telling, and whether the car vouches for it. */
export interface CarTime {
  readonly now: number;
  readonly isTrusted: boolean;
}

export type CarListener = (event: CarEvent) => void;

/**
 * One app's line to the car: in memory or over the bridge. Ids are the caller's own and name one request. The first
 * `reports` event holds everything the car has and comes soon after connecting.
 */
export interface CarLink {
  readonly identity: VehicleIdentity;
  readonly displays: readonly Display[];
  readonly time: CarTime;
  readonly key: CarKey;
  readonly devices: readonly ConnectedDevice[];
  readonly deviceLine: DeviceLine;
  readonly usageLine: UsageLine;
  request(id: number, path: SignalPath, value: AnySignalValue): void;
  /** Gives a request up: the car stays where it is and takes its actual value as target. */
  stop(id: number, path: SignalPath): void;
  /** Takes effect before it returns (in memory) or with one message (bridge). */
  apply(applied: AppliedChoices): Promise<ApplyResult>;
  since(cursor: number): Promise<GateHistory>;
  /** Takes the place of the one before; undefined for none. */
  provide(read: ReadStored | undefined): void;
  restartApp(route: string): void;
}

export type Connect = (listener: CarListener) => CarLink;

import type { SignalsPort } from '../../../platform/contract/signals.ts';
import { distanceBetween } from './distance.ts';
import type { Position } from './place.ts';

const paths = [
  'Vehicle.CurrentLocation.Latitude',
  'Vehicle.CurrentLocation.Longitude',
  'Vehicle.Private.Glovebox.Location.IsSharingAllowed',
] as const;

/** Listeners are told when the car has gone this far, in metres: less changes nothing that they say. */
const step = 50;

/** Where the car is, while location is on; undefined otherwise. It stays in memory, and nothing is asked for it. */
export interface Here {
  readonly position: Position | undefined;
  subscribe(listener: () => void, signal: AbortSignal): void;
}

/** Where the car says that it is. */
export function hereOf(signals: SignalsPort): Here {
  const read = (): Position | undefined => {
    const snapshot = signals.snapshot();
    const [latitude, longitude] = [snapshot.get(paths[0])?.value, snapshot.get(paths[1])?.value];
    if (snapshot.get(paths[2])?.value !== true) return undefined;
    return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
  };
  return {
    get position() {
      return read();
    },
    subscribe(listener, signal) {
      let told = read();
      const follow = (): void => {
        const now = read();
        const isNear = now && told ? distanceBetween(now, told) < step : now === told;
        if (isNear) return;
        told = now;
        listener();
      };
      signals.subscribe(paths, follow, signal);
    },
  };
}

import type { SignalsPort } from '../../platform/contract/signals.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';

const shownSignals = ['Vehicle.Cabin.Infotainment.HMI.DayNightMode', 'Vehicle.Cabin.DriverPosition'] as const;

/** Keeps the document's theme, the driver's side and *no motion while driving* as the car reports them. */
export function followCar(
  signals: SignalsPort,
  monitor: RestrictionSource,
  root: HTMLElement,
  signal: AbortSignal,
): void {
  const follow = (): void => {
    const snapshot = signals.snapshot();
    const mode = snapshot.get('Vehicle.Cabin.Infotainment.HMI.DayNightMode')?.value;
    if (mode !== undefined) root.dataset['theme'] = mode === 'NIGHT' ? 'night' : 'day';
    root.dataset['driveSide'] =
      snapshot.get('Vehicle.Cabin.DriverPosition')?.value === 'RIGHT' ? 'right' : 'left';
  };
  const followDriving = (): void => {
    root.toggleAttribute('data-driving', monitor.current.limits.framesPerSecond < Infinity);
  };
  signals.subscribe(shownSignals, follow, signal);
  monitor.subscribe(followDriving, signal);
  follow();
  followDriving();
}

import type { CarSignals } from './car-signals.ts';
import type { SeededRandom } from './random.ts';
import { every, type Scheduler } from './scheduler.ts';

const step = 100;
/** A ramp lasts this many steps: one second, far quicker than a car, so that nobody waits for it. */
const steps = 10;
const metresPerDegree = 111_320;

const gear = { park: 126, drive: 127, reverse: -1 };

/** Drives the car: ramps of speed, and once a second the way it has gone. */
export class Motion {
  readonly #signals: CarSignals;
  readonly #scheduler: Scheduler;
  readonly #random: SeededRandom;
  #endRamp: () => void = () => undefined;

  constructor(signals: CarSignals, scheduler: Scheduler, random: SeededRandom) {
    this.#signals = signals;
    this.#scheduler = scheduler;
    this.#random = random;
    every(scheduler, 1_000, () => this.#travel());
  }

  /** In gear, brakes off, up or down to `kmh` (negative: in reverse). Resolves when there, or when overtaken. */
  drive(kmh: number): Promise<void> {
    this.#signals.set({
      'Vehicle.LowVoltageSystemState': 'ON',
      'Vehicle.Powertrain.Transmission.SelectedGear': kmh < 0 ? gear.reverse : gear.drive,
      'Vehicle.Powertrain.Transmission.IsParkLockEngaged': false,
      'Vehicle.Chassis.ParkingBrake.IsEngaged': false,
    });
    return this.#rampTo(kmh, () => undefined);
  }

  /** Down to 0, then P. */
  park(): Promise<void> {
    return this.#rampTo(0, () => this.#engagePark());
  }

  /** Standing in P from one moment to the next. */
  stopAtOnce(): void {
    this.#endRamp();
    this.#setSpeed(0);
    this.#engagePark();
  }

  /** Someone else decides about the speed now. */
  endRamp(): void {
    this.#endRamp();
  }

  #engagePark(): void {
    this.#signals.set({
      'Vehicle.Powertrain.Transmission.SelectedGear': gear.park,
      'Vehicle.Powertrain.Transmission.IsParkLockEngaged': true,
    });
  }

  #rampTo(kmh: number, arrived: () => void): Promise<void> {
    this.#endRamp();
    const from = this.#signals.get('Vehicle.Speed') ?? 0;
    return new Promise((resolve) => {
      let done = from === kmh ? steps : 0;
      const end = (): void => {
        cancel();
        this.#endRamp = () => undefined;
        resolve();
      };
      const advance = (): void => {
        done++;
        if (done < steps) this.#setSpeed(from + ((kmh - from) * done) / steps);
        else this.#setSpeed(kmh);
        if (done < steps) return;
        end();
        arrived();
      };
      const cancel = every(this.#scheduler, step, advance);
      this.#endRamp = end;
    });
  }

  #setSpeed(kmh: number): void {
    this.#signals.set({ 'Vehicle.Speed': Math.round(kmh * 10) / 10, 'Vehicle.IsMoving': kmh !== 0 });
  }

  #travel(): void {
    if (this.#signals.get('Vehicle.LowVoltageSystemState') !== 'ON') return;
    const metres = (this.#signals.get('Vehicle.Speed') ?? 0) / 3.6;
    this.#change('Vehicle.TripDuration', (seconds) => seconds + 1);
    if (metres === 0) return;
    const bend = this.#random.between('heading', -6, 6);
    this.#change('Vehicle.CurrentLocation.Heading', (degrees) => (degrees + bend + 360) % 360);
    this.#change('Vehicle.TraveledDistanceSinceStart', (way) => way + Math.abs(metres));
    const angle = ((this.#signals.get('Vehicle.CurrentLocation.Heading') ?? 0) * Math.PI) / 180;
    const latitude = this.#signals.get('Vehicle.CurrentLocation.Latitude') ?? 0;
    const metresPerDegreeEast = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
    const north = (metres * Math.cos(angle)) / metresPerDegree;
    const east = (metres * Math.sin(angle)) / metresPerDegreeEast;
    this.#change('Vehicle.CurrentLocation.Latitude', (degrees) => clampToRoads(degrees + north));
    this.#change('Vehicle.CurrentLocation.Longitude', (degrees) => ((degrees + east + 540) % 360) - 180);
  }

  /** What is unavailable stays so. */
  #change(path: TravelPath, next: (value: number) => number): void {
    const value = this.#signals.get(path);
    if (value !== undefined) this.#signals.setOne(path, next(value));
  }
}

type TravelPath =
  | 'Vehicle.TripDuration'
  | 'Vehicle.TraveledDistanceSinceStart'
  | 'Vehicle.CurrentLocation.Heading'
  | 'Vehicle.CurrentLocation.Latitude'
  | 'Vehicle.CurrentLocation.Longitude';

/** No road goes nearer to a pole, where degrees of longitude lose their length. */
function clampToRoads(latitude: number): number {
  return Math.max(-80, Math.min(80, latitude));
}

import { isSignalPath, movesSomething } from '../../../platform/contract/signals.ts';
import type { SignalPath } from '../../../platform/contract/signals.ts';
import type { EquipmentFunction } from '../../pack/equipment-schema.ts';
import type { VehiclePack } from '../../pack/load-pack.ts';
import type { ComfortCategory } from '../comfort-settings.ts';

/** What belongs together on a screen; not the stored category, which the pack names. */
export const comfortGroups = ['seat', 'wheel', 'mirrors', 'climate', 'chassis', 'lighting'] as const;
export type ComfortGroup = (typeof comfortGroups)[number];

/** Whose it is: `car` where there is one for everybody. */
export type ComfortPlace = 'driver' | 'passenger' | 'car';

/** What a function does, whatever the side. */
export type ComfortMeaning =
  | 'seat-position'
  | 'seat-height'
  | 'seat-tilt'
  | 'seat-recline'
  | 'seat-lumbar'
  | 'seat-lumbar-height'
  | 'seat-bolster'
  | 'seat-length'
  | 'headrest-height'
  | 'headrest-angle'
  | 'seat-heat'
  | 'seat-massage'
  | 'wheel-tilt'
  | 'wheel-reach'
  | 'wheel-heat'
  | 'mirror-tilt'
  | 'mirror-yaw'
  | 'temperature'
  | 'fan'
  | 'air-distribution'
  | 'air-conditioning'
  | 'recirculation'
  | 'defroster'
  | 'drive-mode'
  | 'light-on'
  | 'light-intensity'
  | 'light-color';

/** One thing that this car can set for comfort. */
export interface ComfortFunction {
  readonly declared: EquipmentFunction;
  readonly path: SignalPath;
  readonly group: ComfortGroup;
  readonly place: ComfortPlace;
  readonly meaning: ComfortMeaning;
  /** A motor that moves a seat, the wheel or a mirror: only asked of a parked car. */
  readonly moves: boolean;
}

const seat = 'Vehicle.Cabin.Seat.Row1.*.';
const air = 'Vehicle.Cabin.HVAC.';
const light = 'Vehicle.Cabin.Light.AmbientLight.Row1.*.';

/** By VSS path, with `*` for the side. */
const kinds: ReadonlyMap<string, readonly [ComfortGroup, ComfortMeaning]> = new Map([
  [`${seat}Position`, ['seat', 'seat-position']],
  [`${seat}Height`, ['seat', 'seat-height']],
  [`${seat}Tilt`, ['seat', 'seat-tilt']],
  [`${seat}Backrest.Recline`, ['seat', 'seat-recline']],
  [`${seat}Backrest.LumbarSupport`, ['seat', 'seat-lumbar']],
  [`${seat}Backrest.LumbarHeight`, ['seat', 'seat-lumbar-height']],
  [`${seat}Backrest.SideBolsterSupport`, ['seat', 'seat-bolster']],
  [`${seat}Seating.Length`, ['seat', 'seat-length']],
  [`${seat}Headrest.Height`, ['seat', 'headrest-height']],
  [`${seat}Headrest.Angle`, ['seat', 'headrest-angle']],
  [`${seat}HeatingCooling`, ['seat', 'seat-heat']],
  [`${seat}Massage.Level`, ['seat', 'seat-massage']],
  ['Vehicle.Chassis.SteeringWheel.Tilt', ['wheel', 'wheel-tilt']],
  ['Vehicle.Chassis.SteeringWheel.Extension', ['wheel', 'wheel-reach']],
  ['Vehicle.Chassis.SteeringWheel.HeatingCooling', ['wheel', 'wheel-heat']],
  ['Vehicle.Body.Mirrors.*.Tilt', ['mirrors', 'mirror-tilt']],
  ['Vehicle.Body.Mirrors.*.Yaw', ['mirrors', 'mirror-yaw']],
  [`${air}Station.Row1.*.Temperature`, ['climate', 'temperature']],
  [`${air}Station.Row1.*.FanSpeed`, ['climate', 'fan']],
  [`${air}Station.Row1.*.AirDistribution`, ['climate', 'air-distribution']],
  [`${air}IsAirConditioningActive`, ['climate', 'air-conditioning']],
  [`${air}IsRecirculationActive`, ['climate', 'recirculation']],
  [`${air}IsFrontDefrosterActive`, ['climate', 'defroster']],
  ['Vehicle.Powertrain.Transmission.PerformanceMode', ['chassis', 'drive-mode']],
  [`${light}IsLightOn`, ['lighting', 'light-on']],
  [`${light}Intensity`, ['lighting', 'light-intensity']],
  [`${light}Color`, ['lighting', 'light-color']],
]);

/** Where the value of a path is stored when no pack says so: one of another car. Heating is climate. */
export function storedCategory(path: string): ComfortCategory | undefined {
  const [group, meaning] = kinds.get(path.replace(side, '.*.')) ?? [];
  if (group === undefined) return undefined;
  if (meaning === 'seat-heat' || meaning === 'wheel-heat') return 'climate';
  return group === 'wheel' || group === 'mirrors' ? 'seat' : group;
}

/** What a path means, also one of another car; undefined for what is no comfort function. */
export function comfortMeaning(path: string): ComfortMeaning | undefined {
  return kinds.get(path.replace(side, '.*.'))?.[1];
}

const side = /\.(Driver|Passenger)(Side)?\./;

/** What of the pack's table is comfort, in the table's order. Never throws: what has no meaning here is left out. */
export function comfortFunctions(equipment: VehiclePack['equipment']): readonly ComfortFunction[] {
  return equipment.functions.flatMap((declared) => {
    const { path } = declared;
    const kind = kinds.get(path.replace(side, '.*.'));
    if (kind === undefined || !isSignalPath(path)) return [];
    const [group, meaning] = kind;
    return { declared, path, group, meaning, place: placeOf(path, group), moves: movesSomething(path) };
  });
}

/** The side that the path names; the wheel is the driver's. A mirror's place is where it hangs, not who sets it. */
function placeOf(path: string, group: ComfortGroup): ComfortPlace {
  const named = side.exec(path)?.[1];
  if (named === undefined) return group === 'wheel' ? 'driver' : 'car';
  return named === 'Driver' ? 'driver' : 'passenger';
}

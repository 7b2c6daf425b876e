import { comfortFunctions } from '../../../src/drivers/comfort/comfort-function.ts';
import type { EquipmentFunction } from '../../../src/pack/equipment-schema.ts';

export const seatPath = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';
export const reclinePath = 'Vehicle.Cabin.Seat.Row1.DriverSide.Backrest.Recline';
export const wheelPath = 'Vehicle.Chassis.SteeringWheel.Tilt';
export const warmthPath = 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature';
export const modePath = 'Vehicle.Powertrain.Transmission.PerformanceMode';
export const lightPath = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.IsLightOn';
export const colorPath = 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color';

/** A table with one function of every kind and category. */
export const someEquipment: readonly EquipmentFunction[] = [
  { kind: 'range', path: seatPath, category: 'seat', minimum: 0, maximum: 260, step: 5, default: 130 },
  { kind: 'range', path: reclinePath, category: 'seat', minimum: 0, maximum: 45, step: 1, default: 22 },
  { kind: 'range', path: wheelPath, category: 'seat', minimum: 0, maximum: 100, step: 5 },
  { kind: 'range', path: warmthPath, category: 'climate', minimum: 16, maximum: 28, step: 0.5, default: 21 },
  { kind: 'choice', path: modePath, category: 'chassis', values: ['NORMAL', 'SPORT'], default: 'NORMAL' },
  { kind: 'switch', path: lightPath, category: 'lighting', default: true },
  { kind: 'color', path: colorPath, category: 'lighting', default: '#1F8A8A' },
];

export const someFunctions = comfortFunctions({ parkedSignals: [], functions: [...someEquipment] });

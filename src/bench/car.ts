import { EmulatedCar } from '../../platform/emulator/car.ts';
import { RealScheduler } from '../../platform/emulator/real-scheduler.ts';
import type { VehicleIdentity } from '../../platform/contract/vehicle.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { loadPack } from '../pack/load-pack.ts';

/** The emulated car of a page. Its VIN is no real one: the maker's code belongs to nobody. */
const identity: VehicleIdentity = {
  kind: 'emulator',
  vin: 'XXXEMUCAR00000001',
  model: 'Emulated car',
  headUnit: { partNumber: 'EMU-1', serialNumber: '0000-0001', softwareVersion: 'emulator' },
  packId: 'maker-nl',
};

/** The seed of a new car when nobody asks for another. */
const defaultSeed = 1;

export const carScheduler = new RealScheduler();

/** Reads a file of the app's own. Rejects when it is missing or no JSON. */
export async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`No file at ${path}.`);
  return response.json();
}

/** A new car with the default pack's services; undefined when that pack is broken. */
export async function createCar(): Promise<EmulatedCar | undefined> {
  const loaded = await loadPack(identity.packId, 'en', fetchJson);
  if (!loaded.ok) {
    logFault({ code: 'bench/pack-broken', detail: { problems: loaded.problems.length } });
    return undefined;
  }
  return new EmulatedCar({
    seed: defaultSeed,
    scheduler: carScheduler,
    catalogue: loaded.pack,
    identity,
    displays: [{ id: 'centre', width: 1920, height: 720, shape: 'rectangle', density: 1, zone: 'driver' }],
    driverPosition: 'LEFT',
    wallClock: Date.now(),
    responsiveness: 'default',
  });
}

import { EmulatedCar } from '../../platform/emulator/car.ts';
import { RealScheduler } from '../../platform/emulator/real-scheduler.ts';
import type { VehicleIdentity } from '../../platform/contract/vehicle.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { fetchJson } from '../pack/fetch-json.ts';
import { loadPack } from '../pack/load-pack.ts';

/** The emulated car of a page. Its VIN is no real one: the maker's code belongs to nobody. */
const identity: Omit<VehicleIdentity, 'packId'> = {
  kind: 'emulator',
  vin: 'XXXEMUCAR00000001',
  model: 'Emulated car',
  headUnit: { partNumber: 'EMU-1', serialNumber: '0000-0001', softwareVersion: 'emulator' },
};

/** The seed of a new car when nobody asks for another. */
const defaultSeed = 1;

export const carScheduler = new RealScheduler();

/** A new car with a pack's services, switches and equipment; with none when that pack is broken, which the app then says. */
export async function createCar(packId: string): Promise<EmulatedCar> {
  const loaded = await loadPack(packId, 'en', fetchJson);
  if (!loaded.ok) logFault({ code: 'bench/pack-broken', detail: { problems: loaded.problems.length } });
  return new EmulatedCar({
    seed: defaultSeed,
    scheduler: carScheduler,
    catalogue: loaded.ok ? loaded.pack : { switches: [], services: [], categoriesOfGroup: {} },
    equipment: loaded.ok ? loaded.pack.equipment.functions : [],
    identity: { ...identity, packId },
    displays: [{ id: 'centre', width: 1920, height: 720, shape: 'rectangle', density: 1, zone: 'driver' }],
    driverPosition: 'LEFT',
    wallClock: Date.now(),
    responsiveness: 'default',
  });
}

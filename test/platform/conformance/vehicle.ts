import * as z from 'zod/mini';
import {
  displaySchema,
  vehicleIdentitySchema,
  type VehiclePort,
} from '../../../platform/contract/vehicle.ts';
import { check, equal, type ConformanceCase } from './case.ts';

export interface VehicleHarness {
  readonly port: VehiclePort;
}

export const vehicleConformance: readonly ConformanceCase<VehicleHarness>[] = [
  {
    name: 'says who the car is',
    async run(make) {
      const { port } = await make();
      check(vehicleIdentitySchema.safeParse(port.identity()).success, 'the identity is none');
      equal(port.identity(), port.identity(), 'identity asked twice');
    },
  },
  {
    name: 'has at least one display, each with an id of its own',
    async run(make) {
      const { port } = await make();
      const displays = z.array(displaySchema).safeParse(port.displays());
      check(displays.success && displays.data.length > 0, 'no valid displays');
      const ids = displays.data.map(({ id }) => id);
      equal([...new Set(ids)], ids, 'ids');
    },
  },
];

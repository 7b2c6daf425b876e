import { test } from '@playwright/test';
import type { ConformanceCase } from '../conformance/case.ts';
import { clockConformance } from '../conformance/clock.ts';
import { devicesConformance } from '../conformance/devices.ts';
import { guidanceConformance } from '../conformance/guidance.ts';
import { inputConformance } from '../conformance/input.ts';
import { keyConformance } from '../conformance/key.ts';
import { lifecycleConformance } from '../conformance/lifecycle.ts';
import { pairingConformance } from '../conformance/pairing.ts';
import { servicesConformance } from '../conformance/services.ts';
import { signalsConformance } from '../conformance/signals.ts';
import { usageConformance } from '../conformance/usage.ts';
import { vehicleConformance } from '../conformance/vehicle.ts';
import {
  bridgeRig,
  clockHarness,
  devicesHarness,
  guidanceHarness,
  inputHarness,
  keyHarness,
  lifecycleHarness,
  localRig,
  pairingHarness,
  servicesHarness,
  signalsHarness,
  takeDown,
  usageHarness,
  vehicleHarness,
  type Rig,
} from './harness.ts';

test.afterEach(takeDown);

const rigs = { 'the car’s own': localRig, 'the bridge’s': bridgeRig };

for (const [whose, makeRig] of Object.entries(rigs)) {
  const conform = <Harness>(
    port: string,
    cases: readonly ConformanceCase<Harness>[],
    harness: (rig: Rig) => Harness,
  ): void => {
    test.describe(`${whose} ${port}`, () => {
      for (const { name, run } of cases) test(name, () => run(async () => harness(await makeRig())));
    });
  };
  conform('signals', signalsConformance, signalsHarness);
  conform('services', servicesConformance, servicesHarness);
  conform('clock', clockConformance, clockHarness);
  conform('lifecycle', lifecycleConformance, lifecycleHarness);
  conform('input', inputConformance, inputHarness);
  conform('key', keyConformance, keyHarness);
  conform('devices', devicesConformance, devicesHarness);
  conform('usage', usageConformance, usageHarness);
  conform('guidance', guidanceConformance, guidanceHarness);
  conform('pairing', pairingConformance, pairingHarness);
  conform('vehicle', vehicleConformance, vehicleHarness);
}

import { expect, test } from '@playwright/test';
import type { ConformanceCase } from '../conformance/case.ts';
import { clockConformance } from '../conformance/clock.ts';
import { devicesConformance } from '../conformance/devices.ts';
import { keyConformance } from '../conformance/key.ts';
import { servicesConformance } from '../conformance/services.ts';
import { signalsConformance } from '../conformance/signals.ts';
import {
  clockHarness,
  devicesHarness,
  keyHarness,
  localRig,
  servicesHarness,
  signalsHarness,
  takeDown,
  type Rig,
} from '../emulator/harness.ts';
import type { BrokenAdapter } from './broken-adapter.ts';
import { brokenClocks } from './broken-clock.ts';
import { brokenDevices } from './broken-devices.ts';
import { brokenKeys } from './broken-key.ts';
import { brokenReadings } from './broken-readings.ts';
import { brokenRequests } from './broken-requests.ts';
import { brokenServices } from './broken-services.ts';

test.afterEach(takeDown);

/** The names of the cases that an adapter does not pass. */
async function failing<Harness>(
  cases: readonly ConformanceCase<Harness>[],
  make: () => Promise<Harness>,
): Promise<string[]> {
  const names: string[] = [];
  for (const { name, run } of cases) {
    try {
      await run(make);
    } catch {
      names.push(name);
    }
  }
  return names;
}

function prove<Harness>(
  port: string,
  cases: readonly ConformanceCase<Harness>[],
  harness: (rig: Rig) => Harness,
  broken: readonly BrokenAdapter<Harness>[],
): void {
  test.describe(`the conformance suite of ${port}`, () => {
    test('passes the adapter that is not broken', async () => {
      expect(await failing(cases, async () => harness(await localRig()))).toEqual([]);
    });

    for (const adapter of broken) {
      test(`catches “${adapter.name}”, and by its own case only`, async () => {
        expect(await failing(cases, async () => adapter.break(harness(await localRig())))).toEqual([
          adapter.fails,
        ]);
      });
    }

    test('has no case that never failed', () => {
      expect(broken.map(({ fails }) => fails).sort()).toEqual(cases.map(({ name }) => name).sort());
    });
  });
}

prove('signals', signalsConformance, signalsHarness, [...brokenReadings, ...brokenRequests]);
prove('services', servicesConformance, servicesHarness, brokenServices);
prove('clock', clockConformance, clockHarness, brokenClocks);
prove('key', keyConformance, keyHarness, brokenKeys);
prove('devices', devicesConformance, devicesHarness, brokenDevices);

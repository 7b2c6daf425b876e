import { expect, test } from '@playwright/test';
import { comfortSignals } from '../../../platform/contract/comfort-signals.ts';
import type { AnySignalValue, SignalPath } from '../../../platform/contract/signals.ts';
import { comfortFunctions } from '../../../src/drivers/comfort/comfort-function.ts';
import type { ComfortFunction } from '../../../src/drivers/comfort/comfort-function.ts';
import { ComfortStore } from '../../../src/drivers/comfort/comfort-store.ts';
import { parsePack } from '../../../src/pack/parse-pack.ts';
import type { PackData } from '../../../src/pack/pack-schema.ts';
import { RestrictionMonitor } from '../../../src/restriction/restriction-monitor.ts';
import { makerNl, minimal } from '../../pack/pack-files.ts';
import type { PackFiles } from '../../pack/pack-files.ts';
import { localRig, takeDown } from '../../platform/emulator/harness.ts';
import type { Rig } from '../../platform/emulator/harness.ts';

/** Longer than any way of a motor and any answer of the car, ms. */
const longEnough = 40_000;

const packs: Readonly<Record<string, PackFiles>> = { 'maker-nl': makerNl, minimal };

function equipmentOf(files: PackFiles): PackData['equipment'] {
  const parsed = parsePack(files.pack());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.equipment;
}

/** Both ends and something between them. */
function someValues({ declared }: ComfortFunction): readonly AnySignalValue[] {
  switch (declared.kind) {
    case 'range': {
      const { minimum, maximum, step } = declared;
      const steps = Math.round((maximum - minimum) / step);
      return [maximum, minimum, minimum + Math.floor(steps / 2) * step];
    }
    case 'choice':
      return declared.values;
    case 'switch':
      return [true, false];
    case 'color':
      return ['#FF0000', '#00FF7F'];
  }
}

/** What no car of this function can take. */
function wrongValues({ declared }: ComfortFunction): readonly AnySignalValue[] {
  switch (declared.kind) {
    case 'range':
      return [declared.minimum - declared.step, declared.maximum + declared.step, Number.NaN, 'far'];
    case 'choice':
      return ['NO_SUCH_MODE', 7];
    case 'switch':
      return ['on', 1];
    case 'color':
      return ['red', '#12', 5];
  }
}

test.afterEach(() => takeDown());

for (const [name, files] of Object.entries(packs)) {
  for (const driverPosition of ['LEFT', 'RIGHT'] as const) {
    test.describe(`the comfort of ${name}, with the driver on the ${driverPosition.toLowerCase()}`, () => {
      const equipment = equipmentOf(files);
      const functions = comfortFunctions(equipment);
      let rig: Rig;
      let store: ComfortStore;
      let end: AbortController;

      test.beforeEach(async () => {
        end = new AbortController();
        rig = await localRig({ equipment: equipment.functions, driverPosition });
        rig.car.fault('services-silent', true);
        const { signals, lifecycle, clock } = rig.ports;
        const monitor = new RestrictionMonitor(rig.ports, equipment.parkedSignals, end.signal);
        store = new ComfortStore({ signals, monitor, lifecycle, clock, functions, signal: end.signal });
        await rig.advance(3_000);
        expect(monitor.check().state).toBe('parked');
      });
      test.afterEach(() => end.abort());

      /** Asks, with a car that means to obey, and waits until it is over. */
      async function ask(comfort: ComfortFunction, value: AnySignalValue): Promise<void> {
        rig.car.nextAnswer('reach', comfort.path);
        expect(store.request(comfort.path, value), `${comfort.path} takes ${String(value)}`).toBe(true);
        await rig.advance(longEnough);
      }

      test('has a function for each row of the equipment, and for nothing else', () => {
        expect(functions.map(({ path }) => path).toSorted()).toEqual(
          equipment.functions.map(({ path }) => path).toSorted(),
        );
        const missing = Object.keys(comfortSignals).filter(
          (path) => !equipment.functions.some((declared) => declared.path === path),
        );
        for (const path of missing as SignalPath[]) {
          expect(
            [true, 1, 'AUTO', '#112233'].map((value) => store.request(path, value)),
            path,
          ).toEqual([false, false, false, false]);
          expect(store.state(path).reported, path).toBe(undefined);
        }
      });

      test('goes to both ends and between them, as the car reports', async () => {
        for (const comfort of functions) {
          for (const value of someValues(comfort)) {
            await ask(comfort, value);
            const { path } = comfort;
            expect(store.state(path), `${path} at ${String(value)}`).toEqual({
              reported: rig.car.get(path),
              requested: undefined,
              status: 'at-rest',
            });
            expect(rig.car.get(path), path).toBe(value);
          }
        }
      });

      test('takes nothing that its row does not have', async () => {
        for (const comfort of functions) {
          const before = rig.car.get(comfort.path);
          for (const value of wrongValues(comfort)) {
            expect(store.request(comfort.path, value), `${comfort.path}: ${String(value)}`).toBe(false);
          }
          await rig.advance(2_000);
          expect(rig.car.get(comfort.path), comfort.path).toBe(before);
        }
      });

      test('is all brought back by a recall', async () => {
        const stored = new Map(
          functions.map((comfort) => [comfort.path, store.state(comfort.path).reported ?? false] as const),
        );
        for (const comfort of functions) {
          const other = someValues(comfort).find((value) => value !== stored.get(comfort.path));
          if (other !== undefined) await ask(comfort, other);
        }
        for (const { path } of functions) rig.car.nextAnswer('reach', path);
        expect(store.recall(stored)).toBe(true);
        await rig.advance(longEnough);
        expect(store.current).toMatchObject({ reached: functions.length, isOver: true });
        for (const [path, value] of stored) expect(rig.car.get(path), path).toBe(value);
      });
    });
  }
}

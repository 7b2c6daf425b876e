import { expect, test } from '@playwright/test';
import type { AppliedChoices, ApplyResult } from '../../platform/contract/services.ts';
import type {
  AnySignalValue,
  Reading,
  RequestedValues,
  SettledStatus,
  SignalPath,
  SignalsPort,
  SignalValue,
} from '../../platform/contract/signals.ts';
import { openCarReset } from '../../src/eraser/open-car-reset.ts';
import { parsePack } from '../../src/pack/parse-pack.ts';
import { makerNl } from '../pack/pack-files.ts';

const parsed = parsePack(makerNl.pack());
if (!parsed.ok) throw new Error('The pack is broken.');
const pack = parsed.value;

const seat = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';
const rtti = 'Vehicle.Private.Glovebox.Service.Rtti.IsAllowed';

class Car {
  readonly values = new Map<string, AnySignalValue>([
    [seat, 20],
    [rtti, true],
    ['Vehicle.Private.Glovebox.Location.IsSharingAllowed', true],
    ['Vehicle.Private.Glovebox.MobileData.IsEnabled', true],
    ['Vehicle.Private.Glovebox.ECall.State', 'READY'],
  ]);
  readonly requested: RequestedValues[] = [];
  readonly applied: AppliedChoices[] = [];
  answer: SettledStatus = 'reached';
  gate: ApplyResult = { ok: true };
  parked = true;

  reset = openCarReset({
    pack,
    nobody: 'nobody-1',
    isParked: () => this.parked,
    services: {
      apply: (applied) => {
        this.applied.push(applied);
        return Promise.resolve(this.gate);
      },
      subscribe: () => undefined,
      since: () => Promise.reject(new Error('not asked')),
      provide: () => undefined,
    },
    signals: this.#signals(),
  }).reset;

  #signals(): SignalsPort {
    return {
      snapshot: () => ({
        get: <P extends SignalPath>(path: P): Reading<P> | undefined => {
          const value = this.values.get(path);
          return value === undefined ? undefined : { value: value as SignalValue<P>, deliveredAt: 0 };
        },
      }),
      subscribe: () => undefined,
      request: (values) => {
        this.requested.push(values);
        const paths = Object.keys(values) as SignalPath[];
        return {
          status: () => undefined,
          subscribe: () => undefined,
          settled: Promise.resolve(new Map(paths.map((path) => [path, { status: this.answer }]))),
        };
      },
    };
  }
}

test.describe('the reset of the car', () => {
  test('closes the gate for every service, and turns off in the car what is on, never on', async () => {
    const car = new Car();
    expect(await car.reset(['services'])).toEqual([{ item: 'services', state: 'done' }]);
    const [applied] = car.applied;
    expect(applied?.driver).toBe('nobody-1');
    const services = Object.values(applied?.choices.services ?? {});
    expect(services.length).toBeGreaterThan(10);
    expect(services.every((isOn) => !isOn)).toBe(true);
    expect(applied?.choices.location).toBe(false);
    expect(car.requested).toEqual([
      { [rtti]: false, 'Vehicle.Private.Glovebox.Location.IsSharingAllowed': false },
    ]);
  });

  test('turns services off also while somebody drives, and lets the seat wait for parked', async () => {
    const car = new Car();
    car.parked = false;
    expect(await car.reset(['services', 'comfort'])).toEqual([
      { item: 'services', state: 'done' },
      { item: 'comfort', state: 'pending' },
    ]);
    expect(car.requested.some((values) => seat in values)).toBe(false);
    car.parked = true;
    expect(await car.reset(['comfort'])).toEqual([{ item: 'comfort', state: 'done' }]);
    expect(car.requested.at(-1)).toEqual({ [seat]: 130 });
  });

  test('moves nothing that stands where it should', async () => {
    const car = new Car();
    for (const declared of pack.equipment.functions) {
      if (declared.default === undefined) throw new Error(`${declared.path} has no default`);
      car.values.set(declared.path, declared.default);
    }
    car.parked = false;
    expect(await car.reset(['comfort'])).toEqual([{ item: 'comfort', state: 'done' }]);
    expect(car.requested).toEqual([]);
  });

  for (const [status, state] of [
    ['refused', 'refused'],
    ['timed-out', 'timed-out'],
    ['stopped', 'unreachable'],
  ] as const) {
    test(`says when the car's answer is ${status}`, async () => {
      const car = new Car();
      car.answer = status;
      expect(await car.reset(['services', 'comfort'])).toEqual([
        { item: 'services', state },
        { item: 'comfort', state },
      ]);
    });
  }

  test('says when the gate was not reached, and turns off in the car all the same', async () => {
    const car = new Car();
    car.gate = { ok: false, reason: 'unreachable' };
    expect(await car.reset(['services'])).toEqual([{ item: 'services', state: 'unreachable' }]);
    expect(car.requested).toHaveLength(1);
  });
});

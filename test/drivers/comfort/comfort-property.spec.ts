import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { RequestStatus } from '../../../platform/contract/signals.ts';
import { movesSomething } from '../../../platform/contract/signals.ts';
import { ComfortStore } from '../../../src/drivers/comfort/comfort-store.ts';
import { ComfortCar, turn } from './comfort-car.ts';
import { reclinePath, seatPath, someFunctions, warmthPath } from './some-functions.ts';

const path = fc.constantFrom(seatPath, reclinePath, warmthPath);
/** Takes all three: a whole number that the seat, the backrest and the heater can be at. */
const value = fc.integer({ min: 16, max: 28 });
const answer = fc.constantFrom<RequestStatus>(
  'accepted',
  'moving',
  'reached',
  'refused',
  'timed-out',
  'stopped',
);

type Event =
  | { readonly kind: 'wish' | 'report'; readonly path: typeof seatPath; readonly value: number }
  | { readonly kind: 'lose'; readonly path: typeof seatPath }
  | { readonly kind: 'answer'; readonly index: number; readonly status: RequestStatus }
  | { readonly kind: 'recall'; readonly values: readonly number[] }
  | { readonly kind: 'drive' | 'park' | 'stop' | 'ignition-off' | 'turn' };

const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('wish'), path, value }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('report'), path, value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose'), path }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('answer'), index: fc.nat(5), status: answer }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('recall'), values: fc.tuple(value, value, value) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('drive', 'park') }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('stop', 'ignition-off', 'turn') }) },
) as fc.Arbitrary<Event>;

const paths = [seatPath, reclinePath, warmthPath] as const;

test('Whatever comes, nothing moves unless parked, every recall ends, and the last wish wins', async () => {
  let asked = 0;
  let asksWhileDriving = 0;
  let endedByDriving = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 40, size: 'max' }),
      fc.array(fc.record({ path, value, status: answer }), { minLength: 1, maxLength: 8 }),
      async (events, last) => {
        const end = new AbortController();
        const car = new ComfortCar(end.signal);
        const { port: signals, monitor, lifecycle, clock } = car;
        const store = new ComfortStore({
          signals,
          monitor,
          lifecycle,
          clock,
          functions: someFunctions,
          signal: end.signal,
        });
        car.report({ [seatPath]: 20, [reclinePath]: 20, [warmthPath]: 20 });
        // What the test did to the car, not what the monitor made of it.
        let isParked = true;
        car.onAsked = (request) => {
          asked += 1;
          if (!isParked) asksWhileDriving += 1;
          if (movesSomething(request.path)) expect(isParked).toBe(true);
          expect(car.open.filter((one) => one.path === request.path)).toHaveLength(1);
        };
        for (const one of events) {
          if (one.kind === 'wish') store.request(one.path, one.value);
          if (one.kind === 'report') car.report({ [one.path]: one.value });
          if (one.kind === 'lose') car.report({ [one.path]: undefined });
          if (one.kind === 'answer') await car.open[one.index]?.answer(one.status);
          if (one.kind === 'recall')
            store.recall(new Map(paths.map((each, index) => [each, one.values[index] ?? 20])));
          if (one.kind === 'stop') store.stop();
          if (one.kind === 'ignition-off') car.happen('ignition-off');
          if (one.kind === 'turn') await turn();
          if (one.kind === 'drive') {
            isParked = false;
            endedByDriving += car.open.filter((request) => movesSomething(request.path)).length;
            car.driveOff();
          }
          if (one.kind === 'park') {
            // Stillness has to be proven for two seconds; the monitor says parked from then on.
            car.passReporting(2_500, () => car.reportParked());
            isParked = true;
          }
          if (!isParked) expect(car.open.some((request) => movesSomething(request.path))).toBe(false);
          if (one.kind === 'stop' || one.kind === 'ignition-off') expect(car.open).toEqual([]);
          const { current } = store;
          if (current?.isOver === false) expect(store.isMoving).toBe(true);
        }

        isParked = true;
        car.park();
        const wishes = new Map<string, number>();
        for (const wish of last) {
          expect(store.request(wish.path, wish.value)).toBe(true);
          wishes.set(wish.path, wish.value);
          const [oldest] = car.open;
          // Only what somebody else replaced ends as stopped: that is no wish any more.
          const isNewest = oldest !== undefined && oldest.value === wishes.get(oldest.path);
          if (!isNewest) await oldest?.answer(wish.status);
        }
        for (let round = 0; round < 60 && car.open.length > 0; round += 1) {
          const [request] = car.open;
          if (request !== undefined) car.report({ [request.path]: request.value } as Record<string, never>);
          await request?.answer('reached');
          await turn();
        }
        expect(car.open).toEqual([]);
        expect(store.isMoving).toBe(false);
        for (const [wished, target] of wishes) {
          const comfort = someFunctions.find((one) => one.path === wished);
          const at = store.state(comfort?.path ?? seatPath);
          expect(at).toEqual({ reported: target, requested: undefined, status: 'at-rest' });
          expect(car.last(comfort?.path ?? seatPath).value).toBe(target);
        }
        if (store.current !== undefined) expect(store.current.isOver).toBe(true);
        end.abort();
      },
    ),
    { numRuns: 80 },
  );
  expect(asked).toBeGreaterThan(200);
  expect(asksWhileDriving).toBeGreaterThan(5);
  expect(endedByDriving).toBeGreaterThan(5);
});

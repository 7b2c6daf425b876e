import { applied } from '../emulator/fixture.ts';
import { check, equal, forever, type ConformanceCase } from './case.ts';
import { answered, lastRefusal, lastTransfer, started } from './services.ts';
import type { ServicesHarness } from './services.ts';

/** What services may be given of what the app stores. */
export const storedCases: readonly ConformanceCase<ServicesHarness>[] = [
  {
    name: 'asks for what is stored each time that it is sent',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied()));
      const given: unknown[] = [];
      harness.port.provide(async (category) => (category === 'contacts' ? [...given] : []), forever());
      await harness.advance(0);
      const sent = async (): Promise<number | undefined> => {
        harness.send('profile-sync', ['address-book']);
        await harness.advance(10);
        return (await lastTransfer(harness)).bytes;
      };
      const empty = await sent();
      given.push({ name: 'x'.repeat(1_000) });
      const full = await sent();
      check(
        empty === undefined || full === undefined || full >= empty + 1_000,
        `${full} after ${empty} bytes`,
      );
      given.pop();
      equal(await sent(), empty, 'bytes once nothing may be read');
    },
  },
  {
    name: 'asks for nothing that it refuses, and for nothing that is not stored',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied({ restrictedCategories: ['contacts'] })));
      const asked: string[] = [];
      harness.port.provide(async (category) => {
        asked.push(category);
        return [];
      }, forever());
      await harness.advance(0);
      harness.send('profile-sync', ['address-book']);
      harness.send('breakdown', ['vehicle']);
      await harness.advance(10);
      equal((await lastRefusal(harness)).reasons, ['restricted-category'], 'reasons');
      equal(asked, [], 'asked for');
    },
  },
  {
    name: 'sends nothing of what is stored once nobody gives it out any more',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied()));
      const end = new AbortController();
      let asked = 0;
      harness.port.provide(async () => {
        asked += 1;
        return [];
      }, end.signal);
      await harness.advance(0);
      end.abort();
      await harness.advance(0);
      harness.send('profile-sync', ['address-book']);
      await harness.advance(10);
      equal([asked, (await lastTransfer(harness)).groups], [0, ['address-book']], 'questions, and groups');
    },
  },
  {
    name: 'sends without what is not given out in time',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied()));
      harness.port.provide(() => new Promise(() => undefined), forever());
      await harness.advance(0);
      harness.send('profile-sync', ['address-book']);
      await harness.advance(3_100);
      equal((await lastTransfer(harness)).groups, ['address-book'], 'groups');
    },
  },
  {
    name: 'sends nothing of what was set aside while the rest was read',
    async run(make) {
      const harness = await started(make);
      await answered(harness, harness.port.apply(applied()));
      const given: unknown[] = [];
      let answerSeat: (() => void) | undefined;
      let isSlow = false;
      harness.port.provide((category) => {
        if (category === 'contacts') return Promise.resolve([...given]);
        if (category !== 'seat' || !isSlow) return Promise.resolve([]);
        return new Promise((resolve) => (answerSeat = () => resolve([])));
      }, forever());
      await harness.advance(0);
      harness.send('profile-sync', ['comfort', 'address-book']);
      await harness.advance(10);
      const empty = (await lastTransfer(harness)).bytes;
      given.push({ name: 'x'.repeat(1_000) });
      isSlow = true;
      harness.send('profile-sync', ['comfort', 'address-book']);
      await harness.advance(1_000);
      given.pop();
      isSlow = false;
      answerSeat?.();
      await harness.advance(10);
      equal((await lastTransfer(harness)).bytes, empty, 'bytes');
      check((await harness.port.since(0)).records.length === 2, 'the second transfer has left');
    },
  },
];

import {
  drivingSignals,
  refusalReasons,
  type AnySignalValue,
  type PathSettlement,
  type RequestHandle,
  type RequestStatus,
  type SignalPath,
  type SignalsPort,
} from '../../../platform/contract/signals.ts';
import { check, ConformanceError, equal, forever, type ConformanceCase, type Passing } from './case.ts';

export type CarAnswers = 'reach' | 'refuse' | 'silent' | 'late';

/** A car that stands in P with everything available, and answers as told. */
export interface SignalsHarness extends Passing {
  readonly port: SignalsPort;
  /** The car's actual value changes; undefined: the car says it is unavailable. */
  carSets(path: SignalPath, value: AnySignalValue | undefined): void;
  /** The car no longer delivers the signal and does not say so. */
  carLoses(path: SignalPath): void;
  /** How the next request for the path ends. `late`: only after the adapter must have given up. */
  answerNext(path: SignalPath, answer: CarAnswers): void;
  /** The desired value the car holds. */
  carTarget(path: SignalPath): AnySignalValue | undefined;
  suspend(): void;
  resume(): void;
}

type Case = ConformanceCase<SignalsHarness>;

/** A switch: three seconds at most. Off at first. */
const aSwitch = 'Vehicle.Private.Glovebox.Microphone.IsAllowed';
/** A motor: thirty seconds at most. */
const aSeat = 'Vehicle.Cabin.Seat.Row1.DriverSide.Position';
const theme = 'Vehicle.Cabin.Infotainment.HMI.DayNightMode';
const language = 'Vehicle.Cabin.Infotainment.HMI.CurrentLanguage';
const speed = 'Vehicle.Speed';

async function started(make: () => Promise<SignalsHarness>): Promise<SignalsHarness> {
  const harness = await make();
  await harness.advance(10);
  return harness;
}

function valueOf(harness: SignalsHarness, path: SignalPath): unknown {
  return harness.port.snapshot().get(path)?.value;
}

function nearSeat(harness: SignalsHarness): number {
  const value = valueOf(harness, aSeat);
  if (typeof value !== 'number') throw new ConformanceError('the seat has no position');
  return value + 20;
}

/** The statuses of one path, each time it is told. */
function record(handle: RequestHandle, path: SignalPath): RequestStatus[] {
  const told: RequestStatus[] = [];
  handle.subscribe((at, status) => {
    if (at === path) told.push(status);
  }, forever());
  return told;
}

/** The settlement if it is there now; undefined while the request is open. */
async function settlement(
  handle: RequestHandle,
  path: SignalPath,
): Promise<PathSettlement | undefined | 'open'> {
  const open = Symbol('open');
  const settled = await Promise.race([handle.settled, Promise.resolve(open)]);
  return typeof settled === 'symbol' ? 'open' : settled.get(path);
}

const ends: readonly RequestStatus[] = ['reached', 'refused', 'timed-out', 'stopped'];

const reading: readonly Case[] = [
  {
    name: 'calls a new listener once, soon, with what is known of its paths',
    async run(make) {
      const harness = await started(make);
      const calls: string[][] = [];
      harness.port.subscribe([theme, language], (changed) => calls.push([...changed].sort()), forever());
      equal(calls, [], 'calls before subscribe returned');
      await harness.advance(50);
      equal(calls, [[language, theme].sort()], 'calls');
    },
  },
  {
    name: 'reports a change, and to listeners of that path only',
    async run(make) {
      const harness = await started(make);
      let themeCalls = 0;
      let languageCalls = 0;
      harness.port.subscribe([theme], () => themeCalls++, forever());
      harness.port.subscribe([language], () => languageCalls++, forever());
      await harness.advance(50);
      harness.carSets(theme, 'NIGHT');
      await harness.advance(50);
      equal([themeCalls, languageCalls], [2, 1], 'calls of theme and language listeners');
      equal(valueOf(harness, theme), 'NIGHT', 'theme');
    },
  },
  {
    name: 'never calls a listener whose signal was aborted',
    async run(make) {
      const harness = await started(make);
      const [before, soon, later] = [new AbortController(), new AbortController(), new AbortController()];
      let calls = 0;
      before.abort();
      harness.port.subscribe([theme], () => calls++, before.signal);
      harness.port.subscribe([theme], () => calls++, soon.signal);
      soon.abort();
      harness.port.subscribe(
        [theme],
        () => {
          calls++;
          later.abort();
        },
        later.signal,
      );
      await harness.advance(50);
      harness.carSets(theme, 'NIGHT');
      harness.carSets(theme, 'DAY');
      await harness.advance(50);
      equal(calls, 1, 'calls, of which the one before its own abort is right');
    },
  },
  {
    name: 'delivers every driving signal again at least once a second',
    async run(make) {
      const harness = await started(make);
      for (let at = 0; at < 5_000; at += 100) {
        await harness.advance(100);
        for (const path of drivingSignals) {
          const age = harness.monotonic() - (harness.port.snapshot().get(path)?.deliveredAt ?? -Infinity);
          check(age <= 1_000, `${path} was ${age} ms old`);
        }
      }
    },
  },
  {
    name: 'leaves a reading its delivery time when the car falls silent',
    async run(make) {
      const harness = await started(make);
      harness.carLoses(speed);
      const deliveredAt = harness.port.snapshot().get(speed)?.deliveredAt;
      await harness.advance(3_000);
      equal(harness.port.snapshot().get(speed)?.deliveredAt, deliveredAt, 'delivery time');
    },
  },
  {
    name: 'stamps a reading with the monotonic time of its delivery',
    async run(make) {
      const harness = await started(make);
      await harness.advance(700);
      const before = harness.monotonic();
      harness.carSets(theme, 'NIGHT');
      await harness.advance(20);
      const deliveredAt = harness.port.snapshot().get(theme)?.deliveredAt ?? NaN;
      check(deliveredAt >= before && deliveredAt <= before + 20, `stamped ${deliveredAt}, not ${before}`);
    },
  },
  {
    name: 'shows an unavailable signal as a reading without a value',
    async run(make) {
      const harness = await started(make);
      harness.carSets(theme, undefined);
      await harness.advance(20);
      const unavailable = harness.port.snapshot().get(theme);
      check(unavailable !== undefined, 'there is no reading');
      equal(unavailable.value, undefined, 'value');
    },
  },
  {
    name: 'forgets every reading at a suspend and tells listeners',
    async run(make) {
      const harness = await started(make);
      let calls = 0;
      harness.port.subscribe([theme], () => calls++, forever());
      await harness.advance(20);
      harness.suspend();
      await harness.advance(5_000);
      equal(harness.port.snapshot().get(theme), undefined, 'reading while suspended');
      equal(calls, 2, 'calls while suspended');
    },
  },
  {
    name: 'delivers everything again after a resume',
    async run(make) {
      const harness = await started(make);
      harness.suspend();
      await harness.advance(1_000);
      harness.resume();
      await harness.advance(100);
      equal(valueOf(harness, theme), 'DAY', 'theme');
      equal(valueOf(harness, speed), 0, 'speed');
    },
  },
];

const asking: readonly Case[] = [
  {
    name: 'tells a request’s statuses in order',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSeat, 'reach');
      const handle = harness.port.request({ [aSeat]: nearSeat(harness) }, forever());
      equal(handle.status(aSeat), 'requested', 'status at once');
      const told = record(handle, aSeat);
      await harness.advance(2_900);
      equal([...new Set(told)], ['accepted', 'moving', 'reached'], 'statuses');
    },
  },
  {
    name: 'does not show a requested value before the car reports it',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSwitch, 'refuse');
      const seen: unknown[] = [];
      harness.port.subscribe([aSwitch], () => seen.push(valueOf(harness, aSwitch)), forever());
      harness.port.request({ [aSwitch]: true }, forever());
      equal(valueOf(harness, aSwitch), false, 'value right after the request');
      await harness.advance(2_900);
      check(!seen.includes(true), 'a listener saw the wish as if reported');
    },
  },
  {
    name: 'settles reached only once the car has arrived',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSeat, 'reach');
      const target = nearSeat(harness);
      const handle = harness.port.request({ [aSeat]: target }, forever());
      let atSettling: unknown;
      void handle.settled.then(() => (atSettling = valueOf(harness, aSeat)));
      await harness.advance(2_900);
      equal(atSettling, target, 'position when it settled');
      equal(await settlement(handle, aSeat), { status: 'reached' }, 'settlement');
    },
  },
  {
    name: 'tells an end once',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSwitch, 'reach');
      const handle = harness.port.request({ [aSwitch]: true }, forever());
      const told = record(handle, aSwitch);
      await harness.advance(10_000);
      equal(
        told.filter((status) => ends.includes(status)),
        ['reached'],
        'ends',
      );
    },
  },
  {
    name: 'keeps a report that comes before the reply',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(theme, 'silent');
      harness.port.request({ [theme]: 'NIGHT' }, forever());
      await harness.advance(10);
      harness.carSets(theme, 'NIGHT');
      await harness.advance(20);
      equal(valueOf(harness, theme), 'NIGHT', 'value before the reply');
    },
  },
  {
    name: 'drops an answer that comes after the time-out',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSeat, 'late');
      const handle = harness.port.request({ [aSeat]: nearSeat(harness) }, forever());
      const told = record(handle, aSeat);
      await harness.advance(60_000);
      equal(told, ['timed-out'], 'statuses');
      equal(handle.status(aSeat), 'timed-out', 'status long after');
    },
  },
  {
    name: 'gives up on a switch after 3 s of silence',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSwitch, 'silent');
      const handle = harness.port.request({ [aSwitch]: true }, forever());
      await harness.advance(2_900);
      equal(handle.status(aSwitch), 'requested', 'status after 2.9 s');
      await harness.advance(200);
      equal(await settlement(handle, aSwitch), { status: 'timed-out' }, 'settlement after 3.1 s');
    },
  },
  {
    name: 'waits 30 s for what a motor moves',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSeat, 'silent');
      const handle = harness.port.request({ [aSeat]: nearSeat(harness) }, forever());
      await harness.advance(29_900);
      equal(handle.status(aSeat), 'requested', 'status after 29.9 s');
      await harness.advance(200);
      equal(await settlement(handle, aSeat), { status: 'timed-out' }, 'settlement after 30.1 s');
    },
  },
  {
    name: 'passes on the car’s refusal',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(theme, 'refuse');
      const handle = harness.port.request({ [theme]: 'NIGHT' }, forever());
      await harness.advance(5_000);
      equal(await settlement(handle, theme), { status: 'refused', reason: 'car' }, 'settlement');
    },
  },
  {
    name: 'says that nothing moves because the car drives',
    async run(make) {
      const harness = await started(make);
      const target = nearSeat(harness);
      harness.carSets(speed, 30);
      harness.answerNext(aSeat, 'reach');
      const handle = harness.port.request({ [aSeat]: target }, forever());
      await harness.advance(2_900);
      equal(await settlement(handle, aSeat), { status: 'refused', reason: 'driving' }, 'settlement');
    },
  },
  {
    name: 'gives each refusal a reason of the contract, and nothing else one',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(theme, 'refuse');
      harness.answerNext(aSwitch, 'reach');
      const handle = harness.port.request({ [theme]: 'NIGHT', [aSwitch]: true }, forever());
      await harness.advance(5_000);
      for (const path of [theme, aSwitch] as const) {
        const settled = await settlement(handle, path);
        check(settled !== 'open' && settled !== undefined, `${path} was not settled`);
        const hasReason = refusalReasons.some((reason) => reason === settled.reason);
        equal(hasReason, settled.status === 'refused', `${path} has a reason`);
      }
    },
  },
  {
    name: 'refuses a value outside its type',
    async run(make) {
      const harness = await started(make);
      // What a caller without types can do.
      const wrong = { [aSeat]: -5, [theme]: 'DUSK', [aSwitch]: 1 } as unknown as { [aSeat]: number };
      const handle = harness.port.request(wrong, forever());
      await harness.advance(5_000);
      for (const path of [aSeat, theme, aSwitch] as const) {
        equal(await settlement(handle, path), { status: 'refused', reason: 'invalid-value' }, path);
      }
    },
  },
  {
    name: 'refuses what is no actuator, 112 eCall before all',
    async run(make) {
      const harness = await started(make);
      const ecall = 'Vehicle.Private.Glovebox.Service.Ecall.IsAllowed';
      const state = 'Vehicle.Private.Glovebox.ECall.State';
      const handle = harness.port.request({ [ecall]: false, [state]: 'FAULT', [speed]: 0 }, forever());
      await harness.advance(5_000);
      for (const path of [ecall, state, speed] as const) {
        equal(await settlement(handle, path), { status: 'refused', reason: 'not-an-actuator' }, path);
      }
      equal(valueOf(harness, state), 'READY', 'eCall');
    },
  },
  {
    name: 'settles each path of a request on its own, and all before the request',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(theme, 'refuse');
      harness.answerNext(aSeat, 'reach');
      const handle = harness.port.request({ [theme]: 'NIGHT', [aSeat]: nearSeat(harness) }, forever());
      await harness.advance(10_000);
      const settled = await Promise.race([handle.settled, Promise.resolve(new Map<SignalPath, never>())]);
      equal(settled.get(theme)?.status, 'refused', 'theme');
      equal(settled.get(aSeat)?.status, 'reached', 'seat');
    },
  },
  {
    name: 'settles an aborted request as stopped, at once',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(theme, 'reach');
      const abort = new AbortController();
      const handle = harness.port.request({ [theme]: 'NIGHT' }, abort.signal);
      await harness.advance(10);
      abort.abort();
      await harness.advance(0);
      equal(await settlement(handle, theme), { status: 'stopped' }, 'settlement');
    },
  },
  {
    name: 'writes the actual value as target when aborted',
    async run(make) {
      const harness = await started(make);
      harness.answerNext(aSeat, 'reach');
      const target = nearSeat(harness) + 80;
      const abort = new AbortController();
      const handle = harness.port.request({ [aSeat]: target }, abort.signal);
      for (let tries = 0; handle.status(aSeat) !== 'moving' && tries < 40; tries++) await harness.advance(50);
      await harness.advance(500);
      abort.abort();
      await harness.advance(10);
      const stopped = valueOf(harness, aSeat);
      equal(harness.carTarget(aSeat), stopped, 'target');
      await harness.advance(10_000);
      equal(valueOf(harness, aSeat), stopped, 'position long after');
    },
  },
  {
    name: 'asks nothing of the car when aborted before it began',
    async run(make) {
      const harness = await started(make);
      const abort = new AbortController();
      abort.abort();
      harness.answerNext(aSwitch, 'reach');
      const handle = harness.port.request({ [aSwitch]: true }, abort.signal);
      await harness.advance(5_000);
      equal(harness.carTarget(aSwitch), false, 'target');
      equal(await settlement(handle, aSwitch), { status: 'stopped' }, 'settlement');
    },
  },
];

export const signalsConformance: readonly Case[] = [...reading, ...asking];

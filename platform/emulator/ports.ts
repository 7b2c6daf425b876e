import type { KnobEvent } from '../contract/input.ts';
import type { LifecycleEvent } from '../contract/lifecycle.ts';
import type { Platform } from '../contract/platform.ts';
import type { GateRecord, ReadStored } from '../contract/services.ts';
import { CarClock } from './car-clock.ts';
import type { CarEvent, Connect } from './car-link.ts';
import { deviceStreams } from './device-streams.ts';
import { Latest } from './latest.ts';
import { Listeners } from './listeners.ts';
import { RequestTracker } from './request-tracker.ts';
import type { Scheduler } from './scheduler.ts';
import { SignalMirror } from './signal-mirror.ts';

/** The ports a car answers. The keystore and the signing key are no part of the car. */
export type CarPorts = Omit<Platform, 'keystore' | 'attestation'>;

/** Makes the contract's ports out of a line to a car, in memory or over the bridge. */
export function createPorts(connect: Connect, scheduler: Scheduler): CarPorts {
  const records = new Listeners<GateRecord>();
  const lifecycle = new Listeners<LifecycleEvent>();
  const knob = new Listeners<KnobEvent>();
  const mirror = new SignalMirror(scheduler);
  const link = connect(onEvent);
  const clock = new CarClock(scheduler, link.time);
  const key = new Latest(link.key);
  const devices = new Latest(link.devices);
  const paired = new Latest(link.usageLine.paired);
  const guidance = new Latest(link.usageLine.active);
  const usage = new Listeners<void>();
  const requests = new RequestTracker(link, scheduler);
  let provided: ReadStored | undefined;

  function provide(read: ReadStored, signal: AbortSignal): void {
    if (signal.aborted) return;
    provided = read;
    link.provide(read);
    signal.addEventListener('abort', () => {
      if (provided === read) link.provide((provided = undefined));
    });
  }

  function onEvent(event: CarEvent): void {
    switch (event.kind) {
      case 'reports':
        return mirror.deliver(event.readings);
      case 'forget':
        return mirror.forget();
      case 'answer':
        return requests.answer(event.id, event.path, event.answer);
      case 'gate':
        return records.emit(event.record);
      case 'lifecycle':
        return lifecycle.emit(event.event);
      case 'knob':
        return knob.emit(event.event);
      case 'key':
        return key.take(event.key);
      case 'devices':
        return devices.take(event.devices);
      case 'usage':
        return usage.emit();
      case 'guidance':
        return guidance.take(event.active);
      case 'paired':
        return paired.take(event.paired);
      case 'clock':
        return clock.take(event.clock);
    }
  }

  return {
    vehicle: { identity: () => link.identity, displays: () => link.displays },
    signals: {
      snapshot: () => mirror.snapshot(),
      subscribe: (paths, listener, signal) => mirror.subscribe(paths, listener, signal),
      request: (values, signal) => requests.request(values, signal),
    },
    services: {
      apply: (applied) => link.apply(applied),
      subscribe: (listener, signal) => records.add(listener, signal),
      since: (cursor) => link.since(cursor),
      provide,
    },
    clock,
    lifecycle: {
      subscribe: (listener, signal) => lifecycle.add(listener, signal),
      restartApp: (route) => link.restartApp(route),
    },
    key: {
      present: () => key.value,
      subscribe: (listener, signal) => key.subscribe(listener, signal),
    },
    devices: {
      list: () => devices.value,
      subscribe: (listener, signal) => devices.subscribe(listener, signal),
      ...deviceStreams(link.deviceLine),
    },
    pairing: {
      list: () => paired.value,
      subscribe: (listener, signal) => paired.subscribe(listener, signal),
      forget: (id) => link.usageLine.forget(id),
    },
    guidance: {
      start: (target) => link.usageLine.start(target),
      stop: () => link.usageLine.stop(),
      active: () => guidance.value ?? undefined,
      subscribe: (listener, signal) => guidance.subscribe(listener, signal),
    },
    usage: {
      pending: () => link.usageLine.pending(),
      settle: (ids) => link.usageLine.settle(ids),
      subscribe: (listener, signal) => usage.add(listener, signal),
    },
    input: { subscribe: (listener, signal) => knob.add(listener, signal) },
  };
}

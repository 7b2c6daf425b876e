import { expect, test } from '@playwright/test';
import type { SignalsPort } from '../../../platform/contract/signals.ts';
import { hereOf } from '../../../src/data/destinations/here.ts';

function car() {
  const values = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const signals = {
    snapshot: () => new Map([...values].map(([path, value]) => [path, { value }])),
    subscribe: (_paths: unknown, listener: () => void) => void listeners.add(listener),
  } as unknown as SignalsPort;
  const say = (latitude: number | undefined, allowed = true): void => {
    values.set('Vehicle.CurrentLocation.Latitude', latitude);
    values.set('Vehicle.CurrentLocation.Longitude', 4);
    values.set('Vehicle.Private.Glovebox.Location.IsSharingAllowed', allowed);
    for (const listener of listeners) listener();
  };
  return { signals, say };
}

test.describe('where the car is', () => {
  test('is known while it is reported and location is on', () => {
    const { signals, say } = car();
    const here = hereOf(signals);
    expect(here.position).toBeUndefined();
    say(52);
    expect(here.position).toEqual({ latitude: 52, longitude: 4 });
    say(undefined);
    expect(here.position).toBeUndefined();
    say(52, false);
    expect(here.position).toBeUndefined();
  });

  test('is news when it is known, known no more, or has gone on by 50 m', () => {
    const { signals, say } = car();
    let news = 0;
    hereOf(signals).subscribe(() => (news += 1), new AbortController().signal);
    const steps = [52, 52.0003, 52.0006, 52.0006].map((latitude) => (say(latitude), news));
    say(52, false);
    say(53, false);
    expect([...steps, news]).toEqual([1, 1, 2, 2, 3]);
  });
});

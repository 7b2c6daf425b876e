import { expect, test } from '@playwright/test';
import type { Reading, SignalPath, SignalValue } from '../../platform/contract/signals.ts';
import { preconditions } from '../../src/eraser/preconditions.ts';
import type { Driving } from '../../src/eraser/preconditions.ts';

type LowVoltage = SignalValue<'Vehicle.LowVoltageSystemState'>;

function found(driving: Driving, lowVoltage: LowVoltage | undefined) {
  const snapshot = {
    get: <P extends SignalPath>(path: P): Reading<P> | undefined =>
      path === 'Vehicle.LowVoltageSystemState'
        ? { value: lowVoltage as SignalValue<P> | undefined, deliveredAt: 0 }
        : undefined,
  };
  return Object.fromEntries(preconditions(driving, snapshot).map((one) => [one.id, one]));
}

test.describe('preconditions', () => {
  test('are met in a car that is parked and switched off', () => {
    for (const lowVoltage of ['LOCK', 'OFF', 'ACC'] as const) {
      const { parked, 'not-ready-to-drive': notReady } = found('parked', lowVoltage);
      expect([parked?.state, notReady?.state]).toEqual(['met', 'met']);
      expect([parked?.remedy, notReady?.remedy]).toEqual([undefined, undefined]);
    }
  });

  test('are missing with what to do about it', () => {
    for (const lowVoltage of ['ON', 'START'] as const) {
      const { parked, 'not-ready-to-drive': notReady } = found('moving', lowVoltage);
      expect([parked?.state, parked?.remedy]).toEqual(['missing', 'park']);
      expect([notReady?.state, notReady?.remedy]).toEqual(['missing', 'switch-off']);
    }
  });

  test('are unknown, never met, while the car says nothing', () => {
    for (const lowVoltage of ['UNDEFINED', undefined] as const) {
      const { parked, 'not-ready-to-drive': notReady } = found('unknown', lowVoltage);
      expect([parked?.state, parked?.remedy]).toEqual(['unknown', 'wait-for-report']);
      expect([notReady?.state, notReady?.remedy]).toEqual(['unknown', 'wait-for-report']);
    }
  });

  test('say that this platform reports neither power nor key', () => {
    const { 'enough-power': power, 'key-inside': key } = found('parked', 'OFF');
    expect(power).toEqual({ id: 'enough-power', state: 'unknown', isReported: false, remedy: 'look' });
    expect(key).toEqual({ id: 'key-inside', state: 'unknown', isReported: false, remedy: 'look' });
  });
});

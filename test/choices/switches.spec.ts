import { expect, test } from '@playwright/test';
import { serviceOf, serviceSwitch, switchPath, switchScope } from '../../src/choices/switches.ts';
import type { SwitchId } from '../../src/choices/switches.ts';
import { catalogue, switchable, switchableIds } from '../platform/emulator/fixture.ts';

test.describe('switches', () => {
  test('gives every switchable service an actuator of its own, and finds the service again', () => {
    const paths = switchableIds.map((id) => switchPath(serviceSwitch(id)));
    expect(new Set(paths).size).toBe(switchableIds.length);
    expect(paths).not.toContain(undefined);
    for (const id of switchableIds) expect(serviceOf(serviceSwitch(id))).toBe(id);
  });

  const none: readonly SwitchId[] = [
    'service:ecall',
    'service:e-call',
    'service:',
    'service:ECALL',
    'service:a b',
  ];
  for (const id of none) {
    test(`knows no actuator for ${id}`, () => {
      expect(switchPath(id)).toBeUndefined();
      expect(serviceOf(id)).toBeUndefined();
    });
  }

  test('keeps the network with the car and location with the driver', () => {
    expect(switchScope('network', catalogue.services)).toBe('car');
    expect(switchScope('location', catalogue.services)).toBe('driver');
  });

  test('keeps a service where the pack says, and an unknown one with the driver', () => {
    expect(switchScope(serviceSwitch(switchable('advanced-ecall')), catalogue.services)).toBe('car');
    expect(switchScope(serviceSwitch(switchable('rtti')), catalogue.services)).toBe('driver');
    expect(switchScope('service:nobody-knows', catalogue.services)).toBe('driver');
  });
});

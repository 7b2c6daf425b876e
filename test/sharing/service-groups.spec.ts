import { expect, test } from '@playwright/test';
import type { PackService } from '../../src/pack/service-schema.ts';
import { groupServices, keepFirst } from '../../src/sharing/service-groups.ts';
import { serviceIcon } from '../../src/sharing/service-icon.ts';
import { makeService } from './make-service.ts';

const ids = (services: readonly PackService[]): readonly string[] => services.map(({ id }) => id);

test.describe('groupServices', () => {
  test('sets third parties apart, and what nobody can switch, in the order of the pack', () => {
    const groups = groupServices([
      makeService({ id: 'music', providerKind: 'third-party' }),
      makeService({ id: 'ecall', control: 'locked-on', providerKind: 'public' }),
      makeService({ id: 'traffic' }),
      makeService({ id: 'emissions', control: 'locked-on' }),
      makeService({ id: 'recall', control: 'information' }),
      makeService({ id: 'road-works', providerKind: 'public' }),
      makeService({ id: 'news', providerKind: 'third-party' }),
      makeService({ id: 'research', control: 'objection' }),
    ]);
    expect(groups.map(({ kind, services }) => [kind, ids(services)])).toEqual([
      ['maker', ['traffic', 'research']],
      ['public', ['road-works']],
      ['third-party', ['music', 'news']],
      ['law', ['emissions']],
      ['information', ['recall']],
    ]);
  });

  test('has no empty group', () => {
    expect(groupServices([makeService({ id: 'ecall', control: 'locked-on' })])).toEqual([]);
  });
});

test.describe('keepFirst', () => {
  const services = ['a', 'b', 'c', 'd'].map((id) => makeService({ id }));
  const isOn = ({ id }: PackService): boolean => id === 'c' || id === 'd';

  for (const [most, kept] of [
    [0, []],
    [1, ['c']],
    [2, ['c', 'd']],
    [3, ['a', 'c', 'd']],
    [4, ['a', 'b', 'c', 'd']],
    [Infinity, ['a', 'b', 'c', 'd']],
  ] as const) {
    test(`keeps what can be switched off first: ${most} of 4`, () => {
      const shown = keepFirst(services, isOn, most);
      expect(ids(services.filter((service) => shown.has(service)))).toEqual(kept);
    });
  }
});

test.describe('serviceIcon', () => {
  for (const [service, icon] of [
    [{ groups: ['position', 'vehicle', 'emergency'] }, 'emergency'],
    [{ groups: ['position', 'traffic'] }, 'location-on'],
    [{ groups: ['sensors', 'position'] }, 'mic'],
    [{ groups: ['account', 'payment'] }, 'credit-card'],
    [{ groups: ['vin', 'versions'] }, 'update'],
    [{ groups: ['position'], control: 'per-phone' }, 'devices'],
  ] as const) {
    test(`is ${icon} for ${service.groups.join(' and ')}`, () => {
      const groups = [...service.groups];
      expect(serviceIcon(makeService({ ...service, groups }))).toBe(icon);
    });
  }
});

import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { AppliedChoices } from '../../platform/contract/services.ts';
import { decide } from '../../platform/policy.ts';
import type { PolicyState } from '../../platform/policy.ts';
import { parsePack } from '../../src/pack/parse-pack.ts';
import type { PackData } from '../../src/pack/pack-schema.ts';
import { groupsOf, readersOf } from '../../src/settings/who-can-see.ts';
import { makerNl, minimal } from '../pack/pack-files.ts';

function packOf(files: typeof makerNl): PackData {
  const parsed = parsePack(files.pack());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function stateOf(
  pack: PackData,
  restrictedCategories: AppliedChoices['choices']['restrictedCategories'],
): PolicyState {
  const on = Object.fromEntries(pack.services.map(({ id }) => [id, true]));
  return {
    catalogue: pack,
    applied: {
      driver: 'driver-1',
      revision: 1,
      choices: {
        network: true,
        location: true,
        microphone: true,
        privateDrive: false,
        services: on,
        restrictedCategories,
      },
      rules: { denyNetwork: false, denyLocation: false, denyServices: [] },
    },
    reported: { network: true, location: true, microphone: true, services: on },
    connection: 'built-in',
  };
}

for (const [name, files] of [
  ['maker-nl', makerNl],
  ['minimal', minimal],
] as const) {
  test.describe(`who can see what the car of ${name} keeps`, () => {
    const pack = packOf(files);
    const stored = pack.categories.map(({ id }) => id);

    test('is every service that declares a group read from it, once', () => {
      for (const category of stored) {
        const groups = groupsOf(category, pack);
        const expected = pack.services.filter((service) =>
          service.groups.some((group) => groups.includes(group)),
        );
        const { now, notNow } = readersOf(category, stateOf(pack, []));
        expect([...now, ...notNow].toSorted(), category).toEqual(expected.map(({ id }) => id).toSorted());
      }
    });

    test('is nobody once it is set aside, and the same as ever for the rest', () => {
      for (const category of stored) {
        expect(readersOf(category, stateOf(pack, [category])).now, category).toEqual([]);
        const groups = groupsOf(category, pack);
        for (const other of stored) {
          if (groupsOf(other, pack).some((group) => groups.includes(group))) continue;
          expect(readersOf(other, stateOf(pack, [category])).now, other).toEqual(
            readersOf(other, stateOf(pack, [])).now,
          );
        }
      }
    });

    test('no service sends a group that is read from what is set aside, whatever else it sends', () => {
      const groups = [...new Set(pack.services.flatMap((service) => service.groups))];
      fc.assert(
        fc.property(
          fc.constantFrom(...pack.services.filter(({ id }) => id !== 'ecall').map(({ id }) => id)),
          fc.subarray(groups, { minLength: 1 }),
          fc.subarray([...stored]),
          (service, asked, aside) => {
            const decision = decide({ service, groups: asked }, stateOf(pack, aside));
            const closed = aside.flatMap((category) => groupsOf(category, pack));
            if (decision.allowed)
              expect(decision.groups.filter((group) => closed.includes(group))).toEqual([]);
          },
        ),
        { numRuns: 2_000 },
      );
    });
  });
}

test('something is read somewhere: the checks above have what to check', () => {
  const pack = packOf(makerNl);
  const state = stateOf(pack, []);
  expect(pack.categories.flatMap(({ id }) => readersOf(id, state).now).length).toBeGreaterThan(3);
});

import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { AppliedChoices } from '../../platform/contract/services.ts';
import { decide } from '../../platform/policy.ts';
import type { PolicyState } from '../../platform/policy.ts';
import { parsePack } from '../../src/pack/parse-pack.ts';
import type { PackData } from '../../src/pack/pack-schema.ts';
import { categoriesBeside, groupsOf, readersOf } from '../../src/settings/who-can-see.ts';
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
        const { now, onlyAlone, notNow } = readersOf(category, stateOf(pack, []));
        expect([...now, ...onlyAlone, ...notNow].toSorted(), category).toEqual(
          expected.map(({ id }) => id).toSorted(),
        );
      }
    });

    test('never counts a service whose whole transfer would be refused, nor one that may have it alone as refused', () => {
      fc.assert(
        fc.property(fc.subarray([...stored]), fc.constantFrom(...stored), (aside, category) => {
          const state = stateOf(pack, aside);
          const groups = groupsOf(category, pack);
          const told: Record<string, string[]> = { now: [], onlyAlone: [], notNow: [] };
          for (const { id, groups: declared } of pack.services) {
            const read = declared.filter((group) => groups.includes(group));
            if (read.length === 0) continue;
            const whole = decide({ service: id, groups: declared }, state).allowed;
            const alone = decide({ service: id, groups: read }, state).allowed;
            told[whole ? 'now' : alone ? 'onlyAlone' : 'notNow']?.push(id);
          }
          if (JSON.stringify(told) !== JSON.stringify(readersOf(category, state)))
            expect(readersOf(category, state)).toEqual(told);
        }),
        { numRuns: 500 },
      );
    });

    test('is nobody once it is set aside, and the same as ever for the rest', () => {
      for (const category of stored) {
        expect(readersOf(category, stateOf(pack, [category])).now, category).toEqual([]);
        const groups = groupsOf(category, pack);
        for (const other of stored) {
          if (groupsOf(other, pack).some((group) => groups.includes(group))) continue;
          const [before, after] = [
            readersOf(other, stateOf(pack, [])),
            readersOf(other, stateOf(pack, [category])),
          ];
          // Whoever asks for both is refused both in one, and may still have the other alone.
          expect([...after.now, ...after.onlyAlone].toSorted(), other).toEqual(
            [...before.now, ...before.onlyAlone].toSorted(),
          );
          const both = (id: string): boolean =>
            pack.services.some(
              (service) => service.id === id && service.groups.some((group) => groups.includes(group)),
            );
          expect(after.now, other).toEqual(before.now.filter((id) => !both(id)));
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

test('recent destinations reach services in one with destinations, and the address book alone', () => {
  const pack = packOf(makerNl);
  expect(categoriesBeside('recent-destinations', pack)).toEqual(['destinations']);
  expect(categoriesBeside('destinations', pack)).toEqual(['recent-destinations']);
  expect(categoriesBeside('contacts', pack)).toEqual([]);
});

test('a service that reads two categories may not read the one while the other is set aside, unless alone', () => {
  const pack = packOf(makerNl);
  const { now, onlyAlone } = readersOf('destinations', stateOf(pack, ['contacts']));
  expect(now).not.toContain('profile-sync');
  expect(onlyAlone).toContain('profile-sync');
});

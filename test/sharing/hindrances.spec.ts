import { expect, test } from '@playwright/test';
import type { PolicyState, ReportedSwitches } from '../../platform/policy.ts';
import type { Choices, Rules } from '../../platform/contract/services.ts';
import { hindrancesOf, missingDependencies } from '../../src/sharing/hindrances.ts';
import type { Hindrance } from '../../src/sharing/hindrances.ts';
import { applied, catalogue, switchable } from '../platform/emulator/fixture.ts';

const allOn: ReportedSwitches = {
  network: true,
  location: true,
  microphone: true,
  services: Object.fromEntries(catalogue.services.map(({ id }) => [id, true])),
};

interface Change {
  readonly choices?: Partial<Choices>;
  readonly rules?: Partial<Rules>;
  readonly reported?: Partial<ReportedSwitches>;
  readonly connection?: PolicyState['connection'];
}

function stateWith(change: Change): PolicyState {
  const { choices = {}, rules = {}, reported = {} } = change;
  const pushed = applied(choices);
  return {
    catalogue,
    applied: { ...pushed, rules: { ...pushed.rules, ...rules } },
    reported: { ...allOn, ...reported },
    connection: 'connection' in change ? change.connection : 'built-in',
  };
}

function serviceOf(id: string) {
  const service = catalogue.services.find((candidate) => candidate.id === id);
  if (service === undefined) throw new Error(`no ${id}`);
  return service;
}

test.describe('hindrancesOf', () => {
  const rows: readonly (readonly [what: string, id: string, change: Change, found: readonly Hindrance[]])[] =
    [
      ['nothing', 'rtti', {}, []],
      ['its own switch, which is told elsewhere', 'rtti', { choices: { services: {} } }, []],
      ['its own switch in the car', 'rtti', { reported: { services: {} } }, []],
      ['an objection', 'quality', { choices: { services: { [switchable('quality')]: false } } }, []],
      ['no consent', 'marketing', { choices: { services: {} } }, []],
      ['that it only informs', 'recall', {}, []],
      ['112 eCall, which nothing hinders', 'ecall', { choices: { network: false } }, []],
      ['the keeper', 'rtti', { rules: { denyServices: [switchable('rtti')] } }, ['keeper']],
      ['a private drive', 'rtti', { choices: { privateDrive: true } }, ['private-drive']],
      ['the network', 'rtti', { choices: { network: false } }, ['network-off']],
      ['the network in the car', 'rtti', { reported: { network: false } }, ['network-off-in-car']],
      ['a network nobody knows', 'rtti', { reported: { network: undefined } }, ['network-off-in-car']],
      ['no connection', 'rtti', { connection: 'none' }, ['no-connection']],
      ['an unknown connection', 'rtti', { connection: undefined }, ['no-connection']],
      ['location', 'rtti', { choices: { location: false } }, ['location-off']],
      ['location in the car', 'rtti', { reported: { location: false } }, ['location-off-in-car']],
      ['location, where it can do without', 'breakdown', { choices: { location: false } }, []],
      ['the microphone', 'assistant', { choices: { microphone: false } }, ['microphone-off']],
      [
        'another service',
        'store',
        { choices: { services: { [switchable('store')]: true } } },
        ['dependency'],
      ],
      [
        'restricted data',
        'profile-sync',
        { choices: { restrictedCategories: ['contacts'] } },
        ['restricted-category'],
      ],
      ['the network for a phone’s own link', 'projection', { choices: { network: false } }, []],
      [
        'several, the policy’s first one first',
        'assistant',
        { choices: { network: false, location: false, microphone: false } },
        ['network-off', 'location-off', 'microphone-off'],
      ],
    ];
  for (const [what, id, change, found] of rows) {
    test(`finds ${what}: ${found.join(', ') || 'none'}`, () => {
      expect(hindrancesOf(serviceOf(id), stateWith(change))).toEqual(found);
    });
  }
});

test.describe('missingDependencies', () => {
  test('names the services that could not send themselves', () => {
    const store = serviceOf('store');
    expect(
      missingDependencies(store, stateWith({ choices: { services: { [switchable('store')]: true } } })),
    ).toEqual(['profile-sync']);
    expect(missingDependencies(store, stateWith({}))).toEqual([]);
    expect(missingDependencies({ dependsOn: ['nobody'] }, stateWith({}))).toEqual([]);
  });
});

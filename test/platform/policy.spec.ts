import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  dataGroups,
  type DataGroup,
  type ServiceCatalogue,
} from '../../platform/contract/service-definition.ts';
import { denialReasons, type AppliedChoices, type DenialReason } from '../../platform/contract/services.ts';
import { decide, type PolicyState, type TransferRequest } from '../../platform/policy.ts';
import { applied, catalogue, everything, noRules, switchable, switchableIds } from './emulator/fixture.ts';

const reportedOn = {
  network: true,
  location: true,
  microphone: true,
  services: Object.fromEntries(switchableIds.map((id) => [id, true])),
};

const allOn: PolicyState = { catalogue, applied: applied(), reported: reportedOn, connection: 'built-in' };

function choosing(choices: Partial<AppliedChoices['choices']>): Partial<PolicyState> {
  return { applied: applied(choices) };
}

function ruling(rules: Partial<AppliedChoices['rules']>): Partial<PolicyState> {
  return { applied: applied({}, { rules: { ...noRules, ...rules } }) };
}

function reporting(reported: Partial<PolicyState['reported']>): Partial<PolicyState> {
  return { reported: { ...reportedOn, ...reported } };
}

function without(id: string): Record<string, boolean> {
  return Object.fromEntries(Object.entries(everything.services).filter(([key]) => key !== id));
}

interface Row {
  readonly rule: string;
  readonly service: string;
  readonly groups: readonly DataGroup[];
  readonly state?: Partial<PolicyState>;
  readonly answer: readonly DataGroup[] | DenialReason;
}

/** The rules in plain words; `answer` is what leaves, or the reason shown. Everything not said is on. */
const rows: readonly Row[] = [
  {
    rule: 'what is chosen and reported on leaves',
    service: 'rtti',
    groups: ['position', 'traffic'],
    answer: ['position', 'traffic'],
  },
  {
    rule: 'a part of what is declared leaves too',
    service: 'rtti',
    groups: ['traffic'],
    answer: ['traffic'],
  },
  {
    rule: 'a service nobody knows sends nothing',
    service: 'constructor',
    groups: ['vehicle'],
    answer: 'unknown-service',
  },
  { rule: 'what only informs never sends', service: 'recall', groups: ['vin'], answer: 'information-only' },
  {
    rule: 'before choices are applied nothing optional leaves',
    service: 'rtti',
    groups: ['traffic'],
    state: { applied: undefined },
    answer: 'not-applied',
  },
  {
    rule: 'that holds for what runs until objected to',
    service: 'quality',
    groups: ['vehicle'],
    state: { applied: undefined },
    answer: 'not-applied',
  },
  {
    rule: 'the keeper may forbid a service',
    service: 'rtti',
    groups: ['traffic'],
    state: ruling({ denyServices: [switchable('rtti')] }),
    answer: 'keeper',
  },
  {
    rule: 'the keeper may forbid the network',
    service: 'breakdown',
    groups: ['vehicle'],
    state: ruling({ denyNetwork: true }),
    answer: 'keeper',
  },
  {
    rule: 'the keeper may forbid location: who needs it is denied',
    service: 'rtti',
    groups: ['traffic'],
    state: ruling({ denyLocation: true }),
    answer: 'keeper',
  },
  {
    rule: 'the keeper may forbid location: others send without it',
    service: 'breakdown',
    groups: ['position', 'vehicle'],
    state: ruling({ denyLocation: true }),
    answer: ['vehicle'],
  },
  {
    rule: 'a private drive denies everything optional',
    service: 'breakdown',
    groups: ['vehicle'],
    state: choosing({ privateDrive: true }),
    answer: 'private-drive',
  },
  {
    rule: 'a private drive denies what runs until objected to',
    service: 'quality',
    groups: ['vehicle'],
    state: choosing({ privateDrive: true }),
    answer: 'private-drive',
  },
  {
    rule: 'a service switched off is denied',
    service: 'rtti',
    groups: ['traffic'],
    state: choosing({ services: { ...everything.services, [switchable('rtti')]: false } }),
    answer: 'service-off',
  },
  {
    rule: 'a service nobody chose is off',
    service: 'rtti',
    groups: ['traffic'],
    state: choosing({ services: without('rtti') }),
    answer: 'service-off',
  },
  {
    rule: 'on counts only from the car: off there',
    service: 'rtti',
    groups: ['traffic'],
    state: reporting({ services: { ...reportedOn.services, rtti: false } }),
    answer: 'service-off-in-car',
  },
  {
    rule: 'on counts only from the car: unknown there',
    service: 'rtti',
    groups: ['traffic'],
    state: reporting({ services: {} }),
    answer: 'service-off-in-car',
  },
  {
    rule: 'no objection, no word: it runs',
    service: 'quality',
    groups: ['vehicle'],
    state: choosing({ services: without('quality') }),
    answer: ['vehicle'],
  },
  {
    rule: 'an objection counts',
    service: 'quality',
    groups: ['vehicle'],
    state: choosing({ services: { ...everything.services, [switchable('quality')]: false } }),
    answer: 'objected',
  },
  {
    rule: 'consent is never implied',
    service: 'marketing',
    groups: ['usage'],
    state: choosing({ services: without('marketing') }),
    answer: 'no-consent',
  },
  { rule: 'a consent given counts', service: 'marketing', groups: ['usage'], answer: ['usage'] },
  {
    rule: 'network off by choice',
    service: 'breakdown',
    groups: ['vehicle'],
    state: choosing({ network: false }),
    answer: 'network-off',
  },
  {
    rule: 'network off in the car',
    service: 'breakdown',
    groups: ['vehicle'],
    state: reporting({ network: false }),
    answer: 'network-off-in-car',
  },
  {
    rule: 'network unknown in the car',
    service: 'quality',
    groups: ['vehicle'],
    state: reporting({ network: undefined }),
    answer: 'network-off-in-car',
  },
  {
    rule: 'no coverage',
    service: 'breakdown',
    groups: ['vehicle'],
    state: { connection: 'none' },
    answer: 'no-connection',
  },
  {
    rule: 'coverage unknown',
    service: 'breakdown',
    groups: ['vehicle'],
    state: { connection: undefined },
    answer: 'no-connection',
  },
  {
    rule: 'location off by choice: who needs it is denied',
    service: 'rtti',
    groups: ['traffic'],
    state: choosing({ location: false }),
    answer: 'location-off',
  },
  {
    rule: 'location off by choice: others send without',
    service: 'breakdown',
    groups: ['position', 'vehicle'],
    state: choosing({ location: false }),
    answer: ['vehicle'],
  },
  {
    rule: 'location off by choice: the maker’s emergency call too',
    service: 'advanced-ecall',
    groups: ['position', 'vehicle', 'emergency'],
    state: choosing({ location: false }),
    answer: ['vehicle', 'emergency'],
  },
  {
    rule: 'location off by choice: a position alone stays',
    service: 'breakdown',
    groups: ['position'],
    state: choosing({ location: false }),
    answer: 'location-off',
  },
  {
    rule: 'location off in the car: who needs it is denied',
    service: 'rtti',
    groups: ['traffic'],
    state: reporting({ location: false }),
    answer: 'location-off-in-car',
  },
  {
    rule: 'location unknown in the car: others send without',
    service: 'quality',
    groups: ['position', 'vehicle'],
    state: reporting({ location: undefined }),
    answer: ['vehicle'],
  },
  {
    rule: 'location off: not to a phone either',
    service: 'projection',
    groups: ['position', 'environment'],
    state: choosing({ location: false }),
    answer: ['environment'],
  },
  {
    rule: 'microphone off by choice',
    service: 'assistant',
    groups: ['sensors'],
    state: choosing({ microphone: false }),
    answer: 'microphone-off',
  },
  {
    rule: 'microphone unknown in the car',
    service: 'assistant',
    groups: ['sensors'],
    state: reporting({ microphone: undefined }),
    answer: 'microphone-off',
  },
  {
    rule: 'a service stops with the one it needs',
    service: 'store',
    groups: ['account'],
    state: choosing({ services: without('profile-sync') }),
    answer: 'dependency',
  },
  {
    rule: 'a restricted category is denied',
    service: 'profile-sync',
    groups: ['address-book'],
    state: choosing({ restrictedCategories: ['contacts'] }),
    answer: 'restricted-category',
  },
  {
    rule: 'a restricted category leaves others alone',
    service: 'profile-sync',
    groups: ['comfort'],
    state: choosing({ restrictedCategories: ['contacts'] }),
    answer: ['comfort'],
  },
  {
    rule: 'what a service did not declare it does not send',
    service: 'rtti',
    groups: ['traffic', 'contact'],
    answer: 'undeclared-data',
  },
  {
    rule: 'a transfer that declares nothing is denied',
    service: 'rtti',
    groups: [],
    answer: 'undeclared-data',
  },
  {
    rule: 'phone projection needs no network',
    service: 'projection',
    groups: ['environment'],
    state: choosing({ network: false }),
    answer: ['environment'],
  },
  {
    rule: 'the maker’s emergency call is a service like others',
    service: 'advanced-ecall',
    groups: ['emergency'],
    state: choosing({ services: without('advanced-ecall') }),
    answer: 'service-off',
  },
  {
    rule: '112 eCall leaves with everything off',
    service: 'ecall',
    groups: ['emergency'],
    state: {
      applied: undefined,
      connection: 'none',
      reported: { network: false, location: false, microphone: false, services: {} },
    },
    answer: ['emergency'],
  },
  {
    rule: '112 eCall sends the emergency data and no more',
    service: 'ecall',
    groups: ['emergency', 'contact'],
    answer: ['emergency'],
  },
  {
    rule: '112 eCall is no way out for other data',
    service: 'ecall',
    groups: ['contact'],
    answer: 'undeclared-data',
  },
];

test.describe('decide', () => {
  for (const { rule, service, groups, state, answer } of rows) {
    test(`${rule} (${service})`, () => {
      const decision = decide({ service, groups }, { ...allOn, ...state });
      if (typeof answer === 'string') expect(decision).toMatchObject({ allowed: false, reason: answer });
      else expect(decision).toMatchObject({ allowed: true, groups: answer });
    });
  }

  test('gives every reason there is at least once in this table', () => {
    const shown = new Set(rows.map(({ answer }) => answer).filter((answer) => typeof answer === 'string'));
    expect([...shown].sort()).toEqual([...denialReasons].sort());
  });

  test('names all reasons that hold, in their order', () => {
    const decision = decide(
      { service: 'assistant', groups: ['sensors', 'address-book', 'contact'] },
      {
        ...allOn,
        connection: 'none',
        applied: applied({
          privateDrive: true,
          services: {},
          network: false,
          location: false,
          microphone: false,
          restrictedCategories: ['contacts'],
        }),
        reported: { network: false, location: false, microphone: false, services: {} },
      },
    );
    expect(decision).toEqual({
      allowed: false,
      reason: 'private-drive',
      reasons: [
        'private-drive',
        'service-off',
        'service-off-in-car',
        'network-off',
        'network-off-in-car',
        'no-connection',
        'location-off',
        'location-off-in-car',
        'microphone-off',
        'restricted-category',
        'undeclared-data',
      ],
    });
  });

  test('names the way: the modem, a phone’s hotspot, and for 112 eCall the modem always', () => {
    const request = { service: 'breakdown', groups: ['vehicle'] } as const;
    expect(decide(request, allOn)).toMatchObject({ connection: 'built-in' });
    expect(decide(request, { ...allOn, connection: 'phone' })).toMatchObject({ connection: 'phone' });
    const help = { service: 'ecall', groups: ['emergency'] } as const;
    expect(decide(help, { ...allOn, connection: 'phone' })).toMatchObject({ connection: 'built-in' });
  });

  test('gives no other service the standing of 112 eCall, whatever the catalogue says', () => {
    const forged: ServiceCatalogue = {
      ...catalogue,
      services: catalogue.services.map((service) => ({ ...service, control: 'locked-on' as const })),
    };
    for (const { id, groups } of forged.services.filter((service) => service.id !== 'ecall')) {
      expect(decide({ service: id, groups }, { ...allOn, catalogue: forged }).allowed).toBe(false);
    }
  });

  test('counts the network of a car without its switch as on, but follows a choice and a rule against it', () => {
    const silent = { ...reportedOn, network: undefined };
    const request = { service: 'breakdown', groups: ['vehicle'] } as const;
    const state = {
      ...allOn,
      reported: silent,
      catalogue: { ...catalogue, switches: ['location'] as const },
    };
    expect(decide(request, state)).toMatchObject({ allowed: true });
    expect(decide(request, { ...state, catalogue })).toMatchObject({ reason: 'network-off-in-car' });
    expect(decide(request, { ...state, ...choosing({ network: false }) })).toMatchObject({
      reason: 'network-off',
    });
    expect(decide(request, { ...state, ...ruling({ denyNetwork: true }) })).toMatchObject({
      reason: 'keeper',
    });
    expect(decide(request, { ...state, connection: 'none' })).toMatchObject({ reason: 'no-connection' });
  });

  test('gives no position away in a car without the location switch, whatever it reports', () => {
    const state = { ...allOn, catalogue: { ...catalogue, switches: ['network'] as const } };
    expect(decide({ service: 'breakdown', groups: ['position', 'vehicle'] }, state)).toMatchObject({
      allowed: true,
      groups: ['vehicle'],
    });
    expect(decide({ service: 'rtti', groups: ['traffic'] }, state)).toMatchObject({
      reason: 'location-off-in-car',
    });
  });

  test('lets what another law locks on send the car’s own data without choice or switch, until the network is off', () => {
    const report: ServiceCatalogue['services'][number] = {
      id: 'emissions-report',
      control: 'locked-on',
      bases: ['c'],
      groups: ['vehicle', 'vin', 'usage'],
      needs: ['network'],
      dependsOn: [],
      scope: 'car',
      recipient: 'authority',
    };
    const locked = { ...catalogue, services: [...catalogue.services, report] };
    const state: PolicyState = {
      ...allOn,
      catalogue: locked,
      ...choosing({ services: {}, privateDrive: true }),
      reported: { ...reportedOn, services: {} },
    };
    const send = (groups: readonly DataGroup[], changed: Partial<PolicyState> = {}): unknown =>
      decide({ service: report.id, groups }, { ...state, ...changed });
    expect(send(['vehicle', 'vin'])).toEqual({
      allowed: true,
      groups: ['vehicle', 'vin'],
      connection: 'built-in',
    });
    expect(send(['vehicle', 'usage'])).toMatchObject({ reason: 'undeclared-data' });
    expect(send(['vehicle'], choosing({ network: false }))).toMatchObject({ reason: 'network-off' });
    expect(send(['vehicle'], { applied: undefined })).toMatchObject({ reason: 'not-applied' });
    expect(send(['vehicle'], reporting({ network: false, services: {} }))).toMatchObject({
      reason: 'network-off-in-car',
    });
  });

  test('keeps 112 eCall when a catalogue drops it', () => {
    const help = { service: 'ecall', groups: ['emergency'] } as const;
    const emptied: ServiceCatalogue = { switches: [], services: [], categoriesOfGroup: {} };
    expect(decide(help, { ...allOn, catalogue: emptied })).toMatchObject({ allowed: true });
  });
});

const anyFlag = fc.boolean();
const maybeFlag = fc.option(anyFlag, { nil: undefined });
const anyId = fc.constantFrom(...catalogue.services.map(({ id }) => id), 'constructor', 'toString', 'nobody');
const anyCategory = fc.constantFrom('contacts', 'seat', 'climate', 'media');
const anyServices = fc.dictionary(fc.constantFrom(...switchableIds), anyFlag);

/** What a service declared, or anything. */
const anyRequest: fc.Arbitrary<TransferRequest> = fc.oneof(
  fc
    .constantFrom(...catalogue.services)
    .chain(({ id, groups }) =>
      fc.record({ service: fc.constant(id), groups: fc.subarray(groups, { minLength: 1 }) }),
    ),
  fc.record({ service: anyId, groups: fc.array(fc.constantFrom(...dataGroups), { maxLength: 5 }) }),
);

/** Also circles of dependencies, and controls the pack's loader would refuse. */
const anyCatalogue: fc.Arbitrary<ServiceCatalogue> = fc
  .array(
    fc.record({
      control: fc.constantFrom('locked-on', 'switch', 'consent', 'objection', 'information', 'per-phone'),
      dependsOn: fc.array(anyId, { maxLength: 3 }),
      needs: fc.subarray(['network', 'location', 'microphone'] as const),
    }),
    { minLength: catalogue.services.length, maxLength: catalogue.services.length },
  )
  .map((changes) => ({
    ...catalogue,
    services: catalogue.services.map((service, index) => ({
      ...service,
      ...changes[index],
      needs: [...(changes[index]?.needs ?? [])],
    })),
  }));

const anyApplied: fc.Arbitrary<AppliedChoices> = fc.record({
  driver: fc.constant('driver-1'),
  revision: fc.nat(),
  choices: fc.record({
    network: anyFlag,
    location: anyFlag,
    microphone: anyFlag,
    privateDrive: anyFlag,
    services: anyServices,
    restrictedCategories: fc.array(anyCategory, { maxLength: 2 }),
  }),
  rules: fc.record({
    denyNetwork: anyFlag,
    denyLocation: anyFlag,
    denyServices: fc.array(fc.constantFrom(...switchableIds), { maxLength: 2 }),
  }),
});

const anyState: fc.Arbitrary<PolicyState> = fc.record({
  catalogue: fc.oneof(fc.constant(catalogue), anyCatalogue),
  applied: fc.option(anyApplied, { nil: undefined, freq: 20 }),
  reported: fc.record({
    network: maybeFlag,
    location: maybeFlag,
    microphone: maybeFlag,
    services: fc.dictionary(anyId, maybeFlag),
  }),
  connection: fc.constantFrom('built-in', 'phone', 'none', undefined),
});

/** Mostly on, so that there is something left to switch off. */
const generousState: fc.Arbitrary<PolicyState> = fc
  .tuple(anyState, fc.nat({ max: 3 }))
  .map(([state, mercy]) => (mercy === 0 ? state : { ...state, ...allOn }));

type Stricter = (state: PolicyState, id: string) => PolicyState;

function withChoices(state: PolicyState, choices: Partial<AppliedChoices['choices']>): PolicyState {
  if (state.applied === undefined) return state;
  return { ...state, applied: { ...state.applied, choices: { ...state.applied.choices, ...choices } } };
}

function withRules(state: PolicyState, rules: Partial<AppliedChoices['rules']>): PolicyState {
  if (state.applied === undefined) return state;
  return { ...state, applied: { ...state.applied, rules: { ...state.applied.rules, ...rules } } };
}

/** Every way to switch something off or to restrict. */
const stricter: Readonly<Record<string, Stricter>> = {
  'nothing applied': (state) => ({ ...state, applied: undefined }),
  'network off': (state) => withChoices(state, { network: false }),
  'location off': (state) => withChoices(state, { location: false }),
  'microphone off': (state) => withChoices(state, { microphone: false }),
  'private drive on': (state) => withChoices(state, { privateDrive: true }),
  'service off': (state, id) =>
    withChoices(state, { services: { ...state.applied?.choices.services, [id]: false } }),
  'category restricted': (state) => withChoices(state, { restrictedCategories: ['contacts', 'seat'] }),
  'keeper forbids network': (state) => withRules(state, { denyNetwork: true }),
  'keeper forbids location': (state) => withRules(state, { denyLocation: true }),
  'keeper forbids services': (state) => withRules(state, { denyServices: [...switchableIds] }),
  'car reports network off': (state) => ({ ...state, reported: { ...state.reported, network: false } }),
  'car loses location': (state) => ({ ...state, reported: { ...state.reported, location: undefined } }),
  'car reports microphone off': (state) => ({ ...state, reported: { ...state.reported, microphone: false } }),
  'car reports service off': (state, id) => ({
    ...state,
    reported: { ...state.reported, services: { ...state.reported.services, [id]: false } },
  }),
  'no coverage': (state) => ({ ...state, connection: 'none' }),
};

function allowedGroups(request: TransferRequest, state: PolicyState): readonly DataGroup[] {
  const decision = decide(request, state);
  return decision.allowed ? decision.groups : [];
}

function isSubset<T>(part: readonly T[], whole: readonly T[]): boolean {
  return part.every((item) => whole.includes(item));
}

test.describe('decide, for anything', () => {
  test('answers without throwing, and a no has its reasons once and in their order', () => {
    fc.assert(
      fc.property(anyRequest, anyState, (request, state) => {
        const decision = decide(request, state);
        if (decision.allowed) return decision.groups.length > 0 && isSubset(decision.groups, request.groups);
        const ordered = denialReasons.filter((reason) => decision.reasons.includes(reason));
        return decision.reasons[0] === decision.reason && ordered.join() === decision.reasons.join();
      }),
      { numRuns: 5_000 },
    );
  });

  for (const [name, change] of Object.entries(stricter)) {
    test(`never lets more out once this is stricter: ${name}`, () => {
      let compared = 0;
      fc.assert(
        fc.property(anyRequest, generousState, anyId, (request, state, id) => {
          const before = allowedGroups(request, state);
          if (before.length > 0) compared++;
          return isSubset(allowedGroups(request, change(state, id)), before);
        }),
        { numRuns: 1_000 },
      );
      expect(compared).toBeGreaterThan(100);
    });
  }

  test('lets 112 eCall out, by the built-in modem', () => {
    const leaves = { allowed: true, groups: ['emergency'], connection: 'built-in' };
    fc.assert(
      fc.property(anyState, (state) => {
        const decision = decide({ service: 'ecall', groups: ['emergency'] }, state);
        return JSON.stringify(decision) === JSON.stringify(leaves);
      }),
      { numRuns: 2_000 },
    );
  });

  test('lets no position out while location is off by choice, by rule or in the car', () => {
    fc.assert(
      fc.property(anyRequest, generousState, fc.nat({ max: 2 }), (request, state, way) => {
        const off = [
          withChoices(state, { location: false }),
          withRules(state, { denyLocation: true }),
          { ...state, reported: { ...state.reported, location: false } },
        ][way];
        return off === undefined || !allowedGroups(request, off).includes('position');
      }),
      { numRuns: 5_000 },
    );
  });

  test('lets nothing out that is read from a category set aside, whatever else holds', () => {
    let closed = 0;
    fc.assert(
      fc.property(
        anyRequest,
        generousState,
        // Each of these leaves something to send: without them most of what is allowed is allowed in one and the same state.
        fc.record({
          connection: fc.constantFrom('built-in', 'phone'),
          location: fc.boolean(),
          denyServices: fc.array(fc.constantFrom(...switchableIds), { maxLength: 2 }),
          denyLocation: fc.boolean(),
        }),
        fc.array(anyCategory, { minLength: 1, maxLength: 3 }),
        (request, generous, { connection, location, denyServices, denyLocation }, restrictedCategories) => {
          const ruled = withRules(generous, { denyServices, denyLocation });
          const state: PolicyState = { ...withChoices(ruled, { location }), connection };
          const isRead = (group: DataGroup): boolean =>
            restrictedCategories.some((id) => state.catalogue.categoriesOfGroup[group]?.includes(id));
          const open = withChoices(state, { restrictedCategories: [] });
          if (allowedGroups(request, open).some(isRead)) closed++;
          return !allowedGroups(request, withChoices(state, { restrictedCategories })).some(isRead);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(closed).toBeGreaterThan(100);
  });

  test('lets nothing optional out before choices are applied', () => {
    fc.assert(
      fc.property(anyRequest, generousState, (request, state) => {
        const groups = allowedGroups(request, { ...state, applied: undefined });
        return request.service === 'ecall' || groups.length === 0;
      }),
      { numRuns: 2_000 },
    );
  });
});

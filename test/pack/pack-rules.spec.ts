import { expect, test } from '@playwright/test';
import { parsePack } from '../../src/pack/parse-pack.ts';
import { jsonAt, makerNl, pathOf, setJson } from './pack-files.ts';
import type { Json } from './pack-files.ts';
import { copy, set, refuses } from './planted-violation.ts';
import type { PlantedViolation } from './planted-violation.ts';

/** Where the drive mode stands in the equipment: a choice, and the only function of its category. */
const mode = indexOf('Vehicle.Powertrain.Transmission.PerformanceMode');
const lightColor = indexOf('Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color');

function indexOf(path: string): number {
  const functions = jsonAt(makerNl.pack(), ['equipment', 'functions']);
  return Array.isArray(functions) ? functions.findIndex((entry) => jsonAt(entry, ['path']) === path) : -1;
}

const violations: readonly PlantedViolation[] = [
  [
    'puts marketing into a preset',
    set('presets', 'essential', ['services', 'ids', 0], 'marketing'),
    'presets/essential/services/ids[0]',
    'needs consent',
  ],
  [
    'puts cardata into a preset',
    set('presets', 'essential', ['services', 'ids', 0], 'cardata'),
    'presets/essential/services/ids[0]',
    'needs consent',
  ],
  [
    'puts a consented switch into a preset',
    set('presets', 'essential', ['services', 'ids', 0], 'profile-sync'),
    'presets/essential/services/ids[0]',
    'needs consent',
  ],
  [
    'puts an objection into a preset',
    set('presets', 'essential', ['services', 'ids', 0], 'quality'),
    'presets/essential/services/ids[0]',
    'has no switch',
  ],
  [
    'puts an unknown service into a preset',
    set('presets', 'essential', ['services', 'ids', 0], 'telex'),
    'presets/essential/services/ids[0]',
    'is no service',
  ],
  [
    'invents a preset',
    set('presets', 'essential', ['id'], 'reckless'),
    'presets/reckless/id',
    'must be one of',
  ],
  ['repeats a category', copy('categories', 'seat', {}), 'categories', 'holds seat twice'],
  ['repeats a preset', copy('presets', 'custom', {}), 'presets', 'holds custom twice'],
  ['repeats a contact', copy('contacts', 'dealer', {}), 'contacts', 'holds dealer twice'],
  [
    'leaves a stored group unmapped',
    (pack) => setJson(pack, ['categoriesOfGroup', 'comfort'], undefined),
    'categoriesOfGroup/comfort',
    'is missing',
  ],
  [
    'maps a stored group to nothing',
    (pack) => setJson(pack, ['categoriesOfGroup', 'comfort'], []),
    'categoriesOfGroup/comfort',
    'at least 1',
  ],
  [
    'maps a stored group to no category',
    (pack) => setJson(pack, ['categoriesOfGroup', 'comfort', 1], 'sofa'),
    'categoriesOfGroup/comfort[1]',
    'is no category',
  ],
  [
    'forbids erasing without a reason',
    set('categories', 'ecall-memory', ['notErasableReason'], undefined),
    'categories/ecall-memory/notErasableReason',
    'is missing',
  ],
  [
    'delays erasing without a reason',
    set('categories', 'consents', ['notErasableReason'], undefined),
    'categories/consents/notErasableReason',
    'is missing',
  ],
  [
    'gives a reason for nothing',
    set('categories', 'seat', ['notErasableReason'], 'law'),
    'categories/seat/notErasableReason',
    'must not be there',
  ],
  [
    'renames digital-keys',
    set('categories', 'digital-keys', ['id'], 'keys'),
    'categories/keys/id',
    'must be digital-keys',
  ],
  [
    'renames driver-card',
    set('categories', 'driver-card', ['id'], 'profile'),
    'categories/profile/id',
    'must be driver-card',
  ],
  [
    'renames paired-devices',
    set('categories', 'paired-devices', ['id'], 'devices'),
    'categories/devices/id',
    'must be paired-devices',
  ],
  ['adds an unknown field', (pack) => setJson(pack, ['tracking'], true), 'tracking', 'is no field'],
  [
    'turns location on by default',
    (pack) => setJson(pack, ['defaults', 'location'], true),
    'defaults/location',
    'must be false',
  ],
  [
    'turns a service on by default',
    (pack) => setJson(pack, ['defaults', 'services'], ['rtti']),
    'defaults/services',
    'is no field',
  ],
  [
    'has no parked signal',
    (pack) => setJson(pack, ['equipment', 'parkedSignals'], []),
    'equipment/parkedSignals',
    'at least 1',
  ],
  [
    'parks by an unknown signal',
    (pack) => setJson(pack, ['equipment', 'parkedSignals', 0], 'Vehicle.Speed'),
    'equipment/parkedSignals[0]',
    'must be one of',
  ],
  [
    'sets what is no actuator',
    (pack) => setJson(pack, ['equipment', 'functions', 0, 'path'], 'Vehicle.Speed'),
    'equipment/functions[0]',
    'must name an actuator',
  ],
  [
    'sets a service as comfort',
    (pack) =>
      setJson(pack, ['equipment', 'functions', 0, 'path'], 'Vehicle.Private.Glovebox.Service.Rtti.IsAllowed'),
    'equipment/functions[0]',
    'must name an actuator',
  ],
  [
    'turns a range round',
    (pack) => setJson(pack, ['equipment', 'functions', 0, 'minimum'], 900),
    'equipment/functions[0]',
    'minimum below',
  ],
  [
    'steps past the maximum',
    (pack) => setJson(pack, ['equipment', 'functions', 0, 'step'], 7),
    'equipment/functions[0]',
    'whole steps',
  ],
  [
    'leaves the type of a signal',
    (pack) => setJson(pack, ['equipment', 'functions', 0, 'minimum'], -5),
    'equipment/functions[0]',
    'within the type',
  ],
  [
    'steps in halves where there are none',
    (pack) => setJson(pack, ['equipment', 'functions', 0, 'step'], 0.5),
    'equipment/functions[0]',
    'within the type',
  ],
  [
    'offers a value that is none',
    (pack) => setJson(pack, ['equipment', 'functions', mode, 'values', 0], 'WARP'),
    `equipment/functions[${mode}]`,
    'values of its signal',
  ],
  [
    'offers a value twice',
    (pack) => setJson(pack, ['equipment', 'functions', mode, 'values', 1], 'NORMAL'),
    `equipment/functions[${mode}]`,
    'each value once',
  ],
  [
    'sets the display as comfort',
    (pack) =>
      setJson(pack, ['equipment', 'functions', 0, 'path'], 'Vehicle.Cabin.Infotainment.HMI.DayNightMode'),
    'equipment/functions[0]',
    'must name an actuator',
  ],
  [
    'dims the light below its least',
    (pack) => setJson(pack, ['equipment', 'functions', lightColor - 1, 'minimum'], 0),
    `equipment/functions[${lightColor - 1}]`,
    'within the type',
  ],
  [
    'stores a seat with the climate',
    (pack) => setJson(pack, ['equipment', 'functions', 0, 'category'], 'climate'),
    'equipment/functions[0]/category',
    'must be seat',
  ],
  [
    'stores a drive mode with the seat',
    (pack) => setJson(pack, ['equipment', 'functions', mode, 'category'], 'seat'),
    `equipment/functions[${mode}]/category`,
    'must be chassis',
  ],
  [
    'stores a light with the chassis',
    (pack) => setJson(pack, ['equipment', 'functions', lightColor, 'category'], 'chassis'),
    `equipment/functions[${lightColor}]/category`,
    'must be lighting',
  ],
  [
    'sets a function twice',
    (pack) =>
      setJson(pack, ['equipment', 'functions', 1, 'path'], 'Vehicle.Cabin.Seat.Row1.DriverSide.Position'),
    'equipment/functions[1]/path',
    'twice',
  ],
  [
    'ties a function to a dropped category',
    (pack) => setJson(pack, pathOf(pack, 'categories', 'chassis'), undefined),
    `equipment/functions[${mode}]/category`,
    'is no category',
  ],
  ['claims no language', (pack) => setJson(pack, ['languages'], []), 'languages', 'at least 1'],
  [
    'leaves the folder by its language',
    (pack) => setJson(pack, ['languages', 0], '../x'),
    'languages[0]',
    'must look like',
  ],
];

test.describe('a problem', () => {
  const ruleAt = (path: readonly (string | number)[], value: Json | undefined): string | undefined => {
    const pack = makerNl.pack();
    setJson(pack, path, value);
    const parsed = parsePack(pack);
    return parsed.ok ? undefined : parsed.problems.map(({ entry, rule }) => `${entry} ${rule}`).join('; ');
  };

  test('is said in plain words', () => {
    expect(ruleAt(['services'], undefined)).toBe('services is missing, must be array');
    expect(ruleAt(['services', 0, 'secured'], 'yes')).toBe('services/ecall/secured must be boolean');
    expect(ruleAt(['services', 0, 'cost'], undefined)).toBe(
      'services/ecall/cost is missing, must be one of free, included, paid',
    );
    expect(ruleAt(['services', 0, 'retention', 0, 'rule'], 'ever')).toMatch(
      /^services\/ecall\/retention\[0\]\/rule must be one of hours, days, years, until-deleted/,
    );
    expect(ruleAt(['services', 0, 'retention', 0, 'hours'], 0)).toBe(
      'services/ecall/retention[0]/hours must be more than 0',
    );
    expect(ruleAt(['contacts'], [])).toBe('contacts must have at least 1');
    expect(ruleAt(['categories', 0, 'id'], 'x'.repeat(41))).toBe(`categories[0]/id must have at most 40`);
    expect(ruleAt(['<img src=x>'], 1)).toBe('"<img src=x>" is no field that a pack may have');
  });

  test('comes with all others of its kind', () => {
    expect(ruleAt(['services', 0, 'secured'], 5)).not.toContain(';');
    const pack = makerNl.pack();
    setJson(pack, ['services', 0, 'scope'], 'driver');
    setJson(pack, ['services', 1, 'recipient'], 'dealers');
    const parsed = parsePack(pack);
    expect(parsed.ok ? [] : parsed.problems.map(({ entry }) => entry)).toEqual([
      'services/ecall/scope',
      'services/advanced-ecall/recipient',
    ]);
  });
});

test.describe('a pack that', () => {
  refuses(violations);
});

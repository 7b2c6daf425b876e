import { expect, test } from '@playwright/test';
import { parsePack } from '../../src/pack/parse-pack.ts';
import { minimal, setJson } from './pack-files.ts';
import { set, refuses } from './planted-violation.ts';
import type { PlantedViolation } from './planted-violation.ts';

/** On `minimal`, which has neither switch. */
const violations: readonly PlantedViolation[] = [
  [
    'starts with a network off that nobody can switch on',
    (pack) => setJson(pack, ['defaults', 'network'], false),
    'defaults/network',
    'must be true',
  ],
  [
    'has a preset without network',
    set('presets', 'maximum-privacy', ['network'], 'off'),
    'presets/maximum-privacy/network',
    'no network switch',
  ],
  [
    'has a preset with location',
    set('presets', 'all-services', ['location'], 'on'),
    'presets/all-services/location',
    'no location switch',
  ],
  [
    'has a preset with location in an emergency',
    set('presets', 'essential', ['location'], 'emergency-and-breakdown'),
    'presets/essential/location',
    'no location switch',
  ],
  [
    'has a service that needs location',
    set('services', 'updates', ['needs'], ['network', 'location']),
    'services/updates/needs',
    'no location switch',
  ],
  [
    'has a service that sends position',
    set('services', 'updates', ['groups'], ['vin', 'position']),
    'services/updates/groups',
    'no location switch',
  ],
  [
    'has a service that sends position as data of an emergency',
    set('services', 'updates', ['groups'], ['vin', 'emergency']),
    'services/updates/groups',
    'no location switch',
  ],
  [
    'invents a switch',
    (pack) => setJson(pack, ['switches', 0], 'microwave'),
    'switches[0]',
    'must be one of network, location',
  ],
  [
    'has a switch twice',
    (pack) => setJson(pack, ['switches'], ['network', 'network']),
    'switches',
    'holds network twice',
  ],
  [
    'does not say which switches there are',
    (pack) => setJson(pack, ['switches'], undefined),
    'switches',
    'is missing',
  ],
];

test.describe('a pack that, about switches for all services,', () => {
  refuses(violations, minimal);

  test('has them may start with the network off and locate services', () => {
    const pack = minimal.pack();
    setJson(pack, ['switches'], ['network', 'location']);
    setJson(pack, ['defaults', 'network'], false);
    set('presets', 'maximum-privacy', ['network'], 'off')(pack);
    set('presets', 'all-services', ['location'], 'on')(pack);
    const parsed = parsePack(pack);
    expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  });
});

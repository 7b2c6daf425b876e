import { test } from '@playwright/test';
import { minimal } from './pack-files.ts';
import { set, refuses } from './planted-violation.ts';
import type { PlantedViolation } from './planted-violation.ts';

const id = 'emissions-report';

/** On `minimal`, where a law other than eCall's locks a service on. */
const violations: readonly PlantedViolation[] = [
  [
    'rests it on a contract',
    set('services', id, ['bases'], ['b']),
    `services/${id}/bases`,
    'must be c alone',
  ],
  [
    'rests it on a contract too',
    set('services', id, ['bases'], ['c', 'b']),
    `services/${id}/bases`,
    'must be c alone',
  ],
  ...['usage', 'contact', 'address-book', 'user-profile', 'destinations', 'emergency'].map(
    (group): PlantedViolation => [
      `lets it send ${group}`,
      set('services', id, ['groups'], ['vehicle', group]),
      `services/${id}/groups`,
      'tells nothing about a driver',
    ],
  ),
  [
    'lets it do without the network',
    set('services', id, ['needs'], []),
    `services/${id}/needs`,
    'must be network alone',
  ],
  [
    'ties it to a service',
    set('services', id, ['dependsOn'], ['updates']),
    `services/${id}/dependsOn`,
    'must be empty',
  ],
  ['gives it to a driver', set('services', id, ['scope'], 'driver'), `services/${id}/scope`, 'must be car'],
  ['charges for it', set('services', id, ['cost'], 'paid'), `services/${id}/cost`, 'must be free'],
  ['sells it apart', set('services', id, ['contracted'], false), `services/${id}/cost`, 'always there'],
  [
    'puts it into a preset',
    set('presets', 'essential', ['services', 'ids', 0], id),
    'presets/essential/services/ids[0]',
    'has no switch',
  ],
];

test.describe('a pack that, about what another law locks on,', () => {
  refuses(violations, minimal);
  refuses([
    [
      'locks advertising on',
      set('services', 'marketing', ['control'], 'locked-on'),
      'services/marketing/bases',
      'must be c alone',
    ],
  ]);
});

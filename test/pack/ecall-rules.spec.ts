import { test } from '@playwright/test';
import { pathOf, setJson } from './pack-files.ts';
import { copy, set, refuses } from './planted-violation.ts';
import type { PlantedViolation } from './planted-violation.ts';

const violations: readonly PlantedViolation[] = [
  [
    'drops ecall',
    (pack) => setJson(pack, pathOf(pack, 'services', 'ecall'), undefined),
    'services',
    'must contain ecall',
  ],
  [
    'makes ecall a switch',
    set('services', 'ecall', ['control'], 'switch'),
    'services/ecall/control',
    'must be locked-on',
  ],
  [
    'rests ecall on a contract',
    set('services', 'ecall', ['bases'], ['b']),
    'services/ecall/bases',
    'must be c and d',
  ],
  [
    'lets ecall send more',
    set('services', 'ecall', ['groups'], ['emergency', 'usage']),
    'services/ecall/groups',
    'emergency alone',
  ],
  [
    'lets ecall need the network',
    set('services', 'ecall', ['needs'], ['network']),
    'services/ecall/needs',
    'no switch may stop',
  ],
  [
    'ties ecall to a service',
    set('services', 'ecall', ['dependsOn'], ['updates']),
    'services/ecall/dependsOn',
    'no service may stop',
  ],
  [
    'gives ecall to a driver',
    set('services', 'ecall', ['scope'], 'driver'),
    'services/ecall/scope',
    'must be car',
  ],
  ['charges for ecall', set('services', 'ecall', ['cost'], 'paid'), 'services/ecall/cost', 'must be free'],
  [
    'names the maker as provider of ecall',
    set('services', 'ecall', ['providerKind'], 'maker'),
    'services/ecall/providerKind',
    'must be public',
  ],
  [
    'adds an e-call',
    copy('services', 'updates', { id: 'e-call' }),
    'services/e-call/id',
    'must not read as ecall',
  ],
  ['adds a second ecall', copy('services', 'ecall', {}), 'services', 'holds ecall twice'],
  [
    'ties a service to ecall',
    set('services', 'advanced-ecall', ['dependsOn'], ['ecall']),
    'services/advanced-ecall/dependsOn',
    'must not name ecall',
  ],
  [
    'puts ecall into a preset',
    set('presets', 'essential', ['services', 'ids', 0], 'ecall'),
    'presets/essential/services/ids',
    'must not name ecall',
  ],
  [
    'shows a consent for information only',
    set('services', 'recall', ['bases'], ['a']),
    'services/recall/bases',
    'must not hold a',
  ],
];

test.describe('a pack that, about 112 eCall,', () => {
  refuses(violations);
});

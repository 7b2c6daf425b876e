import { test } from '@playwright/test';
import { copy, set, refuses } from './planted-violation.ts';
import type { PlantedViolation } from './planted-violation.ts';

const violations: readonly PlantedViolation[] = [
  ['repeats a service', copy('services', 'updates', {}), 'services', 'holds updates twice'],
  [
    'repeats a group',
    set('services', 'rtti', ['groups'], ['position', 'position']),
    'services/rtti/groups',
    'holds position twice',
  ],
  [
    'lets two services share a switch',
    copy('services', 'updates', { id: 'up-dates' }),
    'services/up-dates/id',
    'share one switch',
  ],
  [
    'sends an unknown group',
    set('services', 'rtti', ['groups', 2], 'mood'),
    'services/rtti/groups[2]',
    'must be one of',
  ],
  [
    'cites basis g',
    set('services', 'rtti', ['bases', 0], 'g'),
    'services/rtti/bases[0]',
    'must be one of a, b, c, d, f, terms',
  ],
  [
    'hides when position is sent',
    set('services', 'rtti', ['positionDetail'], undefined),
    'services/rtti/positionDetail',
    'is missing',
  ],
  [
    'tells of position that is not sent',
    set('services', 'updates', ['positionDetail'], { sent: 'on-request', to: ['maker'] }),
    'services/updates/positionDetail',
    'must not be there',
  ],
  [
    'sends position to no recipient',
    set('services', 'rtti', ['positionDetail', 'to'], ['dealers']),
    'services/rtti/positionDetail/to',
    'must name recipients',
  ],
  [
    'names a receiver who is no recipient',
    set('services', 'rtti', ['recipient'], 'dealers'),
    'services/rtti/recipient',
    'must be one of the recipients',
  ],
  [
    'needs location without sending it',
    set('services', 'updates', ['needs'], ['network', 'location']),
    'services/updates/needs',
    'sends no position',
  ],
  [
    'needs the microphone without sending speech',
    set('services', 'updates', ['needs'], ['network', 'microphone']),
    'services/updates/needs',
    'sends no speech',
  ],
  [
    'sends past the network switch',
    set('services', 'updates', ['needs'], []),
    'services/updates/needs',
    'must hold network',
  ],
  [
    'does not say what a consent covers',
    set('services', 'profile-sync', ['consent'], undefined),
    'services/profile-sync/consent',
    'is missing',
  ],
  [
    'asks consent where none is needed',
    set('services', 'updates', ['consent'], { per: 'service' }),
    'services/updates/consent',
    'must not be there',
  ],
  [
    'rests a consent on a contract',
    set('services', 'cardata', ['bases'], ['b']),
    'services/cardata/bases',
    'must be a alone',
  ],
  [
    'lets one object to a contract',
    set('services', 'quality', ['bases'], ['b']),
    'services/quality/bases',
    'must hold f',
  ],
  [
    'gives the maker terms of its own',
    set('services', 'updates', ['bases'], ['terms']),
    'services/updates/bases',
    'only a third party',
  ],
  [
    'depends on an unknown service',
    set('services', 'rtti', ['dependsOn'], ['telex']),
    'services/rtti/dependsOn',
    'is no service',
  ],
  [
    'depends on itself',
    set('services', 'rtti', ['dependsOn'], ['rtti']),
    'services/rtti/dependsOn',
    'lead back',
  ],
  [
    'depends in a circle',
    (pack) => {
      set('services', 'rtti', ['dependsOn'], ['remote'])(pack);
      set('services', 'remote', ['dependsOn'], ['rtti'])(pack);
    },
    'services/remote/dependsOn',
    'lead back',
  ],
  [
    'calls one provider two kinds',
    set('services', 'rtti', ['providerKind'], 'third-party'),
    'services/rtti/providerKind',
    'must be the same',
  ],
  [
    'adds an unknown field to a service',
    set('services', 'rtti', ['hidden'], true),
    'services/rtti/hidden',
    'is no field',
  ],
  [
    'links to a page without encryption',
    set('services', 'rtti', ['terms', 'url'], 'http://maker.example'),
    'services/rtti/terms/url',
    'must be a valid url',
  ],
  [
    'hides a script in a link',
    set('services', 'rtti', ['terms', 'url'], 'javascript:alert(1)'),
    'services/rtti/terms/url',
    'must be a valid url',
  ],
];

test.describe('a pack that, about a service,', () => {
  refuses(violations);
});

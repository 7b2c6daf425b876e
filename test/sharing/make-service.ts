import type { SwitchState } from '../../src/choices/choices-store.ts';
import type { PackService } from '../../src/pack/service-schema.ts';
import type { PackTexts } from '../../src/pack/texts-schema.ts';
import type { ServiceNow } from '../../src/sharing/describe-service.ts';

/** An ordinary service of the maker; what matters to a test is given. */
export function makeService(changes: Partial<PackService> = {}): PackService {
  return {
    id: 'traffic',
    control: 'switch',
    bases: ['b'],
    groups: ['traffic'],
    needs: ['network'],
    dependsOn: [],
    scope: 'driver',
    recipient: 'maker',
    provider: 'maker',
    providerKind: 'maker',
    recipients: ['maker', 'dealers'],
    region: 'eea',
    secured: true,
    retention: [{ rule: 'days', days: 28 }],
    survivesErase: false,
    contracted: true,
    cost: 'included',
    terms: { kind: 'url', url: 'https://maker.example/terms' },
    ...changes,
  };
}

export const serviceTexts = {
  name: 'Traffic news',
  purpose: 'Finds a faster way.',
  data: 'Jams that the car sees.',
  retention: 'Four weeks.',
  whenOff: 'Traffic news is off. Routes go through jams.',
  afterOff: 'The maker keeps the rest for four weeks.',
};

export function makeTexts(service: PackTexts['services'][string] = serviceTexts): PackTexts {
  return {
    language: 'en',
    categories: {},
    services: { traffic: service, weather: { ...serviceTexts, name: 'Weather' } },
    providers: { maker: { name: 'The maker' } },
    recipients: { maker: { name: 'the maker' }, dealers: { name: 'dealers' } },
    channels: {},
    presets: {},
    contacts: {},
  };
}

export function switchState(changes: Partial<SwitchState> = {}): SwitchState {
  const reported = 'reported' in changes ? changes.reported : false;
  return {
    reported,
    requested: reported === true,
    wish: reported === true,
    status: reported === undefined ? 'unknown' : 'confirmed',
    problem: undefined,
    ...changes,
  };
}

export function makeNow(changes: Partial<ServiceNow> = {}): ServiceNow {
  return {
    service: makeService(),
    texts: makeTexts(),
    state: switchState(),
    hindrances: [],
    missing: [],
    ...changes,
  };
}

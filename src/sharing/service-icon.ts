import type { IconName } from '../../components/icon/icons.ts';
import type { DataGroup } from '../../platform/contract/service-definition.ts';
import type { PackService } from '../pack/service-schema.ts';

const iconOfGroup: Readonly<Record<DataGroup, IconName>> = {
  vehicle: 'directions-car',
  position: 'location-on',
  maintenance: 'build',
  traffic: 'traffic',
  environment: 'public',
  'user-profile': 'person',
  sensors: 'mic',
  account: 'person',
  payment: 'credit-card',
  contact: 'mail',
  usage: 'schedule',
  emergency: 'emergency',
  vin: 'directions-car',
  versions: 'update',
  comfort: 'person',
  destinations: 'home-pin',
  'address-book': 'contacts',
  'media-library': 'music-note',
  'online-use': 'public',
};

/** What tells most about a service; the rest goes by what it sends first. */
const telling: readonly DataGroup[] = ['emergency', 'payment', 'versions', 'media-library'];

/** The sign of a service, from what it sends: no service has one of its own. */
export function serviceIcon({ control, groups }: Pick<PackService, 'control' | 'groups'>): IconName {
  if (control === 'per-phone') return 'devices';
  const group = telling.find((candidate) => groups.includes(candidate)) ?? groups[0];
  return group === undefined ? 'help' : iconOfGroup[group];
}

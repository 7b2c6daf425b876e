import type { Clock } from '../../platform/contract/clock.ts';
import type { DevicesPort } from '../../platform/contract/devices.ts';
import type { SignalsPort } from '../../platform/contract/signals.ts';
import { languages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { figureIds } from '../session/figure.ts';
import type { CardChanges, DriversDesk } from '../session/drivers-desk.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import type { Positions } from './comfort/positions.ts';
import type { TakenCard, TakenCategory } from './profile-file/profile-content.ts';
import type { ProfileSource, ProfileTarget } from './profile-file/profile-places.ts';
import type { RecordList } from './profile-file/record-list.ts';
import { TakeAlong } from './take-along.ts';

export interface TakeAlongSources {
  readonly desk: Pick<DriversDesk, 'card' | 'change'>;
  readonly positions: Pick<Positions, 'all' | 'storeValues'>;
  /** Of who drives, as far as a PIN has opened them. */
  readonly lists: Readonly<Record<TakenCategory, RecordList>>;
  readonly pack: Pick<VehiclePack, 'equipment'>;
  readonly signals: SignalsPort;
  readonly devices: DevicesPort;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly monitor: Pick<RestrictionSource, 'check'>;
  readonly signal: AbortSignal;
}

/** Take along for who drives. */
export function openTakeAlong(sources: TakeAlongSources): TakeAlong {
  const { pack, signals, devices, clock, random, monitor, signal } = sources;
  return new TakeAlong({
    source: sourceOf(sources),
    target: targetOf(sources),
    devices,
    equipment: pack.equipment,
    driverSide: () => {
      const side = signals.snapshot().get('Vehicle.Cabin.DriverPosition')?.value;
      return side === 'MIDDLE' ? undefined : side;
    },
    clock,
    random,
    isParked: () => monitor.check().state === 'parked',
    signal,
  });
}

function sourceOf({ desk, positions, lists }: TakeAlongSources): ProfileSource {
  return {
    card: () => {
      const { name = '', language, figure, units } = desk.card ?? {};
      return {
        ...(name === '' ? {} : { name }),
        ...(language && { language }),
        ...(figure && { figure }),
        ...(units?.temperature && { temperature: units.temperature }),
        ...(units?.distance && { distance: units.distance }),
      };
    },
    positions: () => positions.all,
    records: (category) => ({ category, version: lists[category].version, records: lists[category].all() }),
    count: (category) => lists[category].count,
  };
}

function targetOf({ desk, positions, lists }: TakeAlongSources): ProfileTarget {
  return {
    get positionNames() {
      return positions.all.map(({ name }) => name);
    },
    addPosition: async (name, values) => {
      const stored = await positions.storeValues(name, values);
      if (stored.ok) return stored;
      switch (stored.reason) {
        case 'not-open':
        case 'too-many':
        case 'quota':
          return { ok: false, reason: stored.reason };
        default:
          return { ok: false, reason: 'storage' };
      }
    },
    changeCard: async (taken) => {
      const changed = await desk.change(cardChanges(taken, desk.card?.units));
      if (changed.ok) return { ok: true };
      if (changed.reason === 'locked' || changed.reason === 'quota')
        return { ok: false, reason: changed.reason === 'quota' ? 'quota' : 'not-open' };
      return { ok: false, reason: 'storage' };
    },
    addRecords: (records) => lists[records.category].add(records),
  };
}

/** What this app knows of another's card; a figure or a language of a newer one is passed over. */
function cardChanges(
  { name, language, figure, temperature, distance }: TakenCard,
  units: CardChanges['units'],
): Partial<CardChanges> {
  const knownFigure = figureIds.find((id) => id === figure);
  const knownLanguage = languages.find((id) => id === language);
  return {
    ...(name && { name }),
    ...(knownLanguage && { language: knownLanguage }),
    ...(knownFigure && { figure: knownFigure }),
    ...((temperature ?? distance) && {
      units: { ...units, ...(temperature && { temperature }), ...(distance && { distance }) },
    }),
  };
}

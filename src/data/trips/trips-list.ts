import { formatDateTime, formatDistance, formatDuration, formatSpeed } from '../../i18n/format.ts';
import type { DistanceUnit } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { ListDescription } from '../lists/list-description.ts';
import { byTime, filled } from '../lists/list-description.ts';
import { tripsCollection } from './trips-collection.ts';
import type { Trip } from './trips-collection.ts';

/** Trips of the trip computer. `unit` is the one that the driver reads. */
export function tripsList(unit: DistanceUnit): ListDescription<Trip> {
  const words = messages.lists.trips;
  const began = ({ startedAt }: Trip): string => formatDateTime(new Date(startedAt));
  return {
    collection: tripsCollection,
    icon: 'route',
    kind: {
      row: (trip) => ({
        heading: trip.note === '' ? words.trip(formatDistance(trip.distance, unit)) : trip.note,
        detail: `${began(trip)}, ${formatDuration(trip.duration)}`,
      }),
      findKey: (trip) => findKeyOf([trip.note, began(trip)]),
      orders: [
        byTime(messages.lists.newestFirst, ({ startedAt }) => startedAt),
        { id: 'distance', label: words.byDistance, by: 'number', of: ({ distance }) => distance },
      ],
      filters: [],
    },
    lines: (trip) =>
      filled([
        { icon: 'schedule', label: messages.lists.at, value: began(trip) },
        { icon: 'route', label: words.distance, value: formatDistance(trip.distance, unit) },
        { label: messages.lists.duration, value: formatDuration(trip.duration) },
        { label: words.average, value: formatSpeed(trip.averageSpeed, unit) },
        { label: messages.lists.note, value: trip.note },
      ]),
    fieldsOf: () => [
      {
        id: 'note',
        label: messages.lists.note,
        kind: 'lines',
        maxLength: 500,
        read: ({ note }) => note,
        write: (trip, note) => ({ ...trip, note }),
      },
    ],
  };
}

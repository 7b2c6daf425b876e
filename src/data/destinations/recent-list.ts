import { formatDateTime } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { ListDescription } from '../lists/list-description.ts';
import { byTime, filled } from '../lists/list-description.ts';
import { recentDestinationsCollection } from './recent-destinations-collection.ts';
import type { RecentDestination } from './recent-destinations-collection.ts';

/** Where somebody was guided to; it goes by itself when its time is over. */
export function recentList(): ListDescription<RecentDestination> {
  const words = messages.lists.recent;
  return {
    collection: recentDestinationsCollection,
    icon: 'history',
    kind: {
      row: ({ name, address, startedAt }) => ({
        heading: name,
        detail: filled([
          { label: '', value: formatDateTime(new Date(startedAt)) },
          { label: '', value: address },
        ])
          .map(({ value }) => value)
          .join(', '),
      }),
      findKey: ({ name, address = '' }) => findKeyOf([name, address]),
      orders: [
        byTime(messages.lists.newestFirst, ({ startedAt }) => startedAt),
        { id: 'name', label: messages.lists.byName, by: 'text', of: ({ name }) => name },
      ],
      filters: [],
    },
    lines: ({ address, startedAt, route }) =>
      filled([
        { icon: 'schedule', label: messages.lists.at, value: formatDateTime(new Date(startedAt)) },
        { icon: 'location-on', label: words.address, value: address },
        { icon: 'route', label: words.way, value: route.length === 0 ? '' : words.route(route.length) },
      ]),
  };
}

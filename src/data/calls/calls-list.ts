import { formatDateTime, formatDuration } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { ListDescription } from '../lists/list-description.ts';
import { byTime, filled } from '../lists/list-description.ts';
import { callsCollection } from './calls-collection.ts';
import type { Call } from './calls-collection.ts';

/** Calls and messages that a connected phone handed over. */
export function callsList(): ListDescription<Call> {
  const words = messages.lists.calls;
  const peer = (call: Call): string => call.name || call.peer || words.unknown;
  const what = ({ kind, direction }: Call): string =>
    kind === 'call' ? words.kinds[direction] : words.messages[direction];
  return {
    collection: callsCollection,
    icon: 'call',
    kind: {
      row: (call) => ({
        icon: call.kind === 'message' ? 'sms' : call.direction === 'missed' ? 'phone-missed' : 'call',
        heading: peer(call),
        detail: `${what(call)}, ${formatDateTime(new Date(call.at))}`,
      }),
      findKey: (call) => findKeyOf([call.name, call.kind === 'message' ? call.text : ''], [call.peer]),
      orders: [
        byTime(messages.lists.newestFirst, ({ at }) => at),
        { id: 'name', label: messages.lists.byName, by: 'text', of: peer },
      ],
      filters: [
        { id: 'calls', label: words.filters.calls, fits: ({ kind }) => kind === 'call' },
        { id: 'missed', label: words.filters.missed, fits: ({ direction }) => direction === 'missed' },
        { id: 'messages', label: words.filters.messages, fits: ({ kind }) => kind === 'message' },
      ],
    },
    lines: (call) =>
      filled([
        { icon: 'schedule', label: what(call), value: formatDateTime(new Date(call.at)) },
        { icon: 'call', label: words.number, value: call.peer },
        {
          label: messages.lists.duration,
          value: call.kind === 'call' && call.duration > 0 ? formatDuration(call.duration) : '',
        },
        { icon: 'sms', label: words.text, value: call.kind === 'message' ? call.text : '' },
      ]),
  };
}

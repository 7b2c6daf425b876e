import { choiceCollection } from '../../choices/choice-collection.ts';
import type { Choice } from '../../choices/choice-collection.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { ListContext, ListDescription } from './list-description.ts';
import { byTime, filled } from './list-description.ts';

/** What a driver decided about sharing; read here, decided under Sharing. */
export function consentsList({ pack }: ListContext): ListDescription<Choice> {
  const words = messages.lists.consents;
  const name = (id: string): string => {
    if (id === 'network' || id === 'location') return messages.settings[id].title;
    const [kind, rest = ''] = id.split(':');
    const category = rest.slice(rest.indexOf('/') + 1);
    switch (kind) {
      case 'service':
        return pack.texts.services[rest]?.name ?? rest;
      case 'use':
      case 'keep':
      case 'age':
      case 'sync':
        return words[kind](pack.texts.categories[category]?.name ?? category);
      default:
        return id;
    }
  };
  return {
    collection: choiceCollection,
    icon: 'check-circle',
    isReadOnly: true,
    kind: {
      row: ({ allowed }, id) => ({
        icon: allowed ? 'check-circle' : 'block',
        heading: name(id),
        detail: allowed ? words.allowed : words.denied,
      }),
      findKey: (_choice, id) => findKeyOf([name(id)]),
      orders: [byTime(messages.lists.newestFirst, ({ decidedAt = 0 }) => decidedAt)],
      filters: [
        { id: 'allowed', label: words.allowed, fits: ({ allowed }) => allowed },
        { id: 'denied', label: words.denied, fits: ({ allowed }) => !allowed },
      ],
    },
    lines: ({ allowed, decidedAt, wording, pending }) =>
      filled([
        { label: words.decided, value: allowed ? words.allowed : words.denied },
        {
          icon: 'schedule',
          label: messages.lists.at,
          value: decidedAt === undefined ? '' : formatDateTime(new Date(decidedAt)),
        },
        { label: words.wording, value: wording },
        { icon: 'info', label: '', value: pending ? words.pending : '' },
      ]),
  };
}

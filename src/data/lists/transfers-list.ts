import type { StoredTransfer } from '../../choices/transfers-collection.ts';
import { transfersCollection } from '../../choices/transfers-collection.ts';
import { formatBytes, formatDateTime, formatList, formatNumber } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { ListContext, ListDescription } from './list-description.ts';
import { byTime, filled } from './list-description.ts';

/** What left the car, and what was refused. */
export function transfersList({ pack }: ListContext): ListDescription<StoredTransfer> {
  const words = messages.lists.transfers;
  const name = (transfer: StoredTransfer): string =>
    transfer.kind === 'gap' ? words.gap : (pack.texts.services[transfer.service]?.name ?? transfer.service);
  const groups = (transfer: StoredTransfer): string =>
    transfer.kind === 'gap' || transfer.groups.length === 0
      ? ''
      : formatList(transfer.groups.map((group) => messages.settings.groups[group]));
  return {
    collection: transfersCollection,
    icon: 'outbox',
    kind: {
      row: (transfer) => ({
        icon: transfer.kind === 'refused' ? 'block' : 'outbox',
        heading: name(transfer),
        detail: `${words[transfer.kind]}, ${formatDateTime(new Date(transfer.at))}`,
      }),
      findKey: (transfer) => findKeyOf([name(transfer), groups(transfer)]),
      orders: [
        byTime(messages.lists.newestFirst, ({ at }) => at),
        { id: 'name', label: messages.lists.byName, by: 'text', of: name },
      ],
      filters: [
        { id: 'sent', label: words.filters.sent, fits: ({ kind }) => kind === 'sent' || kind === 'hour' },
        { id: 'refused', label: words.filters.refused, fits: ({ kind }) => kind === 'refused' },
      ],
    },
    lines: (transfer) =>
      filled([
        {
          icon: 'schedule',
          label: words[transfer.kind],
          value: formatDateTime(new Date(transfer.at)),
        },
        { label: words.groups, value: groups(transfer) },
        ...extraLines(transfer),
      ]),
  };
}

function extraLines(transfer: StoredTransfer): readonly { readonly label: string; readonly value: string }[] {
  const words = messages.lists.transfers;
  switch (transfer.kind) {
    case 'sent':
      return [
        { label: words.bytes, value: transfer.bytes === undefined ? '' : formatBytes(transfer.bytes) },
        { label: words.recipient, value: transfer.recipient ?? '' },
        { label: words.path, value: words.by[transfer.connection] },
      ];
    case 'hour':
      return [
        {
          label: words.bytes,
          value: `${words.counts(formatNumber(transfer.sent), formatNumber(transfer.refused))}, ${formatBytes(transfer.bytes)}`,
        },
      ];
    case 'gap':
      return [{ label: words.until, value: formatDateTime(new Date(transfer.until)) }];
    case 'refused':
      return [];
  }
}

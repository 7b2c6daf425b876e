import type { IconName } from '../../../components/icon/icons.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { FormField } from '../../records/text-form.ts';
import type { ListDescription } from '../lists/list-description.ts';
import { byTime, filled } from '../lists/list-description.ts';
import { onlineUseCollection } from './online-use-collection.ts';
import type { OnlineUse } from './online-use-collection.ts';

const icons: Readonly<Record<OnlineUse['kind'], IconName>> = {
  bookmark: 'bookmark',
  visit: 'history',
  cookie: 'cookie',
  search: 'search',
  preference: 'newspaper',
};
const kinds = ['bookmark', 'visit', 'cookie', 'search', 'preference'] as const;

/** Favourites, history, cookies, searches and preferences: what browsing and online providers leave behind in the car. */
export function onlineUseList(): ListDescription<OnlineUse> {
  const words = messages.lists.online;
  return {
    collection: onlineUseCollection,
    icon: 'public',
    kind: {
      row: (use) => ({
        icon: icons[use.kind],
        heading: nameOf(use),
        detail: `${words.kinds[use.kind]}, ${siteOf(use)}`,
      }),
      findKey: (use) => findKeyOf([nameOf(use), siteOf(use)]),
      orders: [
        byTime(messages.lists.newestFirst, ({ at }) => at),
        { id: 'site', label: words.bySite, by: 'text', of: siteOf },
      ],
      filters: kinds.map((id) => ({ id, label: words.filters[id], fits: ({ kind }) => kind === id })),
    },
    lines: (use) =>
      filled([
        { icon: 'schedule', label: words.kinds[use.kind], value: formatDateTime(new Date(use.at)) },
        { icon: 'public', label: words.address, value: 'address' in use ? use.address : '' },
        { icon: 'public', label: words.site, value: use.kind === 'cookie' ? use.host : '' },
        { label: words.provider, value: 'provider' in use ? use.provider : '' },
        { label: words.value, value: 'value' in use ? use.value : '' },
        {
          label: words.expires,
          value:
            use.kind === 'cookie' && use.expiresAt !== undefined
              ? formatDateTime(new Date(use.expiresAt))
              : '',
        },
      ]),
    fieldsOf,
  };
}

function nameOf(use: OnlineUse): string {
  switch (use.kind) {
    case 'bookmark':
    case 'visit':
      return use.title || use.address;
    case 'cookie':
      return use.name;
    case 'search':
      return use.query;
    case 'preference':
      return use.key;
  }
}

/** The site or the provider that it belongs to. */
function siteOf(use: OnlineUse): string {
  switch (use.kind) {
    case 'bookmark':
    case 'visit':
      return URL.parse(use.address)?.host ?? use.address;
    case 'cookie':
      return use.host;
    case 'search':
    case 'preference':
      return use.provider;
  }
}

/** Favourites and preferences are the driver's own; the rest is what happened. */
function fieldsOf(use: OnlineUse): readonly FormField<OnlineUse>[] {
  const words = messages.lists.online;
  if (use.kind === 'preference') {
    return [
      {
        id: 'value',
        label: words.value,
        maxLength: 2_000,
        read: (value) => (value.kind === 'preference' ? value.value : ''),
        write: (value, text) => (value.kind === 'preference' ? { ...value, value: text } : value),
      },
    ];
  }
  if (use.kind !== 'bookmark') return [];
  return [
    {
      id: 'title',
      label: words.title,
      maxLength: 2_000,
      read: (value) => (value.kind === 'bookmark' ? value.title : ''),
      write: (value, text) => (value.kind === 'bookmark' ? { ...value, title: text } : value),
      check: (text) => (text === '' ? words.titleMissing : ''),
    },
    {
      id: 'address',
      label: words.address,
      kind: 'url',
      maxLength: 2_000,
      read: (value) => (value.kind === 'bookmark' ? value.address : ''),
      write: (value, text) => (value.kind === 'bookmark' ? { ...value, address: text } : value),
      check: (text) => (isWebAddress(text) ? '' : words.addressWrong),
    },
  ];
}

function isWebAddress(text: string): boolean {
  const protocol = URL.parse(text)?.protocol;
  return protocol === 'https:' || protocol === 'http:';
}

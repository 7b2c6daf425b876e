import { formatDateTime, formatList } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { findKeyOf } from '../../records/find.ts';
import type { ListDescription } from '../lists/list-description.ts';
import { byTime, filled } from '../lists/list-description.ts';
import { accountsCollection } from './accounts-collection.ts';
import type { Account } from './accounts-collection.ts';

/** Online accounts that somebody signed in to. Their tokens are never shown. */
export function accountsList(): ListDescription<Account> {
  const words = messages.lists.accounts;
  return {
    collection: accountsCollection,
    icon: 'account-circle',
    kind: {
      row: ({ provider, user }) => ({ heading: provider, detail: user }),
      findKey: ({ provider, user }) => findKeyOf([provider, user]),
      orders: [
        { id: 'name', label: messages.lists.byName, by: 'text', of: ({ provider }) => provider },
        byTime(messages.lists.newestFirst, ({ signedInAt }) => signedInAt),
      ],
      filters: [],
    },
    lines: ({ user, scopes, signedInAt }) =>
      filled([
        { icon: 'account-circle', label: words.user, value: user },
        { label: words.scopes, value: scopes.length === 0 ? '' : formatList(scopes) },
        { icon: 'schedule', label: words.signedIn, value: formatDateTime(new Date(signedInAt)) },
        { icon: 'info', label: '', value: words.stays },
      ]),
  };
}

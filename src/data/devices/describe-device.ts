import type { IconName } from '../../../components/icon/icons.ts';
import { formatDateTime, formatList } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { DetailLine } from '../../records/record-details.ts';
import { filled } from '../lists/list-description.ts';
import type { KnownDevice } from './devices-desk.ts';
import { leftBehind } from './forget-device.ts';
import type { DeviceRecords, LeftBehind } from './forget-device.ts';
import type { StoredDevice } from './paired-devices-collection.ts';

export const deviceIcons = { phone: 'smartphone', wifi: 'wifi' } as const satisfies Record<string, IconName>;

/** Its own name; nobody knows that of one that only left something. */
export function nameOf({ name }: KnownDevice): string {
  return name === '' ? messages.devices.nameless : name;
}

/** Whether the car would connect to it, and is connected. */
export function stateOf({ kind, isPaired, isConnected }: KnownDevice): string {
  const words = messages.devices;
  if (!isPaired) return words.unknown;
  // Of a network the car does not say so.
  if (kind === 'wifi') return '';
  return isConnected ? words.connected : words.notConnected;
}

/** What a device was given and gives, since when, and what is stored of it; `counts` is undefined until it is counted. */
export function linesOf(device: KnownDevice, counts: DeviceRecords | undefined): readonly DetailLine[] {
  const words = messages.devices;
  const { record } = device;
  return filled([
    { icon: 'info', label: '', value: stateOf(device) },
    {
      icon: 'schedule',
      label: words.since,
      value: record && formatDateTime(new Date(record.pairedAt)),
    },
    { icon: 'info', label: '', value: record === undefined && device.isPaired ? words.notKept : '' },
    ...(record === undefined ? [] : exchangeOf(record)),
    { icon: 'folder-open', label: words.stored, value: counts && storedText(counts) },
  ]);
}

function exchangeOf(record: StoredDevice): readonly DetailLine[] {
  const words = messages.devices;
  if (record.kind === 'wifi') {
    return [
      { icon: 'download', label: words.gives, value: words.internet },
      { icon: 'outbox', label: words.gets, value: words.getsTraffic },
      { icon: 'lock', label: words.security, value: words.securities[record.security] },
      {
        icon: 'password',
        label: words.password,
        value: record.passphrase === undefined ? words.passwordNone : words.passwordKept,
      },
    ];
  }
  const { uses, projection, address } = record;
  return [
    { icon: 'download', label: words.gives, value: formatList(uses.map((use) => words.uses[use])) },
    {
      icon: 'outbox',
      label: words.gets,
      value: projection === undefined ? words.getsSound : words.getsProjection(words.projections[projection]),
    },
    { icon: 'key', label: words.address, value: address },
  ];
}

function storedText(counts: DeviceRecords): string {
  const words = messages.devices;
  const amounts = amountsOf({ ...counts, 'paired-devices': 0 });
  if (amounts.length > 0) return formatList(amounts);
  return hasUncounted(counts) ? messages.data.unreadable : words.storedNothing;
}

/** What there is, each with its number, as part of a sentence; nothing of what nobody can count. */
export function amountsOf(counts: DeviceRecords): readonly string[] {
  return leftBehind.flatMap((category) => {
    const count = counts[category] ?? 0;
    return count === 0 ? [] : [messages.devices.amounts[category](count)];
  });
}

export function hasUncounted(counts: DeviceRecords): boolean {
  return leftBehind.some((category) => counts[category] === undefined);
}

export function namesOf(categories: readonly LeftBehind[]): readonly string[] {
  return categories.map((category) => messages.devices.categories[category]);
}

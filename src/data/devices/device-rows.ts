import type { IconName } from '../../../components/icon/icons.ts';
import { formatBytes, formatDateTime } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { deviceIcons, nameOf, stateOf } from './describe-device.ts';
import type { DevicesDesk } from './devices-desk.ts';

/** In the order in which they stand. */
export const deviceSections = ['phone', 'wifi', 'stick', 'key'] as const;
export type DeviceSection = (typeof deviceSections)[number];

export interface DeviceRow {
  readonly id: string;
  readonly section: DeviceSection;
  readonly icon: IconName;
  readonly heading: string;
  readonly detail: string;
  /** Whether there is more to see of it, and it can be forgotten. */
  readonly isPressable: boolean;
}

/** Every device as a row, by section. */
export function deviceRows({ known, sticks, keys }: Pick<DevicesDesk, 'known' | 'sticks' | 'keys'>) {
  const words = messages.devices;
  const rows: readonly DeviceRow[] = [
    ...known.map((device) => ({
      id: device.id,
      section: device.kind,
      icon: deviceIcons[device.kind],
      heading: nameOf(device),
      detail: stateOf(device),
      isPressable: true,
    })),
    ...sticks.map(({ id, label, freeBytes }) => ({
      id,
      section: 'stick' as const,
      icon: 'usb' as const,
      heading: label,
      detail: freeBytes === undefined ? '' : words.stick(formatBytes(freeBytes)),
      isPressable: false,
    })),
    ...keys.map(({ id, value }) => ({
      id,
      section: 'key' as const,
      icon: 'key' as const,
      heading: value.label,
      detail: `${words.keys[value.kind]}, ${formatDateTime(new Date(value.addedAt))}`,
      isPressable: false,
    })),
  ];
  return deviceSections.flatMap((section) => rows.filter((row) => row.section === section));
}

import { formatBytes, formatList, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const overview = {
  title: 'Overzicht',
  keeps: 'Wat de auto over je bewaart',
  nothingStored: 'Er is nog niets over je bewaard.',
  unreadable: 'Niet leesbaar',
  leaving: 'Wat nu de auto verlaat',
  leavingNothing: 'In de afgelopen minuut heeft niets de auto verlaten.',
  leavingOff: 'Het mobiele netwerk is uit. Niets verlaat de auto, behalve een noodoproep naar 112.',
  sent: (what: readonly string[], recipient: string) => `${formatList(what)}. Naar: ${recipient}`,
  amount: (bytes: number, times: number) =>
    `${formatBytes(bytes)}, ${plural(times, { one: 'één keer', other: '# keer' })} in de afgelopen minuut`,
  amountUnknown: (times: number) =>
    `${plural(times, { one: 'Eén keer', other: '# keer' })} in de afgelopen minuut`,
} satisfies Messages['overview'];

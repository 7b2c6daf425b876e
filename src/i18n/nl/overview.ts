import { formatBytes, formatList, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const overview = {
  title: 'Overzicht',
  keeps: 'Wat de auto over je bewaart',
  nothingStored: 'Er is nog niets over je bewaard.',
  categoryCount: (name: string, count: number) =>
    `${name}: ${plural(count, { one: '# item', other: '# items' })}`,
  unreadable: 'Niet leesbaar',
  leaving: 'Wat nu de auto verlaat',
  leavingNothing: 'In de afgelopen minuut heeft niets de auto verlaten.',
  leavingOff: 'Het mobiele netwerk is uit. Niets verlaat de auto, behalve een noodoproep naar 112.',
  sent: (what: readonly string[], recipient: string) => `${formatList(what)}. Naar: ${recipient}`,
  groups: {
    vehicle: 'toestand van de auto',
    position: 'waar je bent',
    maintenance: 'onderhoud',
    traffic: 'verkeer',
    environment: 'weer buiten',
    'user-profile': 'instellingen voor nieuws en mail',
    sensors: 'sensoren',
    account: 'account',
    payment: 'betaling',
    contact: 'contactgegevens',
    usage: 'gebruik van diensten',
    emergency: 'noodgegevens',
    vin: 'voertuignummer',
    versions: 'softwareversies',
    comfort: 'comfortinstellingen',
    destinations: 'bestemmingen',
    'address-book': 'adresboek',
    'media-library': 'mediabibliotheek',
    'online-use': 'internetgebruik',
  },
  amount: (bytes: number, times: number) =>
    `${formatBytes(bytes)}, ${plural(times, { one: 'één keer', other: '# keer' })} in de afgelopen minuut`,
  amountUnknown: (times: number) =>
    `${plural(times, { one: 'Eén keer', other: '# keer' })} in de afgelopen minuut`,
  path: { 'built-in': 'Modem van de auto', phone: 'Via een telefoon' },
  ecall: {
    title: '112 eCall',
    READY: 'Gereed. Altijd aan, volgens de wet.',
    FAULT: 'Defect. Automatische noodoproepen werken misschien niet. Laat het snel nakijken.',
    UNKNOWN: 'De auto meldt de status niet. Het blijft ingeschakeld.',
    locked: 'Altijd aan',
  },
} satisfies Messages['overview'];

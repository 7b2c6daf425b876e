import { formatNumber, formatWithin, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const devices = {
  title: 'Apparaten',
  sections: { phone: 'Telefoons', wifi: 'Wifi-netwerken', stick: 'USB-sticks', key: 'Sleutels' },
  none: {
    phone: 'Er is geen telefoon gekoppeld.',
    wifi: 'Er is geen netwerk bekend.',
    stick: 'Er zit geen stick in.',
    key: 'Er is geen digitale sleutel en geen garagecode bewaard.',
  },
  choose: 'Kies een telefoon of netwerk om te zien wat het geeft en krijgt.',
  connected: 'Verbonden',
  notConnected: 'Niet verbonden',
  unknown: 'Niet meer bekend bij de auto; er is nog iets van bewaard',
  nameless: 'Een telefoon die is vergeten',
  stick: (free: string) => `${free} vrij`,
  kept: {
    stick: 'Een stick geeft niets uit zichzelf. Wat erop staat, blijft erop staan.',
    key: 'Sleutels gaan weg als de auto van eigenaar wisselt: verdwijnt er een per ongeluk, dan sta je misschien buiten.',
  },
  keys: { 'digital-key': 'Digitale sleutel', 'garage-code': 'Garagecode' },
  since: 'Bekend sinds',
  gives: 'Geeft de auto',
  gets: 'Krijgt van de auto',
  address: 'Bluetooth-adres',
  uses: {
    calls: 'gesprekken',
    contacts: 'adresboek',
    messages: 'berichten',
    audio: 'muziek',
    hotspot: 'internettoegang',
  },
  getsSound: 'Het geluid van gesprekken. Geen positie, en niets van wat hier is bewaard.',
  getsProjection: (name: string) =>
    `Positie, dag of nacht en algemene gegevens van de auto, via ${name}. Verder niets van wat hier is bewaard.`,
  projections: { carplay: 'Apple CarPlay', 'android-auto': 'Android Auto' },
  notKept: 'Van de koppeling is niets vastgelegd.',
  internet: 'Internettoegang',
  getsTraffic: 'Wat diensten versturen. Onder Delen staat wat dat is.',
  security: 'Beveiliging',
  securities: { open: 'Open, zonder wachtwoord', wpa2: 'WPA2', wpa3: 'WPA3' },
  password: 'Het wachtwoord',
  passwordKept: 'Bewaard in deze auto',
  passwordNone: 'Niet bewaard',
  stored: 'Hier voor jou bewaard',
  storedNothing: 'Alleen de koppeling',
  amounts: {
    'paired-devices': (count: number) =>
      plural(count, { one: 'de koppeling', other: `${formatNumber(count)} koppelingen` }),
    calls: (count: number) =>
      plural(count, { one: '# gesprek of bericht', other: '# gesprekken en berichten' }),
    contacts: (count: number) => plural(count, { one: '# contact', other: '# contacten' }),
  },
  categories: { 'paired-devices': 'de koppeling', calls: 'gesprekken en berichten', contacts: 'contacten' },
  takeBook: 'Adresboek overnemen',
  forget: 'Vergeten',
  forgetTitle: (name: string) => `${name} vergeten?`,
  goes: (what: readonly string[]) =>
    what.length === 0
      ? 'De auto ontkoppelt het.'
      : `De auto ontkoppelt het. Dit gaat voorgoed weg: ${formatWithin(what)}.`,
  uncounted: 'Wat ervan is bewaard, kan nu niet worden geteld. Wat leesbaar is, gaat weg.',
  noUndo: 'Dit is niet terug te draaien.',
  stays: {
    phone:
      'De telefoon houdt zijn eigen adresboek, gesprekken en berichten, en zijn kant van de koppeling: verwijder de auto daar ook. Contacten die je met eigen contacten hebt samengevoegd blijven, net als wat andere bestuurders ervan hebben overgenomen.',
    wifi: 'Het netwerk houdt wat zijn router over deze auto heeft genoteerd.',
  },
  confirm: 'Voorgoed vergeten',
  keep: 'Houden',
  forgettingNow: 'Bezig met vergeten',
  forgotten: (name: string) => `${name} is vergeten.`,
  removed: (what: readonly string[]) =>
    what.length === 0 ? 'Er was niets van bewaard.' : `Voorgoed weg: ${formatWithin(what)}.`,
  unreachable: 'De auto antwoordt niet. Er is niets verwijderd.',
  left: (what: readonly string[]) => `Niet alles kon weg. Gebleven: ${formatWithin(what)}.`,
  again: 'Opnieuw proberen',
  done: 'Klaar',
  blocked: {
    parked: '',
    idling: 'Vergeten wacht tot de auto geparkeerd is: P, parkeervergrendeling of parkeerrem.',
    moving: 'Vergeten wacht tot de auto geparkeerd is.',
    unknown: 'Vergeten wacht tot de auto zegt dat hij geparkeerd is.',
  },
  offer: (name: string) => `${name} biedt zijn adresboek aan.`,
  offerDetail:
    'De contacten worden voor jou in deze auto bewaard, en gaan weg als je de telefoon laat vergeten.',
  take: 'Overnemen',
  notNow: 'Niet nu',
  never: 'Nooit van deze telefoon',
} satisfies Messages['devices'];

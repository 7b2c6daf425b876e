import type { Messages } from '../en/en.ts';

export const shell = {
  navigation: 'Onderdelen',
  overview: 'Overzicht',
  drivers: 'Bestuurders',
  data: 'Mijn gegevens',
  contacts: 'Adresboek',
  sharing: 'Delen',
  erase: 'Wissen',
  about: 'Over mijn gegevens',
  backToOverview: 'Terug naar het overzicht',
  statusBar: 'Status van de auto',
  driving: { parked: 'Geparkeerd', idling: 'Staat stil', moving: 'Rijdt', unknown: 'Rijstatus onbekend' },
  network: { on: 'Netwerk aan', off: 'Netwerk uit', unknown: 'Netwerk onbekend' },
  location: { on: 'Locatie gedeeld', off: 'Locatie niet gedeeld', unknown: 'Locatie onbekend' },
  ecall: { READY: '112 eCall gereed', FAULT: '112 eCall defect', UNKNOWN: '112 eCall onbekend' },
  driver: 'Bestuurder',
  guest: 'Gast',
  lockedDriver: (name: string) => `${name}, vergrendeld`,
  toDrivers: 'Opent de bestuurders',
  locked: 'Dit is vergrendeld. Geef je pincode onder Bestuurders.',
  unknownRoute: 'Die pagina bestaat niet. Dit is het overzicht.',
  lent: 'Deze auto is uitgeleend. Teruggeven doe je onder Wissen.',
  close: 'Sluiten',
  loading: 'Wordt geopend',
  pageFailed: 'Deze pagina kon niet worden geopend. De rest van de app werkt.',
  retry: 'Opnieuw proberen',
  noCar: 'Deze versie heeft nog geen verbinding met een auto. Er wordt niets bewaard en niets verzonden.',
  packBroken: (entry: string, rule: string) =>
    `De beschrijving van deze auto klopt niet en is geweigerd. ${entry}: ${rule}`,
  ecallFault:
    '112 eCall meldt een defect. Automatische noodoproepen werken misschien niet. Laat het snel nakijken.',
  vault: {
    'keystore-unreachable':
      'De sleutelopslag van deze auto antwoordt niet. Er wordt niets geopend en er gaat niets verloren. De schakelaars werken.',
    'storage-unavailable': 'Dit scherm kan nu niets bewaren. De schakelaars werken.',
    'storage-timeout': 'De opslag antwoordt niet. Er gaat niets verloren. Probeer het opnieuw.',
    'ledger-unreadable':
      'De sleutel van de gegevens in deze auto is weg. Wat hier was bewaard, kan niemand meer lezen. Je kunt opnieuw beginnen.',
    'keystore-mismatch':
      'Deze gegevens horen bij een andere sleutelopslag. Ze blijven dicht en onaangeroerd.',
    erasing: 'In een ander venster wordt gewist. Dit venster gaat daarna weer open.',
    'data-lost': 'Een deel van de bewaarde gegevens ontbreekt. Wat er nog is, zie je hier.',
    'erase-unfinished': 'Het wissen kon niet worden afgemaakt. Bij de volgende start gaat het verder.',
  },
} satisfies Messages['shell'];

export const shell = {
  navigation: 'Destinations',
  overview: 'Overview',
  drivers: 'Drivers',
  data: 'My data',
  contacts: 'Address book',
  sharing: 'Sharing',
  erase: 'Erase',
  about: 'About my data',
  backToOverview: 'Back to the overview',
  driversMissing:
    'Not there yet. Seat, mirrors, climate and light of each driver will be stored and recalled here.',
  aboutMissing:
    'Not there yet. What control units record, who may read it, your rights, and a file with everything will be here.',
  statusBar: 'Car status',
  driving: { parked: 'Parked', idling: 'Standing', moving: 'Driving', unknown: 'Driving state unknown' },
  network: { on: 'Network on', off: 'Network off', unknown: 'Network unknown' },
  location: { on: 'Location shared', off: 'Location not shared', unknown: 'Location unknown' },
  ecall: { READY: '112 eCall ready', FAULT: '112 eCall fault', UNKNOWN: '112 eCall unknown' },
  driver: 'Driver',
  unknownRoute: 'That page does not exist. This is the overview.',
  close: 'Close',
  loading: 'Opening',
  pageFailed: 'This page could not be opened. The rest of the app works.',
  retry: 'Try again',
  noCar: 'This build has no connection to a car yet. Nothing is stored and nothing is sent.',
  packBroken: (entry: string, rule: string) =>
    `This car’s description is broken and was refused. ${entry}: ${rule}`,
  ecallFault: '112 eCall reports a fault. Automatic emergency calls may not work. Have it checked soon.',
  vault: {
    'keystore-unreachable':
      'The key store of this car does not answer. Nothing is opened and nothing is lost. Switches still work.',
    'storage-unavailable': 'This display cannot store anything right now. Switches still work.',
    'storage-timeout': 'Storage does not answer. Nothing is lost. Try again.',
    'ledger-unreadable':
      'The key that opened this car’s data is gone. What was stored cannot be read by anyone. You can start afresh.',
    'keystore-mismatch': 'This data belongs to another key store. It stays closed and untouched.',
    erasing: 'Another window is erasing. This one opens again when that is done.',
    'data-lost': 'Some stored data is missing. What is still here is shown.',
    'erase-unfinished': 'An erase could not be finished. It is tried again at the next start.',
  },
};

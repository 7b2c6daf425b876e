import { emptyContact } from '../../src/data/contacts/contact-draft.ts';

/** Makes a text that can be found again; `label` says where it stands. */
export type TextMaker = (label: string) => string;

/** `at`: when the record happened, whole ms since the epoch. Old ones go at the app's next start, where the pack limits their age. */
export type RecordMaker = (text: TextMaker, at: number) => readonly object[];

/**
 * One valid record per kind of a category, with a canary in every field that takes free text. Covers each category of
 * `src/collections.ts`; a test holds the two against each other. Bytes (photos, sounds) are the vault's blobs: see
 * `fill-categories.ts`.
 */
export const categoryRecords: Readonly<Record<string, RecordMaker>> = {
  seat: (text, at) => [
    { name: text('seat-name'), values: { 'Vehicle.Cabin.Seat.Row1.DriverSide.Position': 120 }, storedAt: at },
    {
      positions: [
        {
          id: text('position-id'),
          name: text('position-name'),
          storedAt: at,
          parts: { seat: text('part-id') },
        },
      ],
      active: text('active-id'),
    },
  ],
  chassis: (text, at) => [
    {
      name: text('chassis-name'),
      values: { 'Vehicle.Powertrain.Transmission.PerformanceMode': 'SPORT' },
      storedAt: at,
    },
  ],
  climate: (text, at) => [
    {
      name: text('climate-name'),
      values: { 'Vehicle.Cabin.HVAC.Station.Row1.Driver.Temperature': 21.5 },
      storedAt: at,
    },
  ],
  lighting: (text, at) => [
    {
      name: text('lighting-name'),
      values: { 'Vehicle.Cabin.Light.AmbientLight.Row1.DriverSide.Color': '#3366FF' },
      storedAt: at,
    },
  ],
  'driver-card': (text) => [
    {
      name: text('driver-name'),
      language: 'en',
      firstRun: 'finished',
      figure: 'owl',
      units: { temperature: 'C', distance: 'KILOMETERS' },
      order: 1,
      keyId: `key-${text('driver-key')}`.slice(0, 128),
    },
  ],
  destinations: (text, at) => [
    {
      name: text('destination-name'),
      address: text('destination-address'),
      position: { latitude: 52.370216, longitude: 4.895168 },
      kind: 'home',
      note: text('destination-note'),
      phone: text('destination-phone'),
      source: 'entered',
      enteredAt: at,
    },
  ],
  'recent-destinations': (text, at) => [
    {
      name: text('recent-name'),
      address: text('recent-address'),
      position: { latitude: 51.5, longitude: 5.1 },
      route: [
        { latitude: 51.5, longitude: 5.1 },
        { latitude: 51.6, longitude: 5.2 },
      ],
      startedAt: at,
    },
  ],
  contacts: (text) => [
    {
      ...emptyContact({ format: 'entered' }),
      fullName: text('contact-name'),
      organisations: [{ name: text('contact-company'), units: [] }],
      notes: [text('contact-note')],
      device: text('contact-device'),
    },
  ],
  calls: (text, at) => [
    {
      kind: 'call',
      peer: text('call-peer'),
      name: text('call-name'),
      direction: 'in',
      at,
      device: text('call-device'),
      duration: 61,
    },
    {
      kind: 'message',
      peer: text('message-peer'),
      name: text('message-name'),
      direction: 'out',
      at,
      device: text('message-device'),
      text: text('message-text'),
    },
  ],
  media: (text, at) => [
    {
      kind: 'audio',
      title: text('audio-title'),
      isFavourite: true,
      addedAt: at,
      artist: text('audio-artist'),
      album: text('audio-album'),
      genre: text('audio-genre'),
      year: 2024,
      duration: 215.4,
      content: {
        place: 'device',
        device: text('audio-device'),
        path: text('audio-path'),
        label: text('audio-label').slice(0, 60),
        bytes: 4_000_000,
        type: 'audio/mpeg',
      },
    },
    {
      kind: 'film',
      title: text('film-title'),
      isFavourite: false,
      addedAt: at,
      content: { place: 'provider', provider: text('film-provider'), id: text('film-id') },
    },
    {
      kind: 'photo',
      title: text('photo-title'),
      isFavourite: false,
      addedAt: at,
      takenAt: at,
      position: { latitude: 52.1, longitude: 5.3 },
      camera: text('photo-camera'),
      content: { place: 'device', device: text('photo-device'), path: text('photo-path') },
    },
    {
      kind: 'station',
      title: text('station-title'),
      isFavourite: true,
      addedAt: at,
      band: 'internet',
      tuning: text('station-address'),
    },
  ],
  'online-use': (text, at) => [
    { kind: 'bookmark', title: text('bookmark-title'), address: text('bookmark-address'), at },
    { kind: 'visit', title: text('visit-title'), address: text('visit-address'), at },
    { kind: 'cookie', host: text('cookie-host'), name: text('cookie-name'), value: text('cookie-value'), at },
    { kind: 'search', query: text('search-query'), provider: text('search-provider'), at },
    {
      kind: 'preference',
      provider: text('preference-provider'),
      key: text('preference-key'),
      value: text('preference-value'),
      at,
    },
  ],
  accounts: (text, at) => [
    {
      provider: text('account-provider'),
      user: text('account-user'),
      tokens: [text('account-token')],
      scopes: [text('account-scope')],
      signedInAt: at,
    },
  ],
  'paired-devices': (text, at) => [
    {
      kind: 'phone',
      name: text('phone-name'),
      address: '00:11:22:aa:bb:cc',
      linkKey: text('phone-link-key'),
      uses: ['calls', 'contacts'],
      projection: 'carplay',
      pairedAt: at,
      answered: [text('phone-answered')],
    },
    {
      kind: 'wifi',
      name: text('wifi-name'),
      passphrase: text('wifi-passphrase'),
      security: 'wpa3',
      pairedAt: at,
    },
  ],
  voice: (text, at) => [
    { kind: 'memo', title: text('memo-title'), transcript: text('memo-transcript'), at },
    { kind: 'learned', phrase: text('learned-phrase'), meaning: text('learned-meaning'), at },
  ],
  'digital-keys': (text, at) => [
    {
      kind: 'digital-key',
      label: text('key-label'),
      keyId: text('key-id'),
      rights: ['open', 'start'],
      addedAt: at,
    },
    { kind: 'garage-code', label: text('garage-label'), button: 1, code: text('garage-code'), addedAt: at },
  ],
  consents: (text, at) => [
    { allowed: true, pending: false },
    { allowed: true, pending: false, decidedAt: at, wording: text('consent-wording') },
  ],
  trips: (text, at) => [
    {
      startedAt: at,
      duration: 1_840,
      distance: 23_400,
      averageSpeed: 45.8,
      consumption: 17.2,
      energy: 'electric',
      note: text('trip-note'),
    },
  ],
  transfers: (text, at) => [
    {
      kind: 'sent',
      service: 'rtti',
      groups: ['position', 'traffic'],
      bytes: 420,
      recipient: text('transfer-recipient'),
      connection: 'built-in',
      at,
    },
    { kind: 'refused', service: 'store', groups: ['account'], reasons: ['service-off'], at },
    { kind: 'hour', service: 'rtti', groups: ['position'], sent: 12, refused: 0, bytes: 4_800, at },
    { kind: 'gap', at, until: at + 1_000 },
  ],
  keeper: (_text, at) => [
    { rules: { denyNetwork: false, denyLocation: true, denyServices: ['store'] }, setUpAt: at },
  ],
};

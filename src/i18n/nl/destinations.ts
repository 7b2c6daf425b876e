import { formatBytes, formatCoordinate, formatNumber, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

const places = (count: number): string => plural(count, { one: '# plek', other: '# plekken' });

export const destinations = {
  title: 'Bestemmingen',
  count: (count: number) => formatNumber(count),
  empty: 'In deze auto staat geen bestemming.',
  emptyHint: 'Voeg er een toe, of neem een GPX-, KML-, KMZ- of GeoJSON-bestand mee.',
  add: 'Toevoegen',
  goOn: 'Verdergaan',
  unfinished: 'Je bent een bestemming aan het invullen en hebt haar nog niet bewaard.',
  kinds: { home: 'Thuis', work: 'Werk', favourite: 'Favoriet', other: 'Overig' },
  filters: { home: 'Thuis', work: 'Werk', favourite: 'Favorieten', other: 'Overige' },
  nearest: 'Dichtstbij eerst',
  fields: {
    name: 'Naam',
    kind: 'Soort',
    address: 'Adres',
    latitude: 'Breedtegraad',
    longitude: 'Lengtegraad',
    phone: 'Telefoon',
    note: 'Notitie',
  },
  hints: {
    latitude: 'Ten zuiden van de evenaar met een minteken',
    longitude: 'Ten westen van Greenwich met een minteken',
  },
  position: 'Positie',
  positionText: (latitude: number, longitude: number) =>
    `${formatCoordinate(Math.abs(latitude))} ${latitude < 0 ? 'ZB' : 'NB'}, ${formatCoordinate(Math.abs(longitude))} ${longitude < 0 ? 'WL' : 'OL'}`,
  distance: 'Hiervandaan, hemelsbreed',
  entered: 'Ingevuld',
  imported: {
    gpx: 'Uit een GPX-bestand',
    kml: 'Uit een KML-bestand',
    geojson: 'Uit een GeoJSON-bestand',
  },
  problems: {
    nothing: 'Vul een naam in.',
    nowhere: 'Vul een adres in, of breedte- en lengtegraad.',
    number: 'Vul een aantal graden in, zoals 52,3731.',
    incomplete: 'Vul deze ook in, of maak de andere leeg: een positie heeft beide nodig.',
    'off-earth': {
      latitude: 'Een breedtegraad ligt tussen −90 en 90.',
      longitude: 'Een lengtegraad ligt tussen −180 en 180.',
    },
    phone: 'Vul een telefoonnummer in: cijfers, spaties, + en streepjes.',
    'too-long': 'Deze tekst is te lang.',
  },
  editorTitle: 'Bestemming wijzigen',
  editorTitleNew: 'Nieuwe bestemming',
  unnamed: 'Plek zonder naam',
  start: (name: string) => `${name}, begin`,
  end: (name: string) => `${name}, einde`,
  import: 'Importeren',
  export: 'Exporteren',
  importTitle: 'Importeren vanaf',
  exportTitle: 'Exporteren',
  importBlocked: {
    moving: 'Importeren wacht tot de auto geparkeerd staat.',
    unknown: 'Importeren wacht tot de auto meldt dat hij geparkeerd staat.',
  },
  exportBlocked: {
    moving: 'Exporteren wacht tot de auto geparkeerd staat.',
    unknown: 'Exporteren wacht tot de auto meldt dat hij geparkeerd staat.',
  },
  chooseFile: 'Bestanden kiezen',
  file: (stick: string, bytes: number) => `Op ${stick}, ${formatBytes(bytes)}`,
  noFiles: 'Op wat er is aangesloten, staat geen bestand met plekken.',
  importing: 'Bestemmingen worden geïmporteerd',
  importProgress: (taken: number, read: number, total: number) =>
    `${places(taken)} overgenomen, ${formatBytes(read)} van ${formatBytes(total)} gelezen`,
  progressOfFiles: (file: number, files: number, taken: number, read: number, total: number) =>
    `Bestand ${formatNumber(file)} van ${formatNumber(files)}: ${places(taken)} overgenomen, ${formatBytes(read)} van ${formatBytes(total)} gelezen`,
  cancel: 'Annuleren',
  done: 'Klaar',
  cancelled: (taken: number) =>
    `Geannuleerd. ${plural(taken, { one: '# plek was al overgenomen en blijft.', other: '# plekken waren al overgenomen en blijven.' })}`,
  accountTitle: 'Import klaar',
  taken: (count: number) => plural(count, { one: '# plek bewaard.', other: '# plekken bewaard.' }),
  present: (count: number) => plural(count, { one: '# was er al.', other: '# waren er al.' }),
  skipped: (count: number) => plural(count, { one: '# weggelaten.', other: '# weggelaten.' }),
  remarks: (count: number) => plural(count, { one: '# opmerking.', other: '# opmerkingen.' }),
  skippedAt: (number: number, line: number, why: string) =>
    `Plek ${formatNumber(number)}, regel ${formatNumber(line)}: ${why}`,
  remarkAt: (number: number, line: number, field: string, why: string) =>
    `Plek ${formatNumber(number)}, regel ${formatNumber(line)}, ${field}: ${why}`,
  more: (count: number) => plural(count, { one: 'en nog #', other: 'en nog #' }),
  fileWithout: (number: number) => `Bestand ${formatNumber(number)}`,
  ofFile: (file: string, what: string) => `${file}: ${what}`,
  atLine: (why: string, line: number) => `${why} (regel ${formatNumber(line)})`,
  skipReasons: {
    'bad-position': 'de coördinaten zijn geen plek op aarde, weggelaten',
    'no-position': 'er staan geen coördinaten en geen adres in, weggelaten',
    unterminated: 'het bestand breekt erin af, weggelaten',
    damaged: 'niet te lezen, weggelaten',
    'too-large': 'te groot, weggelaten',
    'too-deep': 'te diep genest, weggelaten',
  },
  remarkReasons: {
    cut: 'te lang, ingekort',
    'direction-marks': 'tekens die de schrijfrichting omdraaien, zijn weggehaald',
    'bad-position': 'sommige coördinaten liggen niet op aarde en zijn overgeslagen',
    'bad-time': 'dit is geen datum, weggelaten',
  },
  remarkFields: {
    name: 'naam',
    address: 'adres',
    phone: 'telefoon',
    note: 'notitie',
    position: 'positie',
    time: 'tijd',
  },
  fileProblems: {
    empty: 'het bestand is leeg',
    'not-places': 'dit is geen GPX-, KML-, KMZ- of GeoJSON-bestand',
    'file-too-large': 'het bestand is groter dan 100 MB',
    'zip-too-large': 'de inhoud van het KMZ-bestand is te groot; de rest is niet gelezen',
    'no-kml': 'in het KMZ-bestand staan geen leesbare plekken',
    'too-many-places': 'er staan meer dan 20.000 plekken in het bestand; de rest is niet gelezen',
    'too-deep': 'het bestand is te diep genest; de rest is niet gelezen',
    entities: 'het bestand bevat eigen afkortingen, die het eindeloos kunnen maken; het is niet gelezen',
    damaged: 'het bestand is beschadigd; de rest is niet gelezen',
    truncated: 'het bestand houdt te vroeg op',
    unreadable: 'het bestand kon niet tot het einde worden gelezen',
    stopped: 'het lezen is gestopt',
    'worker-failed': 'het lezen is mislukt',
  },
  saveFailed: {
    quota:
      'De opslag van de auto is vol. De plekken die al bewaard zijn, blijven; de rest is niet opgeslagen.',
    invalid: 'Een plek kon zo niet worden opgeslagen.',
    closed: 'De opslag is gesloten. Er is niets meer opgeslagen.',
    storage: 'De opslag werkt niet. De plekken die al bewaard zijn, blijven.',
    stale: 'Dit is in een ander venster gewijzigd. Kijk er opnieuw naar.',
    locked: 'Deze bestemmingen zijn vergrendeld. Er is niets opgeslagen.',
    unreadable: 'De sleutel van deze bestemmingen is weg. Er is niets opgeslagen.',
    'keystore-unreachable': 'De sleutelopslag antwoordt niet. De plekken die al bewaard zijn, blijven.',
    'worker-failed': 'Het lezen van het bestand is mislukt. De plekken die al bewaard zijn, blijven.',
  },
  undo: {
    undoable: (count: number) =>
      plural(count, { one: '# bestemming geïmporteerd.', other: '# bestemmingen geïmporteerd.' }),
    undone: (removed: number) =>
      plural(removed, {
        one: 'Import teruggedraaid. # bestemming verwijderd.',
        other: 'Import teruggedraaid. # bestemmingen verwijderd.',
      }),
    undoneKept: (count: number) =>
      plural(count, {
        one: '# bestemming die je sindsdien hebt gewijzigd, blijft.',
        other: '# bestemmingen die je sindsdien hebt gewijzigd, blijven.',
      }),
  },
  formats: { gpx: 'GPX', geojson: 'GeoJSON' },
  formatsDetail: {
    gpx: 'Voor navigatieapparaten en de meeste apps; alles wat een positie heeft',
    geojson: 'Voor kaarten en computers; alles',
  },
  write: 'Bestand schrijven',
  writing: 'Het bestand wordt geschreven',
  written: (count: number, name: string) => `${places(count)} geschreven naar ${name}.`,
  leftOut: (count: number) =>
    plural(count, {
      one: '# bestemming heeft alleen een adres en is weggelaten: dat past niet in GPX.',
      other: '# bestemmingen hebben alleen een adres en zijn weggelaten: dat past niet in GPX.',
    }),
  notEncrypted: 'Het bestand is niet versleuteld. Bewaar het waar alleen jij erbij kunt.',
  exportFailed: {
    gone: 'De stick is eruit gehaald. Er is geen bestand geschreven.',
    full: 'De stick is vol. Er is geen bestand geschreven.',
    refused: 'De stick neemt het bestand niet aan. Misschien is hij alleen-lezen.',
    'not-found': 'De stick antwoordt niet. Er is geen bestand geschreven.',
    'not-written': 'Het bestand kon niet worden geschreven. Je bestemmingen zijn ongewijzigd.',
    'too-large': 'Het bestand zou te groot worden voor deze browser. Er is geen bestand geschreven.',
    cancelled: 'Geannuleerd. Er is geen bestand geschreven.',
  },
} satisfies Messages['destinations'];

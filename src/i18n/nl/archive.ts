import { formatDateTime, formatList, formatNumber, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const archive: Messages['archive'] = {
  title: 'Wat deze auto over je bewaart',
  written: (at) => `Geschreven op ${formatDateTime(new Date(at))} door de auto, op jouw verzoek.`,
  law:
    'De wet geeft je een kopie van je gegevens (AVG art. 15) in een vorm die andere programma’s kunnen lezen (AVG art. 20). ' +
    'Er staan ook namen en nummers van anderen in: wees er net zo zuinig op als op je eigen gegevens.',
  contents: 'Wat hierin zit',
  what: 'Wat',
  howMany: 'Aantal',
  where: 'Waar',
  count: (count) => formatNumber(count),
  mediaIn: (folder, count) =>
    plural(count, { one: `1 bestand in ${folder}`, other: `# bestanden in ${folder}` }),
  missing: (count) =>
    plural(count, {
      one: '1 bestand was in de auto niet te lezen en zit er niet bij',
      other: '# bestanden waren in de auto niet te lezen en zitten er niet bij',
    }),
  leftOut: 'Wat er niet in zit, en waarom',
  withheld: (category, fields) =>
    `${category}: sleutels en wachtwoorden (${fields}). Wie dit bestand vindt, zou er iets mee kunnen openen.`,
  vehicle:
    'Gekoppelde telefoons, wifinetwerken, sleutels en garagecodes: die horen bij de auto, en bij iedereen die erin rijdt.',
  keeper: 'Regels van wie de auto beheert: die zijn niet van jou.',
  notChosen: (categories) => `Niet gekozen, of niet open: ${formatList(categories)}.`,
  exportOnly: (categories) =>
    `Dit kun je meenemen, maar een auto leest het niet in uit dit bestand: ${formatList(categories)}. ` +
    'Stoel, klimaat, licht en je kaart gaan over met ‘Mijn profiel meenemen’, dat ze bij de andere auto past. ' +
    'Toestemming geef je alleen in de auto zelf.',
  files: 'Hoe je het leest',
  filesDetail: [
    'De map ‘data’ heeft alles als JSON, de map ‘schema’ beschrijft elk van die bestanden (JSON Schema 2020-12), ' +
      'en de map ‘files’ heeft foto’s, muziek en geluid zoals ze waren.',
    'Daarnaast wat andere programma’s kennen: vCard voor contacten, GPX en GeoJSON voor bestemmingen.',
    'Het manifest heeft van elk bestand de grootte en de SHA-256.',
  ],
};

import type { Messages } from '../en/en.ts';
import { formatBytes, formatList, formatNumber, plural } from '../format.ts';

export const archivePage: Messages['archivePage'] = {
  title: 'Mijn gegevens meenemen',
  detail: 'Een kopie van alles wat deze auto over je bewaart, of haal er een terug.',
  opening: 'Je gegevens worden geopend',
  notOpened: 'Dit kon niet worden geladen. Ga terug en probeer het nog eens.',
  out: 'Alles meenemen',
  outDetail: 'In een bestand dat andere programma’s kunnen lezen, op een stick of als download.',
  in: 'Gegevens terughalen',
  inDetail: 'Uit zo’n bestand. Je ziet eerst wat erin zit.',
  takesAll:
    'Je kiest hier uit alles wat van jou is; sleutels en wachtwoorden gaan nooit mee. ' +
    'Gekoppelde telefoons, netwerken en sleutels blijven hier: die horen bij de auto, voor iedereen die erin rijdt.',
  withheld: 'Zonder sleutels en wachtwoorden.',
  exportOnly: 'Gaat mee, en komt niet terug uit dit bestand.',
  noneChosen: 'Kies er minstens een.',
  seal: 'Met een wachtzin',
  sealDetail: 'Alleen de wachtzin opent het bestand. Andere programma’s kunnen het pas daarna lezen.',
  plain: 'Zonder wachtzin kan wie het bestand heeft, alles lezen.',
  progress: (bytes, done, total) => `${formatBytes(bytes)}, ${formatNumber(done)} van ${formatNumber(total)}`,
  finished: 'Je gegevens staan in het bestand.',
  finishedDetail: (name, bytes) => `${name}, ${formatBytes(bytes)}.`,
  missing: (count) =>
    plural(count, {
      one: '1 bestand was in de auto niet te lezen en ontbreekt.',
      other: '# bestanden waren in de auto niet te lezen en ontbreken.',
    }),
  leftOut: (names) => `Niet erin: ${formatList(names)}.`,
  tooLarge: 'Dat is te veel voor één download. Gebruik een stick, of kies minder.',
  unreadableEnd: 'Iets van je keuze is nu niet te lezen. Er is geen bestand.',
  noFiles: 'Geen zo’n bestand op een stick. Steek er een in, of kies een bestand.',
  openHint: 'Alleen als het bestand er een heeft.',
  notAnArchive: 'Dat is geen bestand van deze soort.',
  damaged: (file) =>
    file === ''
      ? 'Het bestand is beschadigd.'
      : `Het bestand is beschadigd: ${file} is niet meer wat het was.`,
  bomb: 'Het bestand wordt bij het uitpakken groter dan het mag.',
  cancelled: 'Geannuleerd.',
  reading: 'Bestand wordt nagekeken',
  storing: 'Bezig met opslaan',
  unfit: (count, places) =>
    `${plural(count, { one: '1 niet leesbaar', other: '# niet leesbaar' })}: ${formatList(places.slice(0, 5).map((place) => formatNumber(place)))}${places.length > 5 ? ' …' : ''} in de lijst.`,
  incomplete: (count) => `${formatNumber(count)} niet heel in het bestand.`,
  newer: 'Van een nieuwere app. Het blijft in het bestand.',
  onlyOut: 'Komt nooit uit een bestand terug.',
  unknown: (count) =>
    plural(count, { one: '1 soort die deze auto niet kent.', other: '# soorten die deze auto niet kent.' }),
  nothing: 'Niets uit het bestand kan hier binnenkomen.',
  stored: 'Dit is binnengekomen.',
  storedPartly: 'Een deel kon niet worden opgeslagen.',
  account: (added, known) => `${formatNumber(added)} nieuw, ${formatNumber(known)} hier al.`,
  failed: {
    quota: 'Niet opgeslagen: er is niet genoeg ruimte.',
    storage: 'Niet opgeslagen: de opslag antwoordde niet.',
    'not-open': 'Niet opgeslagen: het is niet open.',
    'too-large': 'Niet opgeslagen: er zit een te groot bestand in.',
  },
  undo: 'Ongedaan maken',
  undoDetail: 'Tot het contact uit is, of er iets anders wordt binnengehaald.',
  undoing: 'Wordt weer weggehaald',
  undone: 'Weer weggehaald. Wat hier al was, is onaangeroerd.',
  undoneNot: (names) => `Niet weggehaald: ${formatList(names)}.`,
};

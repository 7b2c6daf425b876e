import type { Messages } from '../en/en.ts';
import { formatNumber } from '../format.ts';

export const lend = {
  way: 'Auto uitlenen',
  wayDetail: 'Voor een werkplaats of valet: vergrendelt alles, wist niets.',
  notYours:
    'Alleen een bestuurder van deze auto kan hem uitlenen. Geef eerst je eigen pincode, als je die hebt.',
  back: 'Terug',
  what: 'Alles wordt vergrendeld, niets gewist. Een schone gast rijdt: geen namen, geen telefoons, niets van jou is te lezen tot je de pincode geeft.',
  keeper: 'De regels van de beheerder blijven gelden.',
  forgotten: 'Onthoud de pincode. Zonder die code kun je wat vergrendeld is, alleen nog wissen.',
  first: 'Kies een pincode',
  again: 'Nog eens dezelfde pincode',
  digits: (fewest: number, most: number) => `${formatNumber(fewest)} tot ${formatNumber(most)} cijfers.`,
  differ: 'De twee pincodes waren niet gelijk. Kies er opnieuw een.',
  chosen: 'De pincode is gekozen.',
  chooseOther: 'Andere pincode kiezen',
  go: 'Nu uitlenen',
  locking: 'Bezig met vergrendelen',
  lentWay: 'Deze auto is uitgeleend',
  lentWayDetail: 'Geef hem terug met de pincode: alles is er weer, zoals het was.',
  unfinishedWayDetail:
    'Het vergrendelen is onderbroken en er staat nog iets open. Geef de auto terug, of leen hem opnieuw uit met dezelfde pincode.',
  giveBack: 'Auto teruggeven',
  giveBackWhat:
    'Voer de pincode in waarmee de auto is uitgeleend. Alles is er weer, zoals het was. Wat de gast bewaarde, verdwijnt.',
  pin: 'Pincode',
  opening: 'Bezig met openen',
  samePin: 'Dat is niet de pincode waarmee het uitlenen begon. Voer dezelfde nog eens in.',
  blocked: 'Dit kan als de auto geparkeerd is.',
  failures: {
    quota:
      'Er is niet genoeg ruimte om alles te vergrendelen. Maak ruimte en doe het dan nog eens met dezelfde pincode.',
    storage:
      'De opslag antwoordde niet. Nog niet alles is gedaan. Probeer het nog eens met dezelfde pincode.',
    notDerived:
      'Dit scherm kon de sleutel van de pincode niet berekenen. Probeer het nog eens met dezelfde pincode.',
    unreadable: 'Iets is niet te lezen en is gelaten zoals het is. Laat ernaar kijken of wis het.',
  },
} satisfies Messages['lend'];

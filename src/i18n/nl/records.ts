import { formatNumber, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

export const records = {
  find: 'Zoeken',
  clear: 'Leegmaken',
  found: (count: number) => plural(count, { one: '# gevonden', other: '# gevonden' }),
  noneFound: 'Niets gevonden.',
  moreWhenParked: (count: number) => `Nog ${formatNumber(count)} als de auto geparkeerd is`,
  findBlocked: {
    moving: 'Zoeken kan weer als de auto stilstaat. Wat je typte, blijft staan.',
    unknown: 'De auto meldt niet of hij rijdt. Wat je typte, blijft staan.',
  },
  letters: 'Letters',
  letterPlace: (label: string, place: number, count: number) =>
    `${label}, ${formatNumber(place)} van ${formatNumber(count)}`,
  lettersBlocked: {
    moving: 'Per letter bladeren kan weer als de auto stilstaat.',
    unknown: 'De auto geeft niet aan of hij rijdt. Per letter bladeren wacht.',
  },
  all: 'Alles',
  view: 'Weergave',
  filter: 'Welke',
  order: 'Volgorde',
  viewBlocked: {
    moving: 'Kiezen wat je ziet kan weer als de auto stilstaat.',
    unknown: 'De auto meldt niet of hij rijdt. Kiezen wat je ziet wacht.',
  },
  close: 'Sluiten',
  edit: 'Wijzigen',
  delete: 'Verwijderen',
  deleteBlocked: {
    moving: 'Verwijderen kan weer als de auto stilstaat.',
    unknown: 'Verwijderen wacht tot de auto meldt dat hij stilstaat.',
  },
  undoable: {
    removed: (count: number) => plural(count, { one: 'Verwijderd', other: '# verwijderd' }),
    aside: (count: number) =>
      plural(count, { one: 'Bewaard, niet meer gebruikt', other: '# bewaard, niet meer gebruikt' }),
    released: (count: number) =>
      plural(count, { one: 'Mag weer gebruikt worden', other: '# mogen weer gebruikt worden' }),
  },
  aside: 'Bewaard, niet gebruikt',
  asideDetail: (detail: string) =>
    detail === '' ? 'Bewaard, niet gebruikt' : `Bewaard, niet gebruikt. ${detail}`,
  notAside: 'Diensten mogen dit lezen als zij deze lijst lezen, voor zover je dat bij Delen toestaat.',
  setAsideSelected: (count: number) =>
    count === 0 ? 'Niet gebruiken' : plural(count, { one: '# niet gebruiken', other: '# niet gebruiken' }),
  releaseSelected: (count: number) => plural(count, { one: '# weer gebruiken', other: '# weer gebruiken' }),
  asideFailed: 'Dit kon niet worden opgeslagen. Het blijft alleen ongebruikt tot de app opnieuw start.',
  releaseFailed: 'Er is niets veranderd: de opslag nam het niet aan.',
  deleteFailed: 'Er is niets verwijderd: de opslag nam de wijziging niet aan.',
  undoFailed: 'Dit kon niet meer worden teruggedraaid.',
  select: 'Meer kiezen',
  selected: (count: number) => plural(count, { one: '# gekozen', other: '# gekozen' }),
  selectAll: (count: number) => plural(count, { one: 'Kies deze', other: 'Kies alle #' }),
  selectNone: 'Kies geen',
  deleteSelected: (count: number) =>
    count === 0 ? 'Verwijderen' : plural(count, { one: '# verwijderen', other: '# verwijderen' }),
  noneSelected: 'Kies eerst iets.',
  selectDone: 'Klaar',
  about: 'Waar het staat',
  loading: 'Wordt geopend',
  unreadablePages: (count: number) =>
    plural(count, {
      one: 'Een deel van deze lijst is beschadigd en niet leesbaar. De rest zie je hier.',
      other: '# delen van deze lijst zijn beschadigd en niet leesbaar. De rest zie je hier.',
    }),
  openFailed: {
    unreadable: 'Dit is niet leesbaar: de sleutel is weg. Je kunt het alleen nog wissen.',
    locked: 'Dit is vergrendeld met een pincode.',
    'keystore-unreachable':
      'De sleutelopslag antwoordt niet. Er is niets kwijt; dit gaat open zodra hij er weer is.',
    storage: 'De opslag antwoordt niet. Er is niets kwijt.',
    quota: 'De opslag is vol. Er is niets kwijt.',
    closed: 'De opslag is gesloten.',
    'newer-version': 'Dit is geschreven door een nieuwere versie van de app. Er is niets veranderd.',
    'migration-failed': 'Dit kon niet worden bijgewerkt naar de huidige versie. Er is niets veranderd.',
  },
  undo: 'Terugdraaien',
  undoing: 'Wordt teruggedraaid',
  secondsLeft: (seconds: number) =>
    plural(seconds, {
      one: 'Nog # seconde om dit terug te draaien',
      other: 'Nog # seconden om dit terug te draaien',
    }),
} satisfies Messages['records'];

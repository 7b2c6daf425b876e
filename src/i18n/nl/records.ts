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
  undo: 'Terugdraaien',
  undoing: 'Wordt teruggedraaid',
  secondsLeft: (seconds: number) =>
    plural(seconds, {
      one: 'Nog # seconde om dit terug te draaien',
      other: 'Nog # seconden om dit terug te draaien',
    }),
} satisfies Messages['records'];

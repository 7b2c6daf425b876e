import { formatBytes, formatNumber, plural } from '../format.ts';
import type { Messages } from '../en/en.ts';

const contacts = (count: number): string => plural(count, { one: '# contact', other: '# contacten' });

export const contactImport = {
  progressOfFiles: (file: number, files: number, taken: number, read: number, total: number) =>
    `Bestand ${formatNumber(file)} van ${formatNumber(files)}: ${contacts(taken)} overgenomen, ${formatBytes(read)} van ${formatBytes(total)} gelezen`,
  present: (count: number) => plural(count, { one: '# was er al.', other: '# waren er al.' }),
  merged: (count: number) => plural(count, { one: '# samengevoegd.', other: '# samengevoegd.' }),
  ofFile: (file: string, what: string) => `${file}: ${what}`,
  file: (number: number) => `Bestand ${formatNumber(number)}`,
  workerFailed: 'het lezen is mislukt',
  alike: (count: number) =>
    plural(count, {
      one: '# lijkt op een contact dat je al hebt',
      other: '# lijken op contacten die je al hebt',
    }),
  alikeDetail:
    'Samenvoegen bewaart alles van beide; van twee foto’s de foto die je hebt. Tot je samenvoegt, blijven ze allebei.',
  alikeRow: (added: string, known: string) => `${added} en ${known}`,
  merge: 'Samenvoegen',
  mergeOne: (name: string) => `${name} samenvoegen`,
  mergeAll: 'Alles samenvoegen',
  merging: 'Contacten worden samengevoegd',
  undoing: 'Het importeren wordt ongedaan gemaakt',
  work: (done: number, total: number) => `${formatNumber(done)} van ${formatNumber(total)}`,
  mergeFailed: 'Sommige contacten konden niet worden samengevoegd. Er is niets verloren; beide zijn er nog.',
  undo: 'Import terugdraaien',
  undoable: (count: number) =>
    plural(count, { one: '# contact geïmporteerd.', other: '# contacten geïmporteerd.' }),
  undoableUntil: 'Terugdraaien kan tot je de auto uitzet.',
  undone: (removed: number, restored: number) =>
    [
      plural(removed, {
        one: 'Import ongedaan gemaakt. # contact verwijderd.',
        other: 'Import ongedaan gemaakt. # contacten verwijderd.',
      }),
      ...(restored > 0
        ? [
            plural(restored, {
              one: '# samengevoegd contact is weer zoals het was.',
              other: '# samengevoegde contacten zijn weer zoals ze waren.',
            }),
          ]
        : []),
    ].join(' '),
  undoneKept: (count: number) =>
    plural(count, {
      one: '# contact dat je sindsdien hebt veranderd, blijft.',
      other: '# contacten die je sindsdien hebt veranderd, blijven.',
    }),
  undoFailed: 'De import kon niet helemaal ongedaan worden gemaakt. Je kunt het nog eens proberen.',
  filesRefused:
    'Er is niets geïmporteerd: het was niet zeker dat de auto geparkeerd stond. Kies de bestanden opnieuw als hij staat.',
  undoBlocked: {
    moving: 'Een import ongedaan maken kan als de auto geparkeerd is.',
    unknown: 'Een import ongedaan maken kan als de auto meldt dat hij geparkeerd is.',
  },
  mergeBlocked: {
    moving: 'Samenvoegen kan als de auto geparkeerd is.',
    unknown: 'Samenvoegen kan als de auto meldt dat hij geparkeerd is.',
  },
  export: 'Exporteren',
  exportBlocked: {
    moving: 'Exporteren kan als de auto geparkeerd is.',
    unknown: 'Exporteren kan als de auto meldt dat hij geparkeerd is.',
  },
  exporting: 'Contacten worden geëxporteerd',
  exportProgress: (written: number, total: number) =>
    `${formatNumber(written)} van ${contacts(total)} geschreven`,
  exported: (count: number) =>
    plural(count, { one: '# contact geschreven.', other: '# contacten geschreven.' }),
  exportedDetail: 'Het bestand is niet versleuteld. Bewaar het waar alleen jij erbij kunt.',
  photosTooMany: (count: number) =>
    plural(count, {
      one: '# foto is weggelaten: het bestand werd te groot voor deze browser.',
      other: '# foto’s zijn weggelaten: het bestand werd te groot voor deze browser.',
    }),
  photosUnread: (count: number) =>
    plural(count, {
      one: '# foto kon niet worden gelezen en is weggelaten.',
      other: '# foto’s konden niet worden gelezen en zijn weggelaten.',
    }),
  exportCancelled: 'Geannuleerd. Er is geen bestand geschreven.',
  exportFailed: {
    'not-written': 'Het bestand kon niet worden geschreven. Je contacten zijn niet veranderd.',
    'too-large': 'Het bestand zou te groot zijn voor deze browser. Er is geen bestand geschreven.',
  },
} satisfies Messages['contactImport'];

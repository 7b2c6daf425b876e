import type { Messages } from '../en/en.ts';

export const settings = {
  state: { on: 'Aan', off: 'Uit', unknown: 'Onbekend' },
  network: {
    title: 'Mobiel netwerk',
    on: 'Aan. Je diensten mogen verzenden en ontvangen.',
    off: 'Uit. Alleen 112 eCall kan verzenden.',
    unknown: 'De auto meldt het niet. Voor jouw gegevens geldt het als uit.',
    absent: 'Deze auto heeft geen schakelaar voor het hele netwerk. Schakel losse diensten uit.',
  },
  location: {
    title: 'Locatie delen',
    on: 'Aan. Je diensten mogen doorgeven waar je bent.',
    off: 'Uit. Alleen 112 eCall geeft je locatie door, bij nood.',
    unknown: 'De auto meldt het niet. Geen enkele dienst krijgt je locatie.',
    absent: 'Deze auto deelt geen locatie met diensten. Alleen 112 eCall geeft die door, bij nood.',
  },
  pendingOn: 'Wordt ingeschakeld. De auto heeft het nog niet bevestigd.',
  pendingOff: 'Hier geblokkeerd. De auto heeft het nog niet bevestigd.',
  refusedOn: 'De auto wilde het niet inschakelen. Het blijft uit.',
  refusedOff: 'Hier geblokkeerd, in de auto nog aan. De auto wilde het niet uitschakelen.',
  silentOn: 'De auto antwoordde niet. Het blijft uit.',
  silentOff: 'Hier geblokkeerd, in de auto nog aan. De auto antwoordde niet.',
  blockedHere: 'Hier geblokkeerd. Het is in de auto ingeschakeld, niet door jou.',
  notSaved: 'De keuze kon niet worden bewaard. Daarom is er niets ingeschakeld.',
  wideningBlocked: {
    idling: 'Meer delen kan als de auto geparkeerd is. Uitschakelen kan nu al.',
    moving: 'Meer delen kan als de auto geparkeerd is. Uitschakelen kan nu al.',
    unknown: 'De auto meldt niet dat hij geparkeerd is. Uitschakelen kan nu al.',
    parked: '',
  },
} satisfies Messages['settings'];

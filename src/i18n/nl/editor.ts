import type { Messages } from '../en/en.ts';

export const editor = {
  titleNew: 'Iets nieuws',
  title: 'Wijzigen',
  tooLong: 'Deze tekst is te lang.',
  saveFailed: {
    quota:
      'Niet bewaard: de opslag van de auto is vol. Maak ruimte en bewaar opnieuw. Wat je hebt ingevuld, blijft hier staan.',
    invalid: 'Niet bewaard: dit kan zo niet worden opgeslagen. Wat je hebt ingevuld, blijft hier staan.',
    closed: 'Niet bewaard: de opslag is gesloten. Wat je hebt ingevuld, blijft hier staan.',
    storage:
      'Niet bewaard: de opslag werkte niet. Probeer het opnieuw. Wat je hebt ingevuld, blijft hier staan.',
    locked: 'Niet bewaard: dit is vergrendeld. Voer eerst de pincode in.',
    unreadable: 'Niet bewaard: de sleutel van deze lijst is weg. Er kan niets meer in worden opgeslagen.',
    'keystore-unreachable':
      'Niet bewaard: de sleutelopslag antwoordt niet. Probeer het zo nog eens. Wat je hebt ingevuld, blijft hier staan.',
  },
  conflict: {
    changed: 'Iemand heeft dit in een ander venster bewaard nadat je begon. Er kan maar één versie blijven.',
    deleted: 'Iemand heeft dit in een ander venster verwijderd nadat je begon.',
  },
} satisfies Messages['editor'];

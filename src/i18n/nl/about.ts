import type { Messages } from '../en/en.ts';
import { plural } from '../format.ts';

export const about = {
  missing: 'Wat regeleenheden vastleggen en je rechten en contacten zijn er nog niet.',
  kept: 'Hoe het bewaard wordt',
  grade: {
    hardware: 'De sleutels liggen in de beveiligde hardware van de auto.',
    file: 'De sleutels liggen in een sleutelbestand naast de app, los van de gegevens.',
    browser: 'De sleutels liggen in de opslag van de browser zelf: er is hier geen sleutelopslag.',
  },
  persisted: 'De browser heeft beloofd deze gegevens niet vanzelf op te ruimen.',
  notPersisted:
    'De browser heeft niet beloofd deze gegevens te bewaren. Bij ruimtegebrek kan hij ze opruimen.',
  goingTitle: 'Op weg naar buiten',
  going: (count) =>
    plural(count, {
      one: '# categorie krijgt een nieuwe sleutel, zodat niemand kan lezen wat erin verwijderd is.',
      other: '# categorieën krijgen een nieuwe sleutel, zodat niemand kan lezen wat erin verwijderd is.',
    }),
  nothingGoing: 'Niets wat verwijderd is, wacht nog op een nieuwe sleutel.',
  proof: 'Laatste wisactie',
  noProof: 'In deze auto is nog niets met een bewijs gewist.',
  key: 'Sleutel om bewijzen te controleren',
  keyHint: 'Openbaar. Wie hem heeft, kan zien of een bewijs van het platform van deze auto komt.',
  saveKey: 'Openbare sleutel opslaan',
  keyOutcome: {
    saved: 'Opgeslagen.',
    cancelled: 'Niet opgeslagen: er is geen plek gekozen.',
    failed: 'Opslaan lukte niet. Probeer een andere plek.',
  },
  installation: (id) => `Installatie ${id}`,
  keyUnreachable: 'Het platform antwoordt niet. Probeer het nog eens.',
} satisfies Messages['about'];

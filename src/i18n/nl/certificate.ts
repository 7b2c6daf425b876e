import type { Messages } from '../en/en.ts';
import { formatDateTime } from '../format.ts';

export const certificate = {
  line: (id, time) => `Certificaat ${id}, ${formatDateTime(time)}`,
  save: 'Bewijs opslaan',
  code: 'Het bewijs als code: id, digest, handtekening, sleutel, einde van het voertuignummer, resultaat',
  outcome: {
    saved: 'Opgeslagen. Iedereen kan het met de openbare sleutel controleren, zonder deze auto.',
    cancelled: 'Niet opgeslagen: er is geen plek gekozen.',
    failed: 'Opslaan lukte niet. Probeer een andere plek.',
  },
} satisfies Messages['certificate'];

import type { CarReset } from '../../src/eraser/car-reset.ts';
import type { EraseOrder } from '../../src/eraser/journal.ts';
import { openCertifier } from '../../src/eraser/open-certifier.ts';
import type { CertifierSources } from '../../src/eraser/open-certifier.ts';
import type { ErasingParts } from '../../src/eraser/erasing-parts.ts';
import type { VehiclePack } from '../../src/pack/load-pack.ts';
import { identity, MemoryAttestation } from './memory-attestation.ts';

export const order: EraseOrder = {
  authorisation: { role: 'driver' },
  preconditions: [],
  at: 1_700_000_000_000,
  isClockTrusted: true,
  when: 'now',
};

/** What an erase needs besides storage, with a car that does what it is told. */
export function erasingStand(
  pack: Pick<VehiclePack, 'categories' | 'services'>,
  { ledger, clock }: Pick<CertifierSources, 'ledger' | 'clock'>,
  attestation = new MemoryAttestation(),
): ErasingParts & { readonly attestation: MemoryAttestation } {
  const car: CarReset = {
    reset: (items) => Promise.resolve(items.map((item) => ({ item, state: 'done' as const }))),
  };
  const digest = 'A'.repeat(43);
  const certifier = openCertifier({
    ledger,
    clock,
    attestation,
    identity,
    signals: {
      snapshot: () => ({ get: () => undefined }),
      subscribe: () => undefined,
      request: () => {
        throw new Error('A certificate moves nothing.');
      },
    },
    pack,
    tool: {
      version: '1.0',
      pack: { id: 'maker-nl', hash: digest },
      inventory: { collections: 0, hash: digest },
    },
    utcOffset: () => 60,
    isPersisted: () => true,
    endsWithRestart: true,
  });
  return { car, certifier, attestation };
}

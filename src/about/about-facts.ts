import type { AttestationPort } from '../../platform/contract/attestation.ts';
import type { KeystoreGrade } from '../../platform/contract/keystore.ts';
import type { SignedCertificate } from '../eraser/certifier.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { Ledger } from '../vault/ledger.ts';
import type { Vault } from '../vault/vault.ts';

/** How this car keeps its promises, for whoever looks into it. */
export interface AboutFacts {
  readonly grade: KeystoreGrade;
  /** Random id of this installation; nothing personal. */
  readonly installation: string;
  /** Whether the browser promised never to evict what is stored. */
  readonly isPersisted: boolean;
  /** Categories whose deleted or overwritten records wait for their new key. */
  readonly rekeysDue: readonly string[];
  /** Undefined when nothing was erased yet, or the platform has not signed it. */
  readonly certificate: SignedCertificate | undefined;
  /** The public key as a JSON file's text; undefined while the platform does not answer. */
  publicKey(): Promise<{ readonly kid: string; readonly text: string } | undefined>;
}

export async function factsOf(
  vault: Pick<Vault, 'inventory' | 'persisted' | 'isLent'>,
  desk: Pick<EraseDesk, 'lastCertificate'>,
  attestation: Pick<AttestationPort, 'publicKey'>,
  { keystore: { grade }, installation }: Pick<Ledger, 'keystore' | 'installation'>,
): Promise<AboutFacts> {
  const due = (await vault.inventory())
    .filter(({ rekeyDue, isLocked }) => rekeyDue && !(vault.isLent && isLocked))
    .map(({ category }) => category);
  return {
    grade,
    installation,
    isPersisted: vault.persisted,
    rekeysDue: [...new Set(due)],
    certificate: await desk.lastCertificate(),
    publicKey: async () => {
      const key = await attestation.publicKey();
      return key.ok ? { kid: key.key.kid, text: `${JSON.stringify(key.key, null, 2)}\n` } : undefined;
    },
  };
}

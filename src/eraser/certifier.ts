import type { Certificate } from './certificate/certificate-schema.ts';
import type { EraseOrder, EraseResult, UnsignedReason } from './journal.ts';
import type { ErasePlan } from './plan.ts';

/** What a certificate is made of, as far as the engine knows it. */
export interface EraseFacts {
  readonly plan: ErasePlan;
  /** Undefined for an erase that the version before had begun. */
  readonly order: EraseOrder | undefined;
  readonly result: EraseResult;
  /** It was interrupted and finished at a later start. */
  readonly isResumed: boolean;
}

/** A signed certificate: the compact JWS, what it says, and what its QR code says. */
export interface SignedCertificate {
  readonly jws: string;
  readonly certificate: Certificate;
  readonly qrText: string;
}

export type SignOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: UnsignedReason };

/** Makes the proof of an erase. */
export interface Certifier {
  /** The payload as text, its end time included. Not repeatable: what it gives is kept before it is signed. */
  draft(facts: EraseFacts): Promise<string>;
  /**
   * Signs a kept payload and adds it to the chain under `plan.id`, after those still owed; once added, repeating changes
   * nothing. What the platform does not sign now is kept, and owed. Never rejects for the platform's sake.
   */
  sign(plan: ErasePlan, payload: string): Promise<SignOutcome>;
  /** Asks again for every signature that is owed, oldest first, each linked to the certificate before. */
  signOwed(): Promise<SignOutcome>;
  /** The certificate of an erase, while its text is kept. */
  find(id: string): Promise<SignedCertificate | undefined>;
  /** The certificate of the last erase. */
  newest(): Promise<SignedCertificate | undefined>;
}

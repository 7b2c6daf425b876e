import type { AttestationKeyFile } from './attestation-jws.ts';

/** Most bytes a payload may have: a certificate of 8 drivers with every category has about 60,000. */
export const maxPayloadBytes = 262_144;

/**
 * `unreachable`: try again, nothing is lost. `refused`: this platform will not sign; trying again does not help before
 * somebody has seen to it (its key cannot be read, or it knows another car).
 */
export type AttestationFailure = 'unreachable' | 'refused';

export type SignResult =
  { readonly ok: true; readonly jws: string } | { readonly ok: false; readonly reason: AttestationFailure };

export type PublicKeyResult =
  | { readonly ok: true; readonly key: AttestationKeyFile }
  | { readonly ok: false; readonly reason: AttestationFailure };

/**
 * Signs what the platform stands for, with a key that no call of any port can destroy (decisions 26). The platform adds
 * what the app must not be believed about: VIN, platform kind, keystore grade, the emulation mark. All calls settle,
 * none rejects.
 */
export interface AttestationPort {
  /** A compact JWS over these very bytes (`attestation-jws.ts`). The same bytes always give the same text. */
  sign(payload: Uint8Array<ArrayBuffer>): Promise<SignResult>;
  /** What whoever checks certificates has to have. */
  publicKey(): Promise<PublicKeyResult>;
}

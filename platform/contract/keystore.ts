import type { AttemptStart } from './keystore-attempts.ts';

/** What the keystore can promise about destroyed keys; decides what a certificate may claim (NIST SP 800-88). */
export type KeystoreGrade = 'hardware' | 'file' | 'browser';

export type KeystoreFailure = 'unreachable' | 'unknown-alias' | 'corrupt' | 'full' | 'too-large';

export type KeystoreResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: KeystoreFailure };

/** Most bytes `wrap` accepts: a keyring of 64 data keys with their category ids fits. */
export const maxWrappedBytes = 16_384;

/**
 * Keeps the keys that wrap the vault's keyrings, outside web storage. Aliases are `[a-z0-9-]{1,64}` and carry no
 * meaning. Wrapping is authenticated: a changed byte or another alias gives `corrupt`. All calls settle, none
 * rejects; `unreachable` is not the same as `unknown-alias`: only the latter means the key is gone.
 *
 * An alias with `volatilePrefix` lives in the memory of whoever keeps the keys, and goes with it.
 */
export interface Keystore {
  readonly grade: KeystoreGrade;
  /** Encrypts `plain` under `alias`, creating the alias's key if there is none. */
  wrap(alias: string, plain: Uint8Array<ArrayBuffer>): Promise<KeystoreResult<Uint8Array<ArrayBuffer>>>;
  unwrap(alias: string, wrapped: Uint8Array<ArrayBuffer>): Promise<KeystoreResult<Uint8Array<ArrayBuffer>>>;
  /** Destroys all named keys in one synced write. Unknown aliases are no failure: repeating is safe. */
  destroy(aliases: readonly string[]): Promise<KeystoreResult<void>>;
  /** The aliases of this installation. */
  aliases(): Promise<KeystoreResult<readonly string[]>>;
  /**
   * Counts a try at a PIN before it is made, durably: a kill does not take it back. `name` is like an alias. While a wait
   * runs (`waitAfter`) the try is refused and not counted. The number outlives a restart, after which the wait that
   * belongs to it may begin anew. `destroy` forgets the counters named like its aliases.
   */
  beginAttempt(name: string): Promise<KeystoreResult<AttemptStart>>;
  /** The PIN was right: the counter starts from nothing. */
  endAttempt(name: string): Promise<KeystoreResult<void>>;
}

/** Aliases are namespaced by an installation id (random, `[a-z0-9]{16,32}`), which the vault's ledger keeps. */
export interface KeystorePort {
  readonly grade: KeystoreGrade;
  forInstallation(installation: string): Keystore;
}

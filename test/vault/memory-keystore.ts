import type { Keystore, KeystorePort, KeystoreResult } from '../../platform/contract/keystore.ts';
import { waitAfter } from '../../platform/contract/keystore-attempts.ts';
import { maxWrappedBytes } from '../../platform/contract/keystore.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A keystore in memory that counts its calls and can be made to fail. Keys live as long as this object. */
export class MemoryKeystore implements KeystorePort {
  readonly grade: KeystorePort['grade'];
  /** Key by `installation/alias`. */
  readonly keys = new Map<string, CryptoKey>();
  readonly calls = { wrap: 0, unwrap: 0, destroy: 0, aliases: 0, attempts: 0 };
  /** Wrong PINs by `installation/name`. */
  readonly tries = new Map<string, number>();
  /** While true no PIN has to wait. */
  patient = false;
  /** While true every call answers `unreachable`. */
  unreachable = false;
  /** While true it says that keys are destroyed, and keeps them. */
  keepsKeys = false;
  /** Number of calls after which it becomes unreachable, as in a power cut of the host. */
  failAfter = Number.POSITIVE_INFINITY;

  constructor(grade: KeystorePort['grade'] = 'file') {
    this.grade = grade;
  }

  forInstallation(installation: string): Keystore {
    const prefix = `${installation}/`;
    const reach = (call: keyof MemoryKeystore['calls']): boolean => {
      this.calls[call] += 1;
      this.failAfter -= 1;
      return !this.unreachable && this.failAfter >= 0;
    };
    const away = { ok: false, reason: 'unreachable' } as const;
    return {
      grade: this.grade,
      wrap: async (alias, plain): Promise<KeystoreResult<Bytes>> => {
        if (!reach('wrap')) return away;
        if (plain.length > maxWrappedBytes) return { ok: false, reason: 'too-large' };
        const key =
          this.keys.get(prefix + alias) ??
          (await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
        this.keys.set(prefix + alias, key);
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const data = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
        const wrapped = new Uint8Array(iv.length + data.length);
        wrapped.set(iv);
        wrapped.set(data, iv.length);
        return { ok: true, value: wrapped };
      },
      unwrap: async (alias, wrapped): Promise<KeystoreResult<Bytes>> => {
        if (!reach('unwrap')) return away;
        const key = this.keys.get(prefix + alias);
        if (key === undefined) return { ok: false, reason: 'unknown-alias' };
        try {
          const plain = await crypto.subtle.decrypt(
            { name: 'AES-GCM', iv: wrapped.slice(0, 12) },
            key,
            wrapped.slice(12),
          );
          return { ok: true, value: new Uint8Array(plain) };
        } catch {
          return { ok: false, reason: 'corrupt' };
        }
      },
      destroy: async (aliases): Promise<KeystoreResult<void>> => {
        if (!reach('destroy')) return away;
        for (const alias of this.keepsKeys ? [] : aliases) {
          this.keys.delete(prefix + alias);
          this.tries.delete(prefix + alias);
        }
        return { ok: true, value: undefined };
      },
      aliases: async (): Promise<KeystoreResult<readonly string[]>> => {
        if (!reach('aliases')) return away;
        const own = [...this.keys.keys()].filter((name) => name.startsWith(prefix));
        return { ok: true, value: own.map((name) => name.slice(prefix.length)) };
      },
      beginAttempt: async (name): Promise<KeystoreResult<{ readonly waitMs: number }>> => {
        if (!reach('attempts')) return away;
        const tries = this.tries.get(prefix + name) ?? 0;
        const waitMs = this.patient ? 0 : waitAfter(tries);
        if (waitMs === 0) this.tries.set(prefix + name, tries + 1);
        return { ok: true, value: { waitMs } };
      },
      endAttempt: async (name): Promise<KeystoreResult<void>> => {
        if (!reach('attempts')) return away;
        this.tries.delete(prefix + name);
        return { ok: true, value: undefined };
      },
    };
  }
}

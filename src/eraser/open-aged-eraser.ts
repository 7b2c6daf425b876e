import type { Vault } from '../vault/vault.ts';
import type { AgedEraser } from './aged-eraser.ts';

/** Erases by age through the open vault. */
export function openAgedEraser(vault: Pick<Vault, 'countOlder' | 'expire'>): AgedEraser {
  return {
    count: ({ bucket, category }, olderThan) => vault.countOlder(bucket, category, olderThan),
    async erase({ bucket, category }, olderThan) {
      const done = await vault.expire(bucket, category, olderThan);
      if (done.ok) return { ok: true };
      switch (done.reason) {
        case 'keystore-unreachable':
        case 'unreadable':
          return { ok: false, reason: done.reason };
        default:
          return { ok: false, reason: 'storage' };
      }
    },
  };
}

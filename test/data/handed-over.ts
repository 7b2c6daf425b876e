import type { ForgetResult, PairedDevice, PairingPort } from '../../platform/contract/pairing.ts';
import type { UsagePort, UsageRecord } from '../../platform/contract/usage.ts';

/** A car that hands over what it is told, and may fail to hear that it was taken. */
export class HandedOver implements UsagePort {
  waiting: UsageRecord[] = [];
  isDeaf = false;
  /** Called while the car is asked what waits; what it gave by then is what it answers. */
  onAsked: () => Promise<void> = () => Promise.resolve();

  async pending(): Promise<readonly UsageRecord[]> {
    const records = [...this.waiting];
    await this.onAsked();
    return records;
  }

  readonly subscribe = (): void => undefined;

  settle(ids: readonly string[]): Promise<boolean> {
    if (!this.isDeaf) this.waiting = this.waiting.filter(({ id }) => !ids.includes(id));
    return Promise.resolve(!this.isDeaf);
  }
}

/** What is paired with that car. */
export class HandedPairings implements PairingPort {
  devices: readonly PairedDevice[] = [];
  /** While true the car does not answer. */
  isAway = false;
  readonly #usage: HandedOver;
  readonly #listeners = new Set<() => void>();

  constructor(usage: HandedOver) {
    this.#usage = usage;
  }

  list(): readonly PairedDevice[] {
    return this.devices;
  }

  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Something was paired, or is no longer. */
  become(devices: readonly PairedDevice[]): void {
    this.devices = devices;
    for (const listener of this.#listeners) listener();
  }

  forget(id: string): Promise<ForgetResult> {
    if (this.isAway) return Promise.resolve({ ok: false, reason: 'unreachable' });
    const isKnown = this.devices.some((device) => device.id === id);
    this.#usage.waiting = this.#usage.waiting.filter(
      (record) => !('device' in record) || record.device !== id,
    );
    this.become(this.devices.filter((device) => device.id !== id));
    return Promise.resolve(isKnown ? { ok: true } : { ok: false, reason: 'unknown' });
  }
}

export const phone = 'phone-020000000001';
export const otherPhone = 'phone-020000000002';

export function callOf(id: string, driver: string, device = phone): UsageRecord {
  return { kind: 'call', id, driver, at: 1, device, peer: '+999', name: '', direction: 'in', duration: 3 };
}

export function pairedOf(id: string, driver: string, device = phone): UsageRecord {
  const address = device.slice('phone-'.length).replace(/..(?=.)/g, '$&:');
  return { kind: 'phone', id, driver, at: 1, device, name: 'Mine', address, uses: ['calls'] };
}

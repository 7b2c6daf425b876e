import type { Clock } from '../../platform/contract/clock.ts';
import type { DataGroup } from '../../platform/contract/service-definition.ts';
import type { GateRecord, ServicesPort, Transfer } from '../../platform/contract/services.ts';
import { LastRecords } from './last-records.ts';
import type { LastOfService } from './last-records.ts';

/** What one service sent within the window. `bytes` is undefined when the car did not report every size. */
export interface LiveTransfer {
  readonly service: string;
  readonly groups: readonly DataGroup[];
  readonly times: number;
  readonly bytes: number | undefined;
  readonly recipient: string | undefined;
  readonly connection: Transfer['connection'];
  /** Car's wall clock of the last one, ms since the epoch. */
  readonly lastAt: number;
}

/** How long a transfer counts as "now", ms. */
export const liveWindow = 60_000;

/** What is leaving the car right now, by service, from what the enforcement point reports. In memory only. */
export class LiveTransfers {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  readonly #signal: AbortSignal;
  readonly #last = new LastRecords();
  #seen: { readonly transfer: Transfer; readonly monotonic: number }[] = [];

  constructor(services: ServicesPort, clock: Clock, signal: AbortSignal) {
    this.#clock = clock;
    this.#signal = signal;
    services.subscribe((record) => this.#onRecord(record), signal);
    void this.#catchUp(services);
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
  }

  /** Latest sender first. */
  now(): readonly LiveTransfer[] {
    const byService = new Map<string, LiveTransfer>();
    for (const { transfer } of this.#seen) {
      const before = byService.get(transfer.service);
      // Taken out, so that the map's order is that of the last transfers; the car's wall clock may jump.
      byService.delete(transfer.service);
      byService.set(transfer.service, {
        service: transfer.service,
        groups: [...new Set([...(before?.groups ?? []), ...transfer.groups])],
        times: (before?.times ?? 0) + 1,
        bytes: sum(before === undefined ? 0 : before.bytes, transfer.bytes),
        recipient: transfer.recipient,
        connection: transfer.connection,
        lastAt: transfer.at,
      });
    }
    return [...byService.values()].reverse();
  }

  /** The last thing a service sent and was refused, as far back as the car keeps records. */
  lastOf(service: string): LastOfService {
    return this.#last.of(service);
  }

  async #catchUp(services: ServicesPort): Promise<void> {
    const { records } = await services.since(0);
    if (this.#signal.aborted) return;
    for (const record of records) this.#last.take(record);
    this.#notify();
  }

  #onRecord(record: GateRecord): void {
    this.#last.take(record);
    if (record.outcome !== 'sent') return this.#notify();
    this.#seen.push({ transfer: record, monotonic: this.#clock.monotonic() });
    this.#clock.after(liveWindow, () => this.#forget(), this.#signal);
    this.#notify();
  }

  #forget(): void {
    const oldest = this.#clock.monotonic() - liveWindow;
    this.#seen = this.#seen.filter((entry) => entry.monotonic > oldest);
    this.#notify();
  }

  #notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

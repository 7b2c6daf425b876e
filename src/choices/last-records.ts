import type { GateRecord, Refusal, Transfer } from '../../platform/contract/services.ts';

/** Undefined where the car keeps no such record. */
export interface LastOfService {
  readonly sent: Transfer | undefined;
  readonly refused: Refusal | undefined;
}

const nothing: LastOfService = { sent: undefined, refused: undefined };

/** The newest transfer and the newest refusal of each service, in whatever order the records come. */
export class LastRecords {
  readonly #byService = new Map<string, LastOfService>();

  take(record: GateRecord): void {
    const before = this.of(record.service);
    const known = record.outcome === 'sent' ? before.sent : before.refused;
    if (known !== undefined && known.cursor >= record.cursor) return;
    this.#byService.set(
      record.service,
      record.outcome === 'sent' ? { ...before, sent: record } : { ...before, refused: record },
    );
  }

  of(service: string): LastOfService {
    return this.#byService.get(service) ?? nothing;
  }
}

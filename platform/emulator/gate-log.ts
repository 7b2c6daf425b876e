import type { GateHistory, GateRecord, Refusal, Transfer } from '../contract/services.ts';

type Unnumbered = Omit<Transfer, 'cursor'> | Omit<Refusal, 'cursor'>;

/** What went out and what was refused, numbered from 1, the newest `limit` kept. */
export class GateLog {
  readonly #limit: number;
  readonly #records: GateRecord[];
  #cursor: number;

  constructor(limit: number, records: readonly GateRecord[] = [], cursor = 0) {
    this.#limit = limit;
    this.#records = [...records];
    this.#cursor = cursor;
  }

  add(record: Unnumbered): GateRecord {
    const numbered: GateRecord = { ...record, cursor: ++this.#cursor };
    this.#records.push(numbered);
    if (this.#records.length > this.#limit) this.#records.shift();
    return numbered;
  }

  /** A cursor this log never gave out is of another log: all is handed over, with a gap. */
  since(cursor: number): GateHistory {
    const isForeign = !Number.isInteger(cursor) || cursor < 0 || cursor > this.#cursor;
    const oldest = this.#records[0]?.cursor ?? this.#cursor + 1;
    return {
      records: isForeign ? [...this.#records] : this.#records.filter((record) => record.cursor > cursor),
      cursor: this.#cursor,
      gap: isForeign || cursor + 1 < oldest,
    };
  }
}

import type { Clock } from '../../platform/contract/clock.ts';
import type { GateRecord, ServicesPort } from '../../platform/contract/services.ts';
import { logFault, word } from '../fault-log/log-fault.ts';
import type { Session } from '../session/session.ts';
import type { Collection } from '../vault/collection.ts';
import type { Vault } from '../vault/vault.ts';
import type { KeptCategories } from './kept-categories.ts';
import { summed } from './transfer-hours.ts';
import { transfersCollection } from './transfers-collection.ts';
import type { StoredTransfer } from './transfers-collection.ts';

/** How long what the car reports is gathered before it is written, ms: one commit for all of it. */
export const gatheredFor = 5_000;
/** What may wait while it cannot be written; the oldest beyond that is lost, and a gap says so. */
const mostWaiting = 1_000;

type Waiting = Map<string, StoredTransfer>;

export interface TransfersSources {
  readonly services: Pick<ServicesPort, 'subscribe' | 'since'>;
  readonly clock: Clock;
  /** Of who drives. */
  readonly collection: Collection<StoredTransfer>;
  readonly isKept: () => boolean;
  /** From the press on, an erase counts and empties what is stored: nothing is added then. */
  readonly isErasing: () => boolean;
  readonly signal: AbortSignal;
}

/**
 * Writes down what the enforcement point lets out and refuses while its driver drives, from now on: what was before may have been
 * somebody else's. Two windows write each record once, for its id is what the car calls it.
 */
export class TransfersRecorder {
  readonly #sources: TransfersSources;
  #waiting: Waiting = new Map();
  /** Of the last record that was reported. */
  #last: GateRecord | undefined;
  #isDue = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(sources: TransfersSources) {
    this.#sources = sources;
    sources.services.subscribe((record) => this.#onRecord(record), sources.signal);
  }

  /** Writes what waits. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  #onRecord(record: GateRecord): void {
    const last = this.#last;
    this.#last = record;
    if (last !== undefined && record.cursor > last.cursor + 1) void this.#fill(last, record);
    this.#take(record);
  }

  /** Asks the car for what was not reported between two records. */
  async #fill(last: GateRecord, next: GateRecord): Promise<void> {
    const { records, gap } = await this.#sources.services.since(last.cursor);
    for (const record of records) if (record.cursor < next.cursor) this.#take(record);
    if (gap) this.#wait(`gap-${idOf(next)}`, { kind: 'gap', at: whole(last.at), until: whole(next.at) });
  }

  #take(record: GateRecord): void {
    const { service, groups, at } = record;
    const common = { service, groups: [...groups], at: whole(at) };
    if (record.outcome === 'refused')
      return this.#wait(idOf(record), { kind: 'refused', ...common, reasons: [...record.reasons] });
    const { bytes, recipient, connection } = record;
    this.#wait(idOf(record), {
      kind: 'sent',
      ...common,
      ...(bytes !== undefined && { bytes }),
      ...(recipient !== undefined && { recipient }),
      connection,
    });
  }

  #wait(id: string, transfer: StoredTransfer): void {
    const { isKept, signal } = this.#sources;
    if (signal.aborted || !isKept()) return;
    this.#waiting.set(id, transfer);
    if (this.#waiting.size > mostWaiting) this.#loseOldest();
    this.#writeSoon();
  }

  #writeSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#sources.clock.after(gatheredFor, () => void this.flush(), this.#sources.signal);
  }

  /** Half of it, in one gap. */
  #loseOldest(): void {
    const all = [...this.#waiting];
    const lost = all.slice(0, mostWaiting / 2);
    const [first, last] = [lost[0], lost.at(-1)];
    this.#waiting = new Map(all.slice(lost.length));
    if (first === undefined || last === undefined) return;
    this.#waiting.set(`gap-${first[0]}`, { kind: 'gap', at: first[1].at, until: last[1].at });
  }

  async #write(): Promise<void> {
    const { collection, isKept, isErasing, signal } = this.#sources;
    this.#isDue = false;
    // Off holds for what waited too.
    if (isErasing() || !isKept()) this.#waiting.clear();
    const taken = [...this.#waiting].filter(([id]) => collection.get(id) === undefined);
    this.#waiting = new Map();
    if (taken.length === 0) return;
    const written = await collection.put(taken.map(([id, value]) => ({ id, value })));
    if (written.ok) return this.#sum();
    if (signal.aborted || written.reason === 'closed') return;
    logFault({ code: 'choices/transfers-not-kept', detail: { reason: word(written.reason) } });
    // What does not fit the schema never will; the rest is tried again with what comes next.
    const wrong = new Set(written.reason === 'invalid' ? written.problems.map(({ id }) => id) : []);
    const again = taken.filter(([id]) => !wrong.has(id));
    this.#waiting = new Map([...again, ...this.#waiting]);
    if (again.length > 0) this.#writeSoon();
  }

  /** Sums first, then what they hold goes; a kill in between is made good the next time, for a sum knows how far it goes. */
  async #sum(): Promise<void> {
    const { collection, clock } = this.#sources;
    const { hours, gone } = summed(collection.all(), clock.now());
    if (hours.length > 0 && !(await collection.put(hours)).ok) return;
    if (gone.length > 0) await collection.remove(gone, 0);
  }
}

function whole(at: number): number {
  return Math.max(0, Math.round(at));
}

function idOf({ at, cursor }: GateRecord): string {
  return `${whole(at)}-${cursor}`;
}

/** Undefined, and nothing is written, when the choices cannot be read or a PIN locks the driver. */
export async function openTransfersRecorder({
  stored,
  kept,
  ...sources
}: Pick<TransfersSources, 'services' | 'clock' | 'isErasing' | 'signal'> & {
  readonly stored: { readonly vault: Vault; readonly session: Session };
  readonly kept: Pick<KeptCategories, 'isKept'> | undefined;
}): Promise<TransfersRecorder | undefined> {
  if (kept === undefined) return undefined;
  const collection = stored.vault.collection(stored.session.driver.name, transfersCollection);
  if (!(await collection.open(sources.signal)).ok) return undefined;
  return new TransfersRecorder({ ...sources, collection, isKept: () => kept.isKept('transfers') });
}

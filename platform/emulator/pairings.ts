import type { ForgetResult, PairedDevice } from '../contract/pairing.ts';
import type { Scheduler } from './scheduler.ts';
import type { UsageNotes } from './usage-notes.ts';
import type { UsageQueue } from './usage-queue.ts';

export interface WifiNetwork {
  readonly name: string;
  readonly passphrase?: string | undefined;
  readonly security: 'open' | 'wpa2' | 'wpa3';
}

/** Whom a phone knows: name, and number or address. */
export interface Peer {
  readonly name: string;
  readonly peer: string;
}

export interface Conversation {
  readonly peer?: string | undefined;
  readonly name?: string | undefined;
  readonly direction?: 'in' | 'out' | 'missed' | undefined;
  /** s */
  readonly duration?: number | undefined;
  /** Makes it a message. */
  readonly text?: string | undefined;
}

interface PairingParts {
  readonly notes: UsageNotes;
  readonly queue: UsageQueue;
  readonly scheduler: Scheduler;
  readonly isConnected: (id: string) => boolean;
  readonly disconnect: (id: string) => void;
  readonly isSilent: () => boolean;
  readonly onChange: (paired: readonly PairedDevice[]) => void;
}

/** Between two calls or messages of a connected phone, ms: often enough to see some within a short drive. */
const rhythm = { from: 45_000, to: 180_000 };

/** What is paired with the car, and what connected phones hand over. */
export class Pairings {
  readonly #parts: PairingParts;
  readonly #paired = new Map<string, PairedDevice>();
  readonly #peers = new Map<string, readonly Peer[]>();
  /** Ends the rhythm of a phone. */
  readonly #rhythms = new Map<string, () => void>();

  constructor(parts: PairingParts) {
    this.#parts = parts;
  }

  list(): readonly PairedDevice[] {
    return [...this.#paired.values()];
  }

  has(id: string): boolean {
    return this.#paired.has(id);
  }

  /** An id for a phone of this name: the same phone each time for the same seed, unlike one that is paired already. */
  newPhoneId(name: string): string {
    const { notes } = this.#parts;
    for (;;) {
      const bytes = [2, ...Array.from({ length: 5 }, () => notes.whole(`phone/${name}`, 256))];
      const id = `phone-${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
      if (!this.#paired.has(id)) return id;
    }
  }

  /** A phone was connected; it is paired if it was not. `peers`: whom it can call; those of before when missing. */
  connectPhone(id: string, name: string, peers?: readonly Peer[]): void {
    if (peers !== undefined || !this.#peers.has(id)) this.#peers.set(id, peers ?? []);
    if (this.#paired.has(id)) return;
    this.#pair({ id, kind: 'phone', name });
    this.#parts.notes.note({
      kind: 'phone',
      device: id,
      name,
      address: id.slice('phone-'.length).replace(/..(?=.)/g, '$&:'),
      uses: ['calls', 'contacts', 'messages'],
    });
    this.#plan(id);
  }

  /** Joins a network; gives its id. One that is known is not joined again. */
  join({ name, passphrase, security }: WifiNetwork): string {
    const known = this.list().find((device) => device.kind === 'wifi' && device.name === name);
    if (known !== undefined) return known.id;
    const { notes } = this.#parts;
    const id = `wifi-${notes.whole(`wifi/${name}`, 2 ** 32).toString(16)}`;
    this.#pair({ id, kind: 'wifi', name });
    notes.note({
      kind: 'wifi',
      device: id,
      name,
      security,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    return id;
  }

  /** A call or message of a connected phone, of its own making where nothing is said; undefined when it is not connected. */
  converse(id: string, { peer, name, direction, duration, text }: Conversation): string | undefined {
    if (!this.#paired.has(id) || !this.#parts.isConnected(id)) return undefined;
    const { notes } = this.#parts;
    const other = this.#somebody(id);
    const common = {
      device: id,
      peer: peer ?? other.peer,
      name: name ?? (peer === undefined ? other.name : ''),
      direction: direction ?? notes.pick('direction', ['in', 'out', 'missed']),
    };
    if (text !== undefined) return notes.note({ kind: 'message', ...common, text });
    const seconds = duration ?? notes.whole('duration', 600) + 1;
    return notes.note({ kind: 'call', ...common, duration: common.direction === 'missed' ? 0 : seconds });
  }

  forget(id: string): ForgetResult {
    if (!this.#paired.delete(id)) return { ok: false, reason: 'unknown' };
    this.#rhythms.get(id)?.();
    this.#rhythms.delete(id);
    this.#peers.delete(id);
    this.#parts.queue.dropDevice(id);
    this.#parts.disconnect(id);
    this.#parts.onChange(this.list());
    return { ok: true };
  }

  #pair(device: PairedDevice): void {
    this.#paired.set(device.id, device);
    this.#parts.onChange(this.list());
  }

  #plan(id: string): void {
    const { notes, scheduler, isSilent } = this.#parts;
    const wait = notes.random.between(`rhythm/${id}`, rhythm.from, rhythm.to);
    const cancel = scheduler.after(wait, () => {
      this.#plan(id);
      if (isSilent()) return;
      const isMessage = notes.random.next(`rhythm/${id}`) < 0.5;
      this.converse(id, isMessage ? { text: `Emulated message ${notes.whole('message', 1_000) + 1}` } : {});
    });
    this.#rhythms.set(id, cancel);
  }

  /** Somebody in the phone's address book; a number that nobody has where there is none (no country is +999). */
  #somebody(id: string): Peer {
    const { notes } = this.#parts;
    const [first, ...others] = this.#peers.get(id) ?? [];
    if (first !== undefined) return notes.pick('peer', [first, ...others]);
    return { name: '', peer: `+999 555 ${String(notes.whole('peer', 10_000)).padStart(4, '0')}` };
  }
}

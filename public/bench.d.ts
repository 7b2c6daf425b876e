/**
 * `window.bench` of the emulator: what a hand can do on the bench, for scripts. Every method returns a promise; it
 * rejects with an error that says what was wrong: an unknown path with the nearest known one, a wrong value with the
 * type expected, an unknown fault with the known ones.
 *
 * `set` is the car's side: it sets the actual value of a signal (a COVESA VSS 6.0 path), never a request.
 *
 * Use it from TypeScript with `import type {} from '…/bench.d.ts'`; `window.bench` is typed then.
 */
export interface Bench {
  /**
   * Sets the actual value of a signal. The car has the comfort signals of its pack's equipment and no others.
   * `Vehicle.Cabin.DriverPosition` set to `RIGHT` makes it a right-hand-drive car, until a reset.
   */
  set(path: string, value: boolean | number | string): Promise<void>;
  /** Makes a signal unavailable until it is set again. */
  clear(path: string): Promise<void>;
  /** The actual value; undefined while unavailable. */
  get(path: string): Promise<boolean | number | string | undefined>;
  /** Ignition on, in gear, brakes off; resolves when the speed is reached (within a second). Negative: in reverse. */
  drive(kmh: number): Promise<void>;
  /** Slows down to 0, then P; resolves when parked. */
  park(): Promise<void>;
  /** Switching off puts a moving car in P at once. */
  ignition(on: boolean): Promise<void>;
  /** Coverage of the car's own modem. */
  network(on: boolean): Promise<void>;
  /** A phone's hotspot; while on, it is used before the modem. */
  phone(on: boolean): Promise<void>;
  suspend(): Promise<void>;
  resume(): Promise<void>;
  knob(event: BenchKnobEvent): Promise<void>;
  /** What left the car, oldest first, as far as it is kept. */
  transfers(): Promise<readonly BenchTransfer[]>;
  /** What the gate refused, oldest first, with every reason. */
  refusals(): Promise<readonly BenchRefusal[]>;
  /** One try of a service to send all it may ever send, now; answers with what the gate made of it. */
  send(service: string): Promise<BenchTransfer | BenchRefusal>;
  /** Triggers 112 eCall. */
  emergencyCall(): Promise<void>;
  /** Drops the app without unload, resets volatile signals, loses requests in flight, starts the app again. */
  powerCut(): Promise<void>;
  /**
   * `signal-lost` (the driving signals) or `signal-lost:<path>`, `services-silent`, `requests-refused`,
   * `requests-silent`, `obstructed` (something in the way of every motor) or `obstructed:<path>` (of a seat, wheel or
   * mirror: it gets half of its way and stands there), `ecall-fault`, `network-lost`, `clock-jump` (a day ahead) or `clock-jump:<ms>`.
   */
  fault(name: string, on: boolean): Promise<void>;
  /** Puts a key into the car in place of the one there: one by its id, one that the car does not know, or none. */
  key(id: string | null): Promise<void>;
  /**
   * Plugs a USB stick in, or one that was pulled out again by its id; resolves with its id. At most four at a time. What is
   * on a stick is gone with the page and with `reset`.
   */
  plugStick(stick?: BenchStick | string): Promise<string>;
  /** Pulls a stick out, also in the middle of reading or writing. */
  unplug(id: string): Promise<void>;
  /** What is on a stick, also one that was pulled out; can be given to `plugStick` again. */
  stickFiles(id: string): Promise<Record<string, Uint8Array<ArrayBuffer>>>;
  /**
   * Plugs a phone in, or one that was pulled out again by its id, and pairs it if it is not; resolves with its id. It offers its
   * address book as `contacts.vcf`, and hands calls and messages over by itself. `unplug` pulls it out.
   */
  plugPhone(phone?: BenchPhone | string): Promise<string>;
  /** A call of a phone that is in, or a message if it has a text; resolves with the record's id. */
  call(call?: BenchCall): Promise<string>;
  /** Joins a Wi-Fi network; resolves with its id. */
  joinWifi(network: BenchWifi): Promise<string>;
  /** Somebody dictates a voice memo; resolves with the record's id. */
  memo(title: string, transcript: string): Promise<string>;
  /** A new car from this seed, and the app started again. */
  reset(seed: number): Promise<void>;
  seed(): Promise<number>;
  /** Resolves when the app stands and has the car's signals. */
  ready(): Promise<void>;
}

export type BenchKnobEvent =
  | { readonly kind: 'turn'; readonly detents: number }
  | { readonly kind: 'nudge'; readonly direction: 'up' | 'down' | 'left' | 'right' }
  | { readonly kind: 'press' }
  | { readonly kind: 'back' };

export interface BenchStick {
  /** What its owner called it; at most 60 characters. */
  readonly label?: string;
  /** Its size: a small one is soon full. 8 GB unless told. */
  readonly bytes?: number;
  /** By name; a text is written as UTF-8. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Its switch is at "lock": it refuses to be written to. */
  readonly readOnly?: boolean;
}

export interface BenchPhone {
  /** What its owner called it; at most 60 characters. */
  readonly label?: string;
  /** Its address book, a vCard text. It calls whom it finds there. */
  readonly contacts?: string;
}

/** What is not said is of the phone's own making. */
export interface BenchCall {
  /** Id of the phone; the only one that is in, unless told. */
  readonly phone?: string;
  readonly peer?: string;
  readonly name?: string;
  readonly direction?: 'in' | 'out' | 'missed';
  /** s */
  readonly duration?: number;
  readonly text?: string;
}

export interface BenchWifi {
  readonly name: string;
  readonly passphrase?: string;
  readonly security?: 'open' | 'wpa2' | 'wpa3';
}

export interface BenchTransfer {
  readonly outcome: 'sent';
  readonly cursor: number;
  readonly service: string;
  readonly groups: readonly string[];
  readonly bytes?: number | undefined;
  readonly recipient?: string | undefined;
  readonly connection: 'built-in' | 'phone';
  /** The car's wall clock, ms since the epoch. */
  readonly at: number;
}

export interface BenchRefusal {
  readonly outcome: 'refused';
  readonly cursor: number;
  readonly service: string;
  readonly groups: readonly string[];
  readonly reasons: readonly string[];
  readonly at: number;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

import type { Clock } from '../../platform/contract/clock.ts';
import type { CarKey, KeyPort } from '../../platform/contract/key.ts';
import { toBase64Url } from '../../platform/contract/keystore-base64url.ts';
import { mostDrivers } from '../vault/add-bucket.ts';
import { guestDriver } from '../vault/current-driver.ts';
import type { Ledger } from '../vault/ledger.ts';
import { Listeners } from '../vault/listeners.ts';
import type { VaultBucket } from '../vault/vault-bucket.ts';
import type { Vault } from '../vault/vault.ts';
import { beginAnew } from './begin-anew.ts';
import { countDown } from './count-down.ts';
import { deskResult, refused, withLedger, type DeskResult } from './desk-result.ts';
import type { DriverCard } from './driver-card.ts';
import type { DriverCards } from './driver-cards.ts';
import { cleanName } from './driver-name.ts';
import { DriverViews, type DriverView } from './driver-view.ts';
import type { FigureId } from './figure.ts';
import { driverByKey, driverOfKey, seatOf } from './key-rule.ts';
import { isPicture } from './picture.ts';
import { secretProblem } from './pin-strength.ts';
import type { Session } from './session.ts';

/** What drivers change on their own card; undefined takes a field away. */
export interface CardChanges {
  readonly name: string;
  readonly figure: FigureId | undefined;
  readonly picture: Uint8Array<ArrayBuffer> | undefined;
  readonly language: string | undefined;
  readonly units: DriverCard['units'];
}

export interface DriversDeskOptions {
  readonly vault: Vault;
  readonly ledger: Ledger;
  readonly session: Session;
  readonly cards: DriverCards;
  readonly key: KeyPort;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** Whether the car is parked and nothing else ends this process; asked again at the press. */
  readonly mayChange: () => boolean;
  /** Ends this process: nothing that was decrypted stays in memory. */
  readonly restart: (route: string) => void;
  /** Opens every store anew, on what the PIN has just opened. This desk is over then. */
  readonly reopen: () => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * What the screens of the drivers talk to. Names, pictures and places of everybody can be read; nobody changes more of
 * another than the place in the list and, by linking the same key, that link. While the car is lent only its guest is here.
 */
export class DriversDesk {
  readonly #options: DriversDeskOptions;
  readonly #views = new DriverViews();
  readonly #listeners = new Listeners();
  #last: Promise<unknown> = Promise.resolve();
  /** Somebody else is in the seat: this process ends. */
  #isOver = false;

  constructor(options: DriversDeskOptions) {
    this.#options = options;
    const { cards, key, signal } = options;
    cards.subscribe(() => this.#listeners.notify(), signal);
    key.subscribe(() => {
      this.#listeners.notify();
      void this.heedKey();
    }, signal);
  }

  /** In the order that they chose; no guest among them, and nobody while the car is lent. */
  get drivers(): readonly DriverView[] {
    const { session, cards } = this.#options;
    const known = [session.driver, ...session.others].filter(({ isGuest }) => !isGuest);
    return cards.sort(known.map(({ name }) => name)).map((bucket) => this.#view(bucket));
  }

  /** Who drives; may be a guest, and may be locked: then they count as one until {@link unlock}. */
  get current(): DriverView {
    return this.#view(this.#options.session.driver.name);
  }

  /** Whether there is room for one more. */
  get canAdd(): boolean {
    return !this.isLent && this.drivers.length < mostDrivers;
  }

  /** The car is lent: its guest makes no driver and is none. */
  get isLent(): boolean {
    return this.#options.vault.isLent;
  }

  /** What who drives has on the card: language and units, which no view shows. */
  get card(): DriverCard | undefined {
    return this.#options.cards.of(this.#options.session.driver.name)?.card;
  }

  get key(): CarKey {
    return this.#options.key.present();
  }

  /** Whether the key in the car puts who drives into the seat. */
  get isKeyLinked(): boolean {
    const named = driverOfKey(this.key, this.#options.cards.linkedKeys);
    return named !== undefined && named === this.#options.session.driver.name;
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener, signal);
  }

  /** Tells how many ms of a wait are left, once a second and at its end. */
  countDown(waitMs: number, onLeft: (ms: number) => void, signal: AbortSignal): void {
    countDown(this.#options.clock, waitMs, onLeft, signal);
  }

  /** Makes a driver with this name, who drives from then on. Ends in a restart when it answers `ok`. */
  create(name: string): Promise<DeskResult> {
    const called = cleanName(name);
    if (called === undefined) return Promise.resolve(refused('name-missing'));
    return this.#whileParked(async () => {
      const { vault, cards } = this.#options;
      const blank = await this.#blank();
      const made = blank === undefined ? await vault.createDriver() : { ok: true as const, bucket: blank };
      if (!made.ok) return deskResult(made);
      const { name: bucket } = made.bucket;
      const written = await cards.add(vault, bucket, called, this.#options.signal);
      return written.ok ? this.#seat(bucket, '/') : deskResult(written);
    });
  }

  /** Puts another driver, or a guest, into the seat; the same driver again locks what a PIN had opened. Ends in a restart. */
  switchTo(bucket: string): Promise<DeskResult> {
    return this.#whileParked(async () => {
      if (bucket !== guestDriver && !this.drivers.some((one) => one.bucket === bucket && isUsable(one)))
        return refused('storage');
      return this.#seat(bucket, '/drivers');
    });
  }

  /** Moves a driver one place up or down the list; at its ends nothing changes. */
  async move(bucket: string, by: -1 | 1): Promise<DeskResult> {
    const { cards } = this.#options;
    const hindrance = this.#notMine();
    if (hindrance !== undefined) return hindrance;
    const order = this.drivers.filter(isUsable).map((driver) => driver.bucket);
    return deskResult(await cards.move(order, bucket, by));
  }

  /** Changes the card of who drives: a guest's too, a locked one's not. */
  async change(changes: Partial<CardChanges>): Promise<DeskResult> {
    const { session, cards } = this.#options;
    const { picture, name, ...rest } = changes;
    const called = name === undefined ? undefined : cleanName(name);
    if (name !== undefined && called === undefined) return refused('name-missing');
    if (this.current.state !== 'open') return refused('locked');
    if (picture !== undefined && !isPicture(picture)) return refused('storage');
    const card: Partial<DriverCard> = {
      ...rest,
      ...(called !== undefined && { name: called }),
      ...('picture' in changes && { picture: picture && toBase64Url(picture) }),
    };
    return deskResult(await cards.write(new Map([[session.driver.name, card]])));
  }

  /** Gives who drives a PIN. Where there is one, `present` has to be it, whether or not it was given before. */
  setPin(secret: string, present?: string): Promise<DeskResult> {
    return this.#whileParked(async () => {
      const { vault } = this.#options;
      const { bucket, hasPin } = this.current;
      const hindrance = this.#notMine();
      if (hindrance !== undefined) return hindrance;
      if (secretProblem(secret) !== undefined) return refused('invalid-pin');
      if (hasPin && present === undefined) return refused('locked');
      const known =
        hasPin && present !== undefined ? await vault.unlock(bucket, present) : { ok: true as const };
      return deskResult(known.ok ? await vault.setPin(bucket, secret) : known);
    });
  }

  /** Takes the PIN of who drives away; without one nothing changes. */
  removePin(secret: string): Promise<DeskResult> {
    return this.#whileParked(async () => {
      const { vault } = this.#options;
      const { bucket, hasPin } = this.current;
      const hindrance = this.#notMine();
      if (hindrance !== undefined) return hindrance;
      return hasPin ? deskResult(await vault.removePin(bucket, secret)) : { ok: true };
    });
  }

  /** Opens the private part of who drives in this window, and every store on it. Wrong secrets are counted and slowed down. */
  unlock(secret: string): Promise<DeskResult> {
    return this.#whileParked(async () => {
      const { vault, reopen } = this.#options;
      const { bucket, state } = this.current;
      if (state === 'open') return { ok: true };
      const unlocked = await vault.unlock(bucket, secret);
      if (unlocked.ok) await reopen();
      return deskResult(unlocked);
    });
  }

  /** From now on the key in the car puts who drives into the seat, and nobody else. */
  linkKey(): Promise<DeskResult> {
    return this.#whileParked(async () => {
      const { key, cards } = this.#options;
      const hindrance = this.#notMine();
      if (hindrance !== undefined) return hindrance;
      const present = key.present();
      if (present.kind !== 'known') return refused('not-now');
      return deskResult(await cards.linkKey(this.current.bucket, present.id));
    });
  }

  /** No key puts who drives into the seat any more. */
  unlinkKey(): Promise<DeskResult> {
    return this.#whileParked(async () => {
      const hindrance = this.#notMine();
      if (hindrance !== undefined) return hindrance;
      const { cards } = this.#options;
      return deskResult(await cards.write(new Map([[this.current.bucket, { keyId: undefined }]])));
    });
  }

  /** Puts into the seat whom the key in the car names. Waits for parked: to be asked again at each park and ignition on. */
  heedKey(): Promise<DeskResult> {
    return this.#next(async () => {
      const named = await driverByKey(this.#options, this.key);
      return named === undefined ? { ok: true } : this.#seat(named, '/');
    });
  }

  /** A driver whom a kill, or storage that failed, left without card and without anything else. */
  async #blank(): Promise<VaultBucket | undefined> {
    const { vault, cards, session } = this.#options;
    const holding = await vault.inventory();
    return vault.buckets.find(
      ({ name, kind, state, isGuest, hasPin }) =>
        kind === 'driver' &&
        name !== session.driver.name &&
        !isGuest &&
        !hasPin &&
        state === 'open' &&
        cards.of(name)?.isBlank === true &&
        !holding.some(({ bucket, records, removed }) => bucket === name && records + removed > 0),
    );
  }

  async #seat(seat: string, route: string): Promise<DeskResult> {
    const { vault, ledger, session, cards, restart } = this.#options;
    const named = driverOfKey(this.key, cards.linkedKeys);
    await ledger.setOverruledKey(named === seat ? undefined : named);
    if (seat !== seatOf(session.driver)) await ledger.setCurrentDriver(seat);
    this.#isOver = true;
    await beginAnew(vault, () => restart(route));
    return { ok: true };
  }

  /** What a hand asks for. */
  #whileParked(work: () => Promise<DeskResult>): Promise<DeskResult> {
    return this.#next(work).finally(() => this.#listeners.notify());
  }

  /** One after the other; nothing more once somebody else is in the seat, so what is pressed twice is done once. */
  #next(work: () => Promise<DeskResult>): Promise<DeskResult> {
    const done = this.#last.then(() => (this.#mayChange() ? withLedger(work) : refused('not-now')));
    this.#last = done.catch(() => undefined);
    return done;
  }

  #mayChange(): boolean {
    return !this.#isOver && !this.isLent && this.#options.mayChange();
  }

  /** Why who drives may not change what only a driver has; undefined when they may. */
  #notMine(): DeskResult | undefined {
    const { isGuest, state } = this.current;
    if (isGuest) return refused('not-now');
    return state === 'open' ? undefined : refused('locked');
  }

  #view(name: string): DriverView {
    const { vault, session, cards } = this.#options;
    const bucket = vault.buckets.find((one) => one.name === name) ?? session.driver;
    return this.#views.of(bucket, cards.of(name)?.card, name === session.driver.name);
  }
}

function isUsable({ state }: DriverView): boolean {
  return state !== 'unreadable';
}

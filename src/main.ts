import '../components/document.css';
import '../components/fonts.css';
import '../components/tokens.css';
import { KnobNavigation } from '../components/focus-group/knob-navigation.ts';
import type { KeystorePort, KeystoreResult } from '../platform/contract/keystore.ts';
import { browserStorage, openBrowserKeystore } from '../platform/keystore/browser-keystore.ts';
import { openHostKeystore } from '../platform/keystore/host-keystore.ts';
import { hasHost } from '../platform/keystore/host-token.ts';
import type { EmulatorConnection } from './bench/connect-emulator.ts';
import { LiveTransfers } from './choices/live-transfers.ts';
import type { AddressBook } from './data/address-book.ts';
import type { Destinations } from './data/destinations/destinations.ts';
import { createPlacesWorker } from './data/places/create-places-worker.ts';
import { createImportWorker } from './data/vcard/create-import-worker.ts';
import { deriveInWorker } from './derivation/derive-in-worker.ts';
import { DriverDrafts } from './drivers/driver-drafts.ts';
import { watchUncaught } from './fault-log/log-fault.ts';
import { applyLanguage, messages, supportedLanguage } from './i18n/messages.ts';
import type { Language } from './i18n/messages.ts';
import { fetchJson } from './pack/fetch-json.ts';
import { loadPack } from './pack/load-pack.ts';
import type { VehiclePack } from './pack/load-pack.ts';
import { RestrictionMonitor } from './restriction/restriction-monitor.ts';
import { describeRoutes } from './routes.ts';
import type { PageSources } from './page-sources.ts';
import { openSession } from './session/session.ts';
import { followCar } from './shell/follow-car.ts';
import { parkedSoon } from './shell/parked-soon.ts';
import { openStorage, passingReasons } from './shell/open-storage.ts';
import type { Opening } from './shell/open-storage.ts';
import './shell/shell.ts';
import type { ShellElement } from './shell/shell.ts';
import { closedText, noticesFor } from './shell/storage-notices.ts';
import { followUpdates } from './shell/updates.ts';
import { openErasing, openStores } from './stores.ts';
import type { StoreSources, Stores } from './stores.ts';
import type { Ledger } from './vault/ledger.ts';

type Car = EmulatorConnection['ports'];

const languagePath = 'Vehicle.Cabin.Infotainment.HMI.CurrentLanguage';

/** How long to wait before storage that did not open is tried again, ms. */
const retryAfter = 3_000;

const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

/** The composition root: picks one implementation per port and puts the app together. */
async function start(): Promise<void> {
  watchUncaught(window);
  const life = new AbortController().signal;
  const connection = await connectCar(life);
  if (connection === undefined) return showOnly(messages.shell.noCar);
  const car = connection.ports;
  const reported = car.signals.snapshot().get(languagePath)?.value;
  const language = await applyLanguage(supportedLanguage(reported), document.documentElement);

  const loaded = await loadPack(car.vehicle.identity().packId, language, fetchJson);
  if (!loaded.ok) {
    const [first] = loaded.problems;
    return showOnly(messages.shell.packBroken(first?.entry ?? '', first?.rule ?? ''));
  }
  const app = new App(car, loaded.pack, language, life);
  await app.open();
  document.body.append(app.shell);
  await app.shell.updateComplete;
  connection.announceReady();
  if (import.meta.env.PROD) app.followUpdates();
}

class App {
  readonly shell: ShellElement = document.createElement('gb-shell');
  readonly #car: Car;
  readonly #life: AbortSignal;
  readonly #monitor: RestrictionMonitor;
  readonly #live: LiveTransfers;
  #pack: VehiclePack;
  #language: Language;
  #opening: Opening | undefined;
  #stores: Stores | undefined;
  #book: AddressBook | undefined;
  #destinations: Destinations | undefined;
  #media: PageSources['media'];
  #lists: PageSources['lists'];
  #isFirstRun = false;
  /** Typed and not saved: the same process has the same driver. */
  readonly #drafts = new DriverDrafts();
  #era = new AbortController();
  #bookLife = new AbortController();

  constructor(car: Car, pack: VehiclePack, language: Language, life: AbortSignal) {
    this.#car = car;
    this.#pack = pack;
    this.#language = language;
    this.#life = life;
    this.#monitor = new RestrictionMonitor(car, pack.equipment.parkedSignals, life);
    this.#live = new LiveTransfers(car.services, car.clock, life);
    followCar(car.signals, this.#monitor, document.documentElement, life);
    const navigation = new KnobNavigation(document.body, life);
    car.input.subscribe((event) => {
      if (!navigation.handle(event) && event.kind === 'back') this.shell.back();
    }, life);
    this.shell.signals = car.signals;
    this.shell.monitor = this.#monitor;
    this.shell.switches = pack.switches;
    this.shell.routes = describeRoutes(() => this.#sources());
    car.signals.subscribe([languagePath], () => void this.#followDriver(), life);
  }

  /** Opens what is stored and builds the stores on it; again and again while the reason is one that passes. */
  async open(): Promise<void> {
    const { clock } = this.#car;
    const keystore = await openKeystore();
    const opening: Opening = keystore.ok
      ? await openStorage({
          keystore: keystore.value,
          clock,
          random,
          derive: deriveInWorker,
          pack: this.#pack,
          erasing: (ledger) => openErasing(this.#storeSources(), ledger),
          key: this.#car.key,
          isParked: () => parkedSoon(this.#monitor, clock),
        })
      : { state: 'closed', reason: 'keystore-unreachable' };
    await this.#build(opening);
    if (opening.state === 'closed' && passingReasons.has(opening.reason)) {
      clock.after(retryAfter, () => void this.open(), this.#era.signal);
    }
  }

  /** Every store anew, on what can be read now; those before end. */
  async #build(opening: Opening): Promise<void> {
    this.#era.abort();
    this.#era = new AbortController();
    const { signal } = this.#era;
    this.#life.addEventListener('abort', () => this.#era.abort(), { once: true, signal });
    this.#opening = opening;
    this.#stores = await openStores(opening, { ...this.#storeSources(), signal });
    for (const store of [this.#stores.firstRun, this.#stores.driversDesk])
      store?.subscribe(() => void this.#followDriver(), signal);
    await this.#followDriver('stores');
  }

  /** A PIN has opened more of who drives: nothing of it was read before, so nothing has to be forgotten. */
  async #reopen(): Promise<void> {
    const opening = this.#opening;
    const session = opening?.state === 'open' ? openSession(opening.vault) : undefined;
    if (opening?.state === 'open' && session !== undefined) await this.#build({ ...opening, session });
  }

  #storeSources(): StoreSources {
    const reopen = (): Promise<void> => this.#reopen();
    return { car: this.#car, pack: this.#pack, monitor: this.#monitor, random, reopen };
  }

  /** Keeps the app for starts without its host's files, and lets new versions take over when the car allows it. */
  followUpdates(): void {
    const { clock, lifecycle } = this.#car;
    const journal = (): Ledger | undefined => this.#stores?.ledger;
    followUpdates({ clock, lifecycle, monitor: this.#monitor, journal, signal: this.#life });
  }

  /** The name, the language and the end of the first run show at once: the driver's value wins, else the car's. */
  async #followDriver(changed?: 'stores'): Promise<void> {
    const { card, firstRun, driversDesk } = this.#stores ?? {};
    const wanted = supportedLanguage(
      card?.card.language ?? this.#car.signals.snapshot().get(languagePath)?.value,
    );
    const isOther = wanted !== this.#language && (await this.#speak(wanted));
    this.shell.driver = driversDesk?.current;
    const isFirstRun = firstRun?.isDue === true;
    if (changed === undefined && !isOther && isFirstRun === this.#isFirstRun) return;
    this.#isFirstRun = isFirstRun;
    this.#redraw();
  }

  /** Texts of the app and of the pack change together; false when the app's could not be loaded. */
  async #speak(language: Language): Promise<boolean> {
    const loaded = await loadPack(this.#pack.id, language, fetchJson);
    if ((await applyLanguage(language, document.documentElement)) !== language) return false;
    this.#language = language;
    if (loaded.ok) this.#pack = loaded.pack;
    return true;
  }

  /** Every page anew, in the present language and on the present stores. */
  #redraw(): void {
    this.#bookLife.abort();
    this.#bookLife = new AbortController();
    const signal = AbortSignal.any([this.#era.signal, this.#bookLife.signal]);
    this.#book = this.#stores?.openBook?.(this.#language, signal);
    this.#destinations = this.#stores?.openDestinations?.(this.#language, signal);
    this.#media = this.#stores?.openMedia?.(this.#language, signal);
    this.#lists = this.#stores?.openLists?.(this.#language, signal);
    this.shell.notices = this.#opening === undefined ? [] : noticesFor(this.#opening);
    this.shell.generation += 1;
  }

  #sources(): PageSources {
    const {
      choices,
      kept,
      ages,
      desk,
      lending,
      driversDesk,
      comfort,
      takeAlong,
      inventory,
      firstRun,
      drivers,
    } = this.#stores ?? {};
    const closed = closedBook(this.#opening);
    return {
      pack: this.#pack,
      language: this.#language,
      signals: this.#car.signals,
      monitor: this.#monitor,
      live: this.#live,
      choices,
      kept,
      ages,
      desk,
      lending,
      driversDesk,
      drafts: this.#drafts,
      comfort,
      takeAlong,
      openArchive: this.#stores?.openArchive,
      inventory,
      firstRun,
      drivers: drivers ?? [],
      lastErase: this.#stores?.lastErase,
      about: this.#stores?.about,
      book: this.#book,
      bookClosed: closed,
      destinations: this.#destinations,
      media: this.#media,
      lists: this.#lists,
      devices: this.#stores?.devices,
      storageClosed: this.#opening?.state === 'closed' ? closedText(this.#opening.reason) : '',
      createImportWorker,
      createPlacesWorker,
      isEmulated: this.#car.vehicle.identity().kind === 'emulator',
    };
  }
}

/** Why there is no address book. */
function closedBook(opening: Opening | undefined): string {
  if (opening?.state === 'closed') return closedText(opening.reason);
  const isLocked = opening?.session.driver.state === 'locked';
  return isLocked ? messages.shell.locked : messages.contacts.unreadable;
}

/** The car this build is made for. Undefined while there is no adapter for it: a real car over VISS comes later. */
async function connectCar(signal: AbortSignal): Promise<EmulatorConnection | undefined> {
  if (!__EMULATOR__) return undefined;
  const { connectEmulator } = await import('./bench/connect-emulator.ts');
  return connectEmulator(signal);
}

/** The host's keystore where a host serves the app, the browser's on static hosting; never one in place of the other. */
async function openKeystore(): Promise<KeystoreResult<KeystorePort>> {
  if (!hasHost(document)) return { ok: true, value: openBrowserKeystore(browserStorage(window)) };
  return openHostKeystore({ fetch: window.fetch.bind(window) });
}

function showOnly(text: string): void {
  const empty = document.createElement('gb-empty');
  empty.text = text;
  document.body.append(empty);
}

void start();

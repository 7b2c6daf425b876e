import '../components/document.css';
import '../components/fonts.css';
import '../components/tokens.css';
import { html } from 'lit';
import { KnobNavigation } from '../components/focus-group/knob-navigation.ts';
import type { KeystorePort, KeystoreResult } from '../platform/contract/keystore.ts';
import { browserStorage, openBrowserKeystore } from '../platform/keystore/browser-keystore.ts';
import { openHostKeystore } from '../platform/keystore/host-keystore.ts';
import { readHostToken } from '../platform/keystore/host-token.ts';
import type { EmulatorConnection } from './bench/connect-emulator.ts';
import { LiveTransfers } from './choices/live-transfers.ts';
import { openChoices } from './choices/open-choices.ts';
import type { ChoicesStore } from './choices/choices-store.ts';
import type { AddressBook } from './data/address-book.ts';
import { openAddressBook } from './data/open-address-book.ts';
import { createImportWorker } from './data/vcard/create-import-worker.ts';
import type { EraseDesk } from './eraser/erase-desk.ts';
import { openEraseDesk, storedParts } from './eraser/open-erase-desk.ts';
import { watchUncaught } from './fault-log/log-fault.ts';
import { applyLanguage, messages, supportedLanguage } from './i18n/messages.ts';
import { fetchJson } from './pack/fetch-json.ts';
import { loadPack } from './pack/load-pack.ts';
import type { VehiclePack } from './pack/load-pack.ts';
import { RestrictionMonitor } from './restriction/restriction-monitor.ts';
import { isRestricted } from './restriction/restrictions.ts';
import { followCar } from './shell/follow-car.ts';
import { openStorage, passingReasons } from './shell/open-storage.ts';
import type { ClosedReason, Opening } from './shell/open-storage.ts';
import type { Route } from './shell/router.ts';
import './shell/shell.ts';
import type { ShellElement, ShellNotice } from './shell/shell.ts';

type Car = EmulatorConnection['ports'];

/** What the pages are given. Rebuilt as a whole when storage opens or closes. */
interface Stores {
  readonly choices: ChoicesStore;
  readonly book?: AddressBook | undefined;
  readonly desk?: EraseDesk;
  readonly inventory?: () => ReturnType<typeof storedParts>;
  /** Why there is no book; empty when there is one. */
  readonly bookClosed: string;
}

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
  const reported = car.signals.snapshot().get('Vehicle.Cabin.Infotainment.HMI.CurrentLanguage')?.value;
  const language = supportedLanguage(reported);
  applyLanguage(language, document.documentElement);

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
}

class App {
  readonly shell: ShellElement = document.createElement('gb-shell');
  readonly #car: Car;
  readonly #pack: VehiclePack;
  readonly #language: string;
  readonly #life: AbortSignal;
  readonly #monitor: RestrictionMonitor;
  readonly #live: LiveTransfers;
  #stores: Stores | undefined;
  #era = new AbortController();

  constructor(car: Car, pack: VehiclePack, language: string, life: AbortSignal) {
    this.#car = car;
    this.#pack = pack;
    this.#language = language;
    this.#life = life;
    this.#monitor = new RestrictionMonitor(car, pack.equipment.parkedSignals, life);
    this.#live = new LiveTransfers(car.services, car.clock, life);
    followCar(car.signals, this.#monitor, document.documentElement, life);
    const navigation = new KnobNavigation(document.body, life);
    car.input.subscribe((event) => {
      if (!navigation.handle(event) && event.kind === 'back') this.shell.go('/');
    }, life);
    this.shell.signals = car.signals;
    this.shell.monitor = this.#monitor;
    this.shell.routes = this.#routes();
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
          categories: this.#pack.categories.filter(({ erasable }) => erasable !== 'no').map(({ id }) => id),
        })
      : { state: 'closed', reason: 'keystore-unreachable' };
    this.#era.abort();
    this.#era = new AbortController();
    this.#life.addEventListener('abort', () => this.#era.abort(), { once: true, signal: this.#era.signal });
    this.#stores = await this.#build(opening, this.#era.signal);
    this.shell.notices = noticesFor(opening);
    this.shell.generation += 1;
    if (opening.state === 'closed' && passingReasons.has(opening.reason)) {
      clock.after(retryAfter, () => void this.open(), this.#era.signal);
    }
  }

  async #build(opening: Opening, signal: AbortSignal): Promise<Stores> {
    const stored = opening.state === 'open' ? opening : undefined;
    const choices = await openChoices({
      car: this.#car,
      pack: this.#pack,
      monitor: this.#monitor,
      stored,
      nobody: `nobody-${crypto.randomUUID()}`,
      signal,
    });
    if (opening.state === 'closed') return { choices, bookClosed: closedText(opening.reason) };
    const { vault, ledger, session } = opening;
    const { clock, lifecycle } = this.#car;
    const desk = openEraseDesk({
      ledger,
      vault,
      pack: this.#pack,
      clock,
      random,
      lifecycle,
      mayErase: () => !isRestricted(this.#monitor.check().set, 'NO_ERASE'),
      resultRoute: '/erase',
    });
    // What was overwritten is made unreadable when nobody waits for it (decisions 14).
    lifecycle.subscribe((event) => {
      if (event === 'ignition-off') void vault.rekeyDue();
    }, signal);
    // An erase in another window took the vault: what this one has decrypted goes with its process.
    void vault.closed.then((how) => {
      if (how !== 'closed' && !desk.isErasing) lifecycle.restartApp('/');
    });
    return {
      choices,
      desk,
      book: openAddressBook({ vault, session, clock, random, language: this.#language, signal }),
      inventory: () => storedParts(vault),
      bookClosed: messages.contacts.unreadable,
    };
  }

  #routes(): readonly [Route, ...Route[]] {
    const isEmulated = this.#car.vehicle.identity().kind === 'emulator';
    return [
      {
        path: '/',
        icon: 'home',
        label: () => messages.shell.overview,
        load: () => import('./overview/overview-page.ts'),
        render: () =>
          html`<gb-overview-page
            .pack=${this.#pack}
            .choices=${this.#stores?.choices}
            .live=${this.#live}
            .signals=${this.#car.signals}
            .monitor=${this.#monitor}
            .inventory=${this.#stores?.inventory}
            .routes=${{ contacts: '/data/contacts' }}
          ></gb-overview-page>`,
      },
      {
        path: '/data/contacts',
        icon: 'contacts',
        label: () => messages.shell.contacts,
        load: () => import('./data/contacts-page.ts'),
        render: () =>
          html`<gb-contacts-page
            .book=${this.#stores?.book}
            .monitor=${this.#monitor}
            .createWorker=${createImportWorker}
            closedReason=${this.#stores?.bookClosed ?? ''}
          ></gb-contacts-page>`,
      },
      {
        path: '/erase',
        icon: 'delete-forever',
        label: () => messages.shell.erase,
        load: () => import('./erase/erase-page.ts'),
        render: () =>
          html`<gb-erase-page
            .desk=${this.#stores?.desk}
            .pack=${this.#pack}
            .monitor=${this.#monitor}
            ?emulated=${isEmulated}
          ></gb-erase-page>`,
      },
    ];
  }
}

function closedText(reason: ClosedReason): string {
  return messages.shell.vault[reason];
}

function noticesFor(opening: Opening): readonly ShellNotice[] {
  if (opening.state === 'closed') return [{ tone: 'fault', text: closedText(opening.reason) }];
  return opening.isDataLost ? [{ tone: 'fault', text: messages.shell.vault['data-lost'] }] : [];
}

/** The car this build is made for. Undefined while there is no adapter for it: a real car over VISS comes later. */
async function connectCar(signal: AbortSignal): Promise<EmulatorConnection | undefined> {
  if (!__EMULATOR__) return undefined;
  const { connectEmulator } = await import('./bench/connect-emulator.ts');
  return connectEmulator(signal);
}

/** The host's keystore where a host serves the app, the browser's on static hosting; never one in place of the other. */
async function openKeystore(): Promise<KeystoreResult<KeystorePort>> {
  const token = readHostToken(document);
  if (token === undefined) return { ok: true, value: openBrowserKeystore(browserStorage(window)) };
  return openHostKeystore({ token, fetch: window.fetch.bind(window) });
}

function showOnly(text: string): void {
  const empty = document.createElement('gb-empty');
  empty.text = text;
  document.body.append(empty);
}

void start();

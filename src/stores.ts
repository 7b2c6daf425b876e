import type { AttestationPort } from '../platform/contract/attestation.ts';
import { browserStorage } from '../platform/keystore/browser-keystore.ts';
import { openBrowserAttestation } from '../platform/keystore/browser-attestation.ts';
import { openHostAttestation } from '../platform/keystore/host-attestation.ts';
import { hasHost } from '../platform/keystore/host-token.ts';
import { factsOf } from './about/about-facts.ts';
import type { AboutFacts } from './about/about-facts.ts';
import type { EmulatorConnection } from './bench/connect-emulator.ts';
import { archiveOpener, takenLists } from './along-stores.ts';
import { openAgeRules } from './choices/age-rules.ts';
import type { AgeRules } from './choices/age-rules.ts';
import { openKeptCategories } from './choices/kept-categories.ts';
import type { KeptCategories } from './choices/kept-categories.ts';
import { handOut } from './choices/hand-out.ts';
import { openChoices } from './choices/open-choices.ts';
import type { ChoicesStore } from './choices/choices-store.ts';
import { openTransfersRecorder } from './choices/transfers-recorder.ts';
import { collectedCategories } from './collections.ts';
import type { DataArchive } from './archive/data-archive.ts';
import type { AddressBook } from './data/address-book.ts';
import { devicesOpener } from './data/devices/devices-desk.ts';
import { handedOut } from './data/handed-out.ts';
import { openUsageRecorder } from './data/usage-recorder.ts';
import type { Destinations } from './data/destinations/destinations.ts';
import { openDestinations } from './data/destinations/open-destinations.ts';
import { mediaOpener } from './data/media/open-media.ts';
import { openAddressBook } from './data/open-address-book.ts';
import { openLists } from './data/open-lists.ts';
import { openComfort } from './drivers/comfort/open-comfort.ts';
import type { Comfort } from './drivers/comfort/open-comfort.ts';
import { openTakeAlong } from './drivers/open-take-along.ts';
import type { TakeAlong } from './drivers/take-along.ts';
import type { SignedCertificate } from './eraser/certifier.ts';
import type { EraseDesk } from './eraser/erase-desk.ts';
import { erasingParts } from './eraser/erasing-parts.ts';
import type { ErasingParts } from './eraser/erasing-parts.ts';
import { openEraseDesk, shownParts } from './eraser/open-erase-desk.ts';
import { preconditions } from './eraser/preconditions.ts';
import { FirstRun } from './first-run/first-run.ts';
import type { Language } from './i18n/messages.ts';
import type { VehiclePack } from './pack/load-pack.ts';
import type { RestrictionMonitor } from './restriction/restriction-monitor.ts';
import { isRestricted } from './restriction/restrictions.ts';
import type { DriverCardStore } from './session/driver-card.ts';
import { checkLendingPin } from './session/lend.ts';
import { openDriverCards } from './session/driver-cards.ts';
import { DriversDesk } from './session/drivers-desk.ts';
import { endDrive } from './session/end-drive.ts';
import { LendingDesk } from './session/lending-desk.ts';
import { knownDrivers } from './session/known-drivers.ts';
import type { KnownDriver } from './session/known-drivers.ts';
import type { Opening } from './shell/open-storage.ts';
import { keepUp } from './shell/upkeep.ts';
import type { Ledger } from './vault/ledger.ts';
import type { RandomBytes } from './vault/random-id.ts';

/** Rebuilt as a whole when storage opens or closes; all but the choices are there while it is open. */
export interface Stores {
  readonly choices: ChoicesStore;
  /** What the car goes on writing down. */
  readonly kept?: KeptCategories | undefined;
  /** After how long what is kept goes by itself. */
  readonly ages?: AgeRules | undefined;
  readonly desk?: EraseDesk;
  readonly lending?: LendingDesk;
  readonly driversDesk?: DriversDesk;
  /** What the car has can be set while storage is closed too; positions only while it is open. */
  readonly comfort: Comfort;
  readonly takeAlong?: TakeAlong | undefined;
  /** Everything of who drives; undefined while a PIN locks it. Loaded at the first call, the same from then on. */
  readonly openArchive?: (() => Promise<DataArchive>) | undefined;
  readonly ledger?: Ledger;
  readonly inventory?: () => ReturnType<typeof shownParts>;
  /** Sorted by the language, so each language has its own. */
  readonly openBook?: (language: Language, signal: AbortSignal) => AddressBook | undefined;
  readonly openDestinations?: (language: Language, signal: AbortSignal) => Destinations | undefined;
  readonly openMedia?: ReturnType<typeof mediaOpener>;
  /** The plain lists of My data, in a language. */
  readonly openLists?: (language: Language, signal: AbortSignal) => ReturnType<typeof openLists>;
  readonly devices?: ReturnType<typeof devicesOpener>;
  readonly card?: DriverCardStore | undefined;
  readonly firstRun?: FirstRun | undefined;
  readonly drivers?: readonly KnownDriver[];
  readonly lastErase?: SignedCertificate | undefined;
  readonly about?: () => Promise<AboutFacts>;
}

export interface StoreSources {
  readonly car: EmulatorConnection['ports'];
  readonly pack: VehiclePack;
  readonly monitor: RestrictionMonitor;
  readonly random: RandomBytes;
  /** Builds the stores anew on what a PIN has opened. */
  readonly reopen: () => Promise<void>;
}

/** Builds the stores on what was opened: the composition root's second half, apart from it so that both can be read. */
export async function openStores(
  opening: Opening,
  sources: StoreSources & { readonly signal: AbortSignal },
): Promise<Stores> {
  const { car, pack, monitor, random, reopen, signal } = sources;
  const stored = opening.state === 'open' ? opening : undefined;
  const choices = await openChoices({
    car,
    pack,
    monitor,
    stored,
    nobody: `nobody-${crypto.randomUUID()}`,
    signal,
  });
  const { signals, clock, lifecycle, pairing } = car;
  const mayWiden = (): boolean => !isRestricted(monitor.check().set, 'NO_WIDENING');
  const kept = stored && (await openKeptCategories(stored, mayWiden, signal));
  openUsageRecorder({ usage: car.usage, clock, stored, kept, signal });
  // What the car has can be set while storage is closed too.
  const comfort = openComfort({
    vault: stored?.vault,
    session: stored?.session,
    pack,
    signals,
    monitor,
    lifecycle,
    clock,
    random,
    signal,
  });
  if (opening.state === 'closed') return { choices, comfort };
  const { vault, ledger, session } = opening;
  const mayErase = (): boolean => !isRestricted(monitor.check().set, 'NO_ERASE');
  const ages = await openAgeRules({ vault, session, pack, clock, mayErase, signal });
  const desk = openEraseDesk({
    ledger,
    vault,
    pack,
    clock,
    random,
    lifecycle,
    mayErase,
    tryLendingPin: (pin) => checkLendingPin(ledger, pin),
    preconditions: () => preconditions(monitor.check().state, car.signals.snapshot()),
    parts: await openErasing(sources, ledger, () => vault.persisted),
    resultRoute: '/erase',
  });
  const isErasing = (): boolean => desk.isErasing;
  await openTransfersRecorder({ services: car.services, clock, stored: opening, kept, isErasing, signal });
  handOut({ services: car.services, choices, stored: opening, rows: handedOut, isErasing, signal });
  const cards = await openDriverCards(vault, session, signal);
  const driversDesk = new DriversDesk({
    vault,
    ledger,
    session,
    cards,
    key: car.key,
    clock,
    mayChange: () => mayErase() && !desk.isErasing,
    restart: (route) => lifecycle.restartApp(route),
    reopen,
    signal,
  });
  const restart = (): void => {
    if (!desk.isErasing) lifecycle.restartApp('/');
  };
  const drivers = {
    heedKey: () => driversDesk.heedKey(),
    endDrive: (idle: Promise<unknown>) => endDrive({ vault, ledger, session, clock, restart }, idle, signal),
  };
  keepUp({ vault, desk, drivers, clock, lifecycle, monitor }, signal);
  const card = cards.of(session.driver.name);
  return {
    choices,
    kept,
    ages,
    desk,
    driversDesk,
    comfort,
    takeAlong:
      comfort.positions &&
      openTakeAlong({
        desk: driversDesk,
        positions: comfort.positions,
        lists: takenLists({ vault, session, random, signal }),
        pack,
        signals,
        devices: car.devices,
        clock,
        random,
        monitor,
        signal,
      }),
    openArchive: archiveOpener(opening, sources),
    ledger,
    card,
    lending: new LendingDesk({
      vault,
      session,
      ledger,
      random,
      clock,
      mayChange: mayErase,
      restart: () => lifecycle.restartApp('/'),
    }),
    // A guest is asked nothing: it would be forgotten with the ignition.
    firstRun: card && !session.driver.isGuest ? new FirstRun(card) : undefined,
    openBook: (language, bookSignal) =>
      openAddressBook({ vault, session, clock, lifecycle, pairing, random, language, signal: bookSignal }),
    openDestinations: (language, listSignal) =>
      openDestinations({
        vault,
        session,
        clock,
        lifecycle,
        signals,
        devices: car.devices,
        random,
        language,
        distanceUnit: card?.card.units?.distance ?? 'KILOMETERS',
        signal: listSignal,
      }),
    openMedia: mediaOpener({ vault, session, clock, lifecycle, devices: car.devices, random }),
    openLists: (language, listSignal) =>
      openLists({
        vault,
        session,
        pack,
        clock,
        random,
        language,
        distanceUnit: card?.card.units?.distance ?? 'KILOMETERS',
        daysOf: (category) => ages?.daysOf(category),
        signal: listSignal,
      }),
    devices: devicesOpener({ vault, session, devices: car.devices, pairing, signal }),
    inventory: () => shownParts(vault),
    drivers: await knownDrivers(vault, session, signal),
    lastErase: await desk.lastCertificate(),
    about: () => factsOf(vault, desk, openAttestation(car), ledger),
  };
}

/** What an erase needs of the car and of the platform that signs. */
export function openErasing(
  { car, pack, monitor, random }: StoreSources,
  ledger: Ledger,
  isPersisted?: () => boolean,
): Promise<ErasingParts> {
  const sources = {
    ...car,
    identity: car.vehicle.identity(),
    attestation: openAttestation(car),
    random,
    pack,
    version: __VERSION__,
    collections: collectedCategories,
    isParked: () => monitor.check().state === 'parked',
  };
  return erasingParts(sources, ledger, isPersisted);
}

/** Signs where the keys lie: with the host, or in the browser on static hosting. */
function openAttestation({ vehicle }: StoreSources['car']): AttestationPort {
  const identity = vehicle.identity();
  return hasHost(document)
    ? openHostAttestation({ fetch: window.fetch.bind(window) }, identity)
    : openBrowserAttestation(browserStorage(window), identity);
}

import type { SignalsPort } from '../platform/contract/signals.ts';
import type { AboutFacts } from './about/about-facts.ts';
import type { DataArchive } from './archive/data-archive.ts';
import type { AgeRules } from './choices/age-rules.ts';
import type { ChoicesStore } from './choices/choices-store.ts';
import type { KeptCategories } from './choices/kept-categories.ts';
import type { LiveTransfers } from './choices/live-transfers.ts';
import type { AddressBook } from './data/address-book.ts';
import type { Destinations } from './data/destinations/destinations.ts';
import type { DevicesDesk } from './data/devices/devices-desk.ts';
import type { OpenLists } from './data/lists/list-categories.ts';
import type { Media } from './data/media/media.ts';
import type { Comfort } from './drivers/comfort/open-comfort.ts';
import type { DriverDrafts } from './drivers/driver-drafts.ts';
import type { TakeAlong } from './drivers/take-along.ts';
import type { SignedCertificate } from './eraser/certifier.ts';
import type { EraseDesk } from './eraser/erase-desk.ts';
import type { StoredPart } from './eraser/plan.ts';
import type { FirstRun } from './first-run/first-run.ts';
import type { Language } from './i18n/messages.ts';
import type { VehiclePack } from './pack/load-pack.ts';
import type { RestrictionMonitor } from './restriction/restriction-monitor.ts';
import type { DriversDesk } from './session/drivers-desk.ts';
import type { KnownDriver } from './session/known-drivers.ts';
import type { LendingDesk } from './session/lending-desk.ts';

/** What the pages are given, as it is when one is drawn. Stores are undefined while storage is closed. */
export interface PageSources {
  readonly pack: VehiclePack;
  readonly language: Language;
  readonly signals: SignalsPort;
  readonly monitor: RestrictionMonitor;
  readonly live: LiveTransfers;
  readonly choices: ChoicesStore | undefined;
  readonly kept: KeptCategories | undefined;
  readonly ages: AgeRules | undefined;
  readonly firstRun: FirstRun | undefined;
  readonly book: AddressBook | undefined;
  readonly destinations: Destinations | undefined;
  readonly media: Media | undefined;
  readonly lists: OpenLists | undefined;
  readonly devices: (() => DevicesDesk | undefined) | undefined;
  /** Why there is no book, and no list, where there is none. */
  readonly bookClosed: string;
  /** Why storage is closed; empty while it is open or opens. */
  readonly storageClosed: string;
  readonly desk: EraseDesk | undefined;
  readonly lending: LendingDesk | undefined;
  readonly driversDesk: DriversDesk | undefined;
  readonly drafts: DriverDrafts;
  readonly comfort: Comfort | undefined;
  readonly takeAlong: TakeAlong | undefined;
  readonly openArchive: (() => Promise<DataArchive>) | undefined;
  readonly inventory: (() => Promise<readonly StoredPart[]>) | undefined;
  readonly createImportWorker: () => Worker;
  readonly createPlacesWorker: () => Worker;
  readonly isEmulated: boolean;
  /** Everybody who has data here, who drives first; empty while storage is closed. */
  readonly drivers: readonly KnownDriver[];
  /** The proof of the last erase. */
  readonly lastErase: SignedCertificate | undefined;
  readonly about: (() => Promise<AboutFacts>) | undefined;
}

import type { ConnectedDevice, DevicesPort } from '../../../platform/contract/devices.ts';
import type { PairedDevice, PairingPort } from '../../../platform/contract/pairing.ts';
import { sticksOf } from '../../records/stick-files.ts';
import type { Session } from '../../session/session.ts';
import type { OpenResult, StoredRecord } from '../../vault/collection-definition.ts';
import type { Collection } from '../../vault/collection.ts';
import { Listeners } from '../../vault/listeners.ts';
import type { Vault } from '../../vault/vault.ts';
import { callsCollection } from '../calls/calls-collection.ts';
import { contactsCollection } from '../contacts/contacts-collection.ts';
import { AddressBookOffers } from './address-book-offers.ts';
import { digitalKeysCollection } from './digital-keys-collection.ts';
import type { StoredKey } from './digital-keys-collection.ts';
import { countOfDevice, forgetDevice } from './forget-device.ts';
import type { DeviceRecords, ForgetOutcome } from './forget-device.ts';
import { HandedOver } from './handed-over.ts';
import { pairedDevicesCollection } from './paired-devices-collection.ts';
import type { StoredDevice } from './paired-devices-collection.ts';

type OpenFailure = Exclude<Extract<OpenResult, { ok: false }>['reason'], 'aborted'>;

/** A phone or a Wi-Fi network that the car knows, or that a record is left of. */
export interface KnownDevice extends PairedDevice {
  /** False where the car would not connect to it any more. */
  readonly isPaired: boolean;
  readonly isConnected: boolean;
  /** Undefined where the driver wants none kept. */
  readonly record: StoredDevice | undefined;
}

/** A device that is being forgotten, or was. */
export interface Forgetting {
  readonly device: KnownDevice;
  /** Undefined while it goes on. */
  readonly outcome: ForgetOutcome | undefined;
}

export interface DevicesDeskSources {
  readonly vault: Vault;
  readonly session: Session;
  readonly devices: DevicesPort;
  readonly pairing: PairingPort;
  readonly signal: AbortSignal;
}

/** What is paired, plugged in, and opens the car; forgetting outlives the screen that began it. */
export class DevicesDesk {
  readonly offers: AddressBookOffers;
  readonly #sources: DevicesDeskSources;
  readonly #paired: Collection<StoredDevice>;
  readonly #keys: Collection<StoredKey>;
  readonly #handedOver: HandedOver;
  readonly #listeners = new Listeners();
  #isOpen = false;
  #failure: OpenFailure | undefined;
  #forgetting: Forgetting | undefined;

  constructor(sources: DevicesDeskSources) {
    this.#sources = sources;
    const { vault, session, devices, pairing, signal } = sources;
    const notify = (): void => this.#listeners.notify();
    this.#paired = vault.collection(session.vehicle.name, pairedDevicesCollection);
    this.#keys = vault.collection(session.vehicle.name, digitalKeysCollection);
    this.offers = new AddressBookOffers({
      devices,
      paired: this.#paired,
      driver: session.driver.name,
      isPaired: (id) => pairing.list().some((device) => device.id === id),
      onChanged: notify,
    });
    this.#handedOver = new HandedOver(
      vault.collection(session.driver.name, callsCollection),
      vault.collection(session.driver.name, contactsCollection),
    );
    for (const collection of [this.#paired, this.#keys, this.#handedOver.calls, this.#handedOver.contacts])
      collection.subscribe(notify, signal);
    pairing.subscribe(notify, signal);
    devices.subscribe(() => void this.offers.look(), signal);
    void this.#open();
  }

  /** Whether what is stored of devices has been read. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get failure(): OpenFailure | undefined {
    return this.#failure;
  }

  /**
   * In the order in which they were paired; then those that the car does not know any more: a record is left, or only what they handed
   * over to who drives, as after another driver forgot one.
   */
  get known(): readonly KnownDevice[] {
    const { vault, devices, pairing } = this.#sources;
    const connected = new Set(devices.list().map(({ id }) => id));
    const records = new Map(this.#paired.all().map(({ id, value }) => [id, value]));
    // A guest of a lent car is not to see whose phones it knows.
    const paired = pairing.list().filter(({ id }) => !vault.isLent || records.has(id));
    const isIn = new Set(paired.map(({ id }) => id));
    const nameless = [...this.#handedOver.devices].filter((id) => !isIn.has(id) && !records.has(id));
    return [
      ...paired.map((device) => ({
        ...device,
        isPaired: true,
        isConnected: connected.has(device.id),
        record: records.get(device.id),
      })),
      ...[...records]
        .filter(([id]) => !isIn.has(id))
        .map(([id, record]) => ({
          ...{ id, kind: record.kind, name: record.name },
          ...{ isPaired: false, isConnected: connected.has(id), record },
        })),
      ...nameless.map((id) => ({
        ...{ id, kind: 'phone' as const, name: '' },
        ...{ isPaired: false, isConnected: false, record: undefined },
      })),
    ];
  }

  get sticks(): readonly ConnectedDevice[] {
    return sticksOf(this.#sources.devices);
  }

  /** What opens the car or the garage. */
  get keys(): readonly StoredRecord<StoredKey>[] {
    return this.#keys.all();
  }

  /** What is being forgotten, or was until its result was read. */
  get forgetting(): Forgetting | undefined {
    return this.#forgetting;
  }

  device(id: string): KnownDevice | undefined {
    return this.known.find((device) => device.id === id);
  }

  /** What of it is stored for who drives. */
  count(id: string): Promise<DeviceRecords> {
    return countOfDevice(this.#sources, id);
  }

  /** One at a time; passed over while another is under way, and for one that is not known. */
  async forget(id: string): Promise<void> {
    const device = this.device(id) ?? this.#again(id);
    if (device === undefined || (this.#forgetting && this.#forgetting.outcome === undefined)) return;
    this.#become({ device, outcome: undefined });
    this.#become({ device, outcome: await forgetDevice(this.#sources, id) });
  }

  /** The result was read. */
  dismiss(): void {
    if (this.#forgetting?.outcome !== undefined) this.#become(undefined);
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener, signal);
  }

  /** One whose record went already, while other things of it are left. */
  #again(id: string): KnownDevice | undefined {
    return this.#forgetting?.device.id === id ? this.#forgetting.device : undefined;
  }

  #become(forgetting: Forgetting | undefined): void {
    this.#forgetting = forgetting;
    this.#listeners.notify();
  }

  async #open(): Promise<void> {
    const { signal } = this.#sources;
    for (const collection of [this.#paired, this.#keys]) {
      const opened = await collection.open(signal);
      if (!opened.ok && opened.reason !== 'aborted') this.#failure ??= opened.reason;
    }
    // What cannot be read of these is said with each device.
    for (const collection of [this.#handedOver.calls, this.#handedOver.contacts])
      await collection.open(signal);
    this.#isOpen = this.#failure === undefined && !signal.aborted;
    await this.offers.look();
  }
}

/**
 * Opens the devices of who drives when they are first looked at; undefined while a PIN locks the driver, and when the driver's part can
 * only be erased.
 */
export function devicesOpener(sources: DevicesDeskSources): () => DevicesDesk | undefined {
  let desk: DevicesDesk | undefined;
  return () => {
    if (sources.session.driver.state !== 'open') return undefined;
    desk ??= new DevicesDesk(sources);
    return desk;
  };
}

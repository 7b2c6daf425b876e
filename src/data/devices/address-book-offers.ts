import type { ConnectedDevice, DevicesPort } from '../../../platform/contract/devices.ts';
import type { Collection } from '../../vault/collection.ts';
import type { StreamFile } from '../imports/import-file.ts';
import type { StoredDevice } from './paired-devices-collection.ts';

/** `later`: not again while it stays plugged in. `done`: this driver took it, or wants to be asked no more. */
export type OfferAnswer = 'later' | 'done';

export interface OfferSources {
  readonly devices: DevicesPort;
  readonly paired: Collection<StoredDevice>;
  /** The driver's bucket. */
  readonly driver: string;
  readonly isPaired: (id: string) => boolean;
  readonly onChanged: () => void;
}

/** The address books of phones that are plugged in: each driver is asked once for each phone. */
export class AddressBookOffers {
  readonly #sources: OfferSources;
  /** What has an address book, of those that are plugged in. */
  #offering = new Map<string, readonly StreamFile[]>();
  /** Phones that are not asked for again while they are plugged in, or where the answer could not be written down. */
  readonly #put = new Set<string>();
  #round = 0;

  constructor(sources: OfferSources) {
    this.#sources = sources;
  }

  /** The first phone to ask for. */
  get first(): string | undefined {
    return [...this.#offering.keys()].find((id) => this.#isOpen(id));
  }

  /** The vCard files of a phone; none while it is not plugged in. */
  filesOf(id: string): readonly StreamFile[] {
    return this.#offering.get(id) ?? [];
  }

  /** Something was plugged in or pulled out. */
  async look(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const phones = this.#sources.devices.list().filter(({ kind }) => kind === 'phone');
    for (const id of [...this.#put]) if (!phones.some((phone) => phone.id === id)) this.#put.delete(id);
    const found = await Promise.all(
      phones.map(async (phone) => [phone.id, await this.#filesOn(phone)] as const),
    );
    if (round !== this.#round) return;
    this.#offering = new Map(found.filter(([, files]) => files.length > 0));
    this.#sources.onChanged();
  }

  async answer(id: string, answer: OfferAnswer): Promise<void> {
    this.#put.add(id);
    this.#sources.onChanged();
    const { paired, driver } = this.#sources;
    const stored = paired.get(id);
    if (answer === 'later' || stored?.value.kind !== 'phone') return;
    const answered = [...(stored.value.answered ?? []), driver];
    // Not written down it is asked for at the next drive again: no harm.
    await paired.put([{ id, revision: stored.revision, value: { ...stored.value, answered } }]);
  }

  #isOpen(id: string): boolean {
    const { isPaired, paired, driver } = this.#sources;
    const record = paired.get(id)?.value;
    const isAnswered = record?.kind === 'phone' && record.answered?.includes(driver) === true;
    return isPaired(id) && !isAnswered && !this.#put.has(id);
  }

  async #filesOn({ id }: ConnectedDevice): Promise<readonly StreamFile[]> {
    const { devices } = this.#sources;
    const files = await devices.files(id);
    if (!files.ok) return [];
    return files.value
      .filter(({ name, bytes }) => bytes > 0 && /\.(vcf|vcard)$/i.test(name))
      .map(({ name, bytes }) => ({
        name,
        size: bytes,
        open: async () => {
          const opened = await devices.read(id, name);
          if (!opened.ok) throw new Error(`devices/phone-${opened.reason}`);
          return opened.value;
        },
      }));
  }
}

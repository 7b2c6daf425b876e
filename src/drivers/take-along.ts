import type { Clock } from '../../platform/contract/clock.ts';
import type { ConnectedDevice, DevicesPort } from '../../platform/contract/devices.ts';
import type { ExportTarget } from '../records/export-target.ts';
import { stickFiles, sticksOf } from '../records/stick-files.ts';
import type { StickFile } from '../records/stick-files.ts';
import { writeToStick, writeToTarget } from '../records/write-pieces.ts';
import type { WriteEnd } from '../records/write-pieces.ts';
import { Listeners } from '../vault/listeners.ts';
import type { RandomBytes } from '../vault/random-id.ts';
import { applyProfile } from './profile-file/apply-profile.ts';
import type { ImportReport } from './profile-file/apply-profile.ts';
import type { ByteSource } from '../sealed-file/byte-reader.ts';
import { collectProfile } from './profile-file/collect-profile.ts';
import type { TakeAlongChoice } from './profile-file/collect-profile.ts';
import type { KeyDerivation } from '../sealed-file/derive-key.ts';
import { fileEnding, profileFileKind } from './profile-file/file-name.ts';
import type { FileProblem } from './profile-file/file-problem.ts';
import { mapProfile } from './profile-file/map-profile.ts';
import type { Mapping, ReceivingCar } from './profile-file/map-profile.ts';
import type { ProfileContent } from './profile-file/profile-content.ts';
import { largestFile, readProfile, writeProfile } from './profile-file/profile-file.ts';
import type { ProfileSource, ProfileTarget } from './profile-file/profile-places.ts';

export interface TakeAlongOptions {
  readonly source: ProfileSource;
  readonly target: ProfileTarget;
  /** Undefined where the car has no place for sticks. */
  readonly devices: DevicesPort | undefined;
  readonly equipment: ReceivingCar['equipment'];
  readonly driverSide: () => ReceivingCar['driverSide'];
  readonly clock: Pick<Clock, 'now'>;
  readonly random: RandomBytes;
  /** Judged anew at each act. */
  readonly isParked: () => boolean;
  readonly signal: AbortSignal;
  readonly derivation?: KeyDerivation;
}

export type ExportState =
  { readonly kind: 'running'; readonly written: number; readonly total: number } | WriteEnd;

export type ImportState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly problem: FileProblem }
  | { readonly kind: 'preview'; readonly content: ProfileContent; readonly mapping: Mapping }
  | { readonly kind: 'storing' }
  | { readonly kind: 'stored'; readonly report: ImportReport };

/**
 * A driver's profile on its way out and in: one of each at a time. Both outlive the screen that began them. Nothing begins unless the
 * car is parked; a file that is being written is brought to its end. Passphrases are not kept.
 */
export class TakeAlong {
  readonly #options: TakeAlongOptions;
  readonly #listeners = new Listeners();
  #exporting: ExportState | undefined;
  #importing: ImportState | undefined;
  #cancelling = new AbortController();
  #reading: object | undefined;

  constructor(options: TakeAlongOptions) {
    this.#options = options;
    options.devices?.subscribe(() => this.#listeners.notify(), options.signal);
  }

  get source(): ProfileSource {
    return this.#options.source;
  }

  get sticks(): readonly ConnectedDevice[] {
    return sticksOf(this.#options.devices);
  }

  /** Under way, or over and not read yet. */
  get exporting(): ExportState | undefined {
    return this.#exporting;
  }

  get importing(): ImportState | undefined {
    return this.#importing;
  }

  /** Of a download that begins now. */
  get fileKind(): ReturnType<typeof profileFileKind> {
    return profileFileKind(this.#options.clock.now());
  }

  /** What lies on the sticks; a stick that does not answer has nothing. */
  stickFiles(): Promise<readonly StickFile[]> {
    return stickFiles(this.#options.devices, [fileEnding]);
  }

  /** @param to a stick's id, or what the driver chose for a download. False: not now. */
  startExport(choice: TakeAlongChoice, passphrase: string, to: string | ExportTarget): boolean {
    const { source, equipment, driverSide, random, isParked, derivation } = this.#options;
    if (!isParked() || this.#exporting?.kind === 'running') return false;
    const content = collectProfile(source, choice, { equipment, driverSide: driverSide() });
    const file = writeProfile(content, passphrase, { random, ...(derivation && { derivation }) });
    if (!file.ok) {
      this.#export({ kind: 'failed', reason: 'too-large' });
      if (typeof to !== 'string') void to.abort().catch(() => undefined);
      return true;
    }
    const total = file.value.bytes;
    this.#cancelling = new AbortController();
    const { signal } = this.#cancelling;
    const onWritten = (written: number): void => this.#export({ kind: 'running', written, total });
    onWritten(0);
    const { name } = this.fileKind;
    const { devices } = this.#options;
    void (
      typeof to !== 'string'
        ? writeToTarget(file.value, { target: to, name }, onWritten, signal)
        : devices === undefined
          ? Promise.resolve({ kind: 'failed', reason: 'gone' } as const)
          : writeToStick(file.value, { devices, id: to, name }, onWritten, signal)
    ).then((end) => this.#export(end));
    return true;
  }

  cancelExport(): void {
    this.#cancelling.abort();
  }

  /** The result was read. */
  dismissExport(): void {
    if (this.#exporting?.kind !== 'running') this.#export(undefined);
  }

  /** Reads a file and says what would become of it. False: not now. */
  startImport(from: { readonly stick: string; readonly name: string } | File, passphrase: string): boolean {
    if (!this.#options.isParked() || this.#importing?.kind === 'storing') return false;
    const turn = {};
    this.#reading = turn;
    this.#import({ kind: 'reading' });
    void this.#read(from, passphrase).then((state) => {
      // Another file was chosen meanwhile, or none any more.
      if (this.#reading === turn) this.#import(state);
    });
    return true;
  }

  /** Stores what was seen. False: not now, or nothing was seen. @param unnamed the name of the other car's usual position. */
  apply(choice: TakeAlongChoice, unnamed: string): boolean {
    const { target, isParked } = this.#options;
    if (!isParked() || this.#importing?.kind !== 'preview') return false;
    const { content, mapping } = this.#importing;
    this.#import({ kind: 'storing' });
    void applyProfile(content, mapping, choice, target, unnamed).then((report) =>
      this.#import({ kind: 'stored', report }),
    );
    return true;
  }

  /** The result was read, or the file is not wanted. What is being stored is stored. */
  dismissImport(): void {
    if (this.#importing?.kind === 'storing') return;
    this.#reading = undefined;
    this.#import(undefined);
  }

  /** Calls `listener` after every change, of the sticks too. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener, signal);
  }

  async #read(
    from: { readonly stick: string; readonly name: string } | File,
    passphrase: string,
  ): Promise<ImportState> {
    const opened =
      from instanceof File ? { source: from.stream(), bytes: from.size } : await this.#onStick(from);
    if ('kind' in opened) return { kind: 'refused', problem: opened };
    const read = await readProfile(opened.source, passphrase, { bytes: opened.bytes });
    if (!read.ok) return { kind: 'refused', problem: read.problem };
    const { equipment, driverSide } = this.#options;
    const mapping = mapProfile(read.value, { equipment, driverSide: driverSide() });
    return { kind: 'preview', content: read.value, mapping };
  }

  async #onStick(from: {
    readonly stick: string;
    readonly name: string;
  }): Promise<FileProblem | { readonly source: ByteSource; readonly bytes: number }> {
    const { devices } = this.#options;
    if (devices === undefined) return { kind: 'device', reason: 'gone' };
    const files = await devices.files(from.stick);
    if (!files.ok) return { kind: 'device', reason: files.reason };
    const bytes = files.value.find(({ name }) => name === from.name)?.bytes ?? 0;
    if (bytes > largestFile) return { kind: 'too-large', limit: largestFile };
    const stream = await devices.read(from.stick, from.name);
    return stream.ok ? { source: stream.value, bytes } : { kind: 'device', reason: stream.reason };
  }

  #export(state: ExportState | undefined): void {
    this.#exporting = state;
    this.#listeners.notify();
  }

  #import(state: ImportState | undefined): void {
    this.#importing = state;
    this.#listeners.notify();
  }
}

import type { Clock } from '../../../platform/contract/clock.ts';
import type { DevicesPort } from '../../../platform/contract/devices.ts';
import { messages } from '../../i18n/messages.ts';
import type { DetailLine } from '../../records/record-details.ts';
import { RecordEditing } from '../../records/record-editing.ts';
import { RecordShelf } from '../../records/record-shelf.ts';
import type { TextForm } from '../../records/text-form.ts';
import type { Blobs } from '../../vault/blobs.ts';
import type { Collection } from '../../vault/collection.ts';
import type { WriteResult } from '../../vault/collection-definition.ts';
import type { ImportRun } from '../imports/import-run.ts';
import { RecordImports } from '../imports/record-imports.ts';
import type { MediaFile } from './intake/media-files.ts';
import { MediaIntake, type MediaImports } from './intake/media-intake.ts';
import { MediaReader } from './intake/media-reader.ts';
import type { MediumAccount, MediumEntry } from './intake/medium-account.ts';
import { openMedium, type OpenedMedium } from './locate-medium.ts';
import type { Medium } from './media-collection.ts';
import { mediaKind, mediumLines } from './media-kind.ts';
import { mediaRules } from './media-rules.ts';
import { decodeStream, isTooLarge, type PictureFailure } from './medium-picture-source.ts';
import { removePosition, type PositionRemoval } from './remove-position.ts';

export interface MediaOptions {
  readonly collection: Collection<Medium>;
  readonly blobs: Pick<Blobs, 'write' | 'writeStream' | 'discard' | 'read' | 'pieces'>;
  readonly devices: DevicesPort;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly createWorker: () => Worker;
  /** For sorting. */
  readonly language: string;
  readonly signal: AbortSignal;
}

/** One medium, whole, as its screen says it. */
export interface ShownMedium {
  readonly medium: Medium;
  readonly lines: readonly DetailLine[];
}

/** One driver's media: the list, the one that is edited, imports, pictures. They outlive the screen. */
export class Media {
  readonly shelf: RecordShelf<Medium>;
  readonly editing: RecordEditing<Medium, TextForm, string, string>;
  readonly imports: MediaImports;
  readonly devices: DevicesPort;
  readonly #options: MediaOptions;
  readonly #reader: MediaReader;
  readonly #listeners = new Set<() => void>();
  #removing: string | undefined;
  #removal: { readonly id: string; readonly end: PositionRemoval } | undefined;

  constructor(options: MediaOptions) {
    const { collection, blobs, clock, newId, createWorker, devices, signal } = options;
    const notify = (): void => this.#notify();
    // Whole milliseconds, as they are stored; a car's clock may give parts of them.
    const now = (): number => Math.max(0, Math.round(clock.now()));
    this.#options = options;
    this.devices = devices;
    this.shelf = new RecordShelf({ ...options, kind: mediaKind() });
    this.editing = new RecordEditing(collection, newId, mediaRules(now));
    this.#reader = new MediaReader(createWorker, clock);
    const unnamed = messages.media.kinds;
    this.imports = new RecordImports<Medium, MediumEntry, MediumAccount>({
      newIntake: () => new MediaIntake({ media: collection, blobs, newId, now, unnamed }),
      read: (file, reading) => this.#reader.read(file, reading),
      onChanged: notify,
      onDone: notify,
    });
    devices.subscribe(notify, signal);
    signal.addEventListener('abort', () => this.#reader.end(), { once: true });
  }

  /** Undefined when it is gone. */
  show(id: string): ShownMedium | undefined {
    const medium = this.shelf.get(id)?.value;
    return medium && { medium, lines: mediumLines(medium) };
  }

  /** Takes files in; the import before can be undone no more. Not while {@link MediaImports.isBusy}. */
  start(files: readonly MediaFile[]): ImportRun<MediumEntry, MediumAccount> {
    const run = this.imports.start(files, this.#options.createWorker);
    void run.done.then(() => this.#reader.end());
    return run;
  }

  /** `stale` when it was changed elsewhere meanwhile, or is gone. */
  async toggleFavourite(id: string): Promise<WriteResult> {
    const stored = this.shelf.get(id);
    if (stored === undefined) return { ok: false, reason: 'stale', ids: [id] };
    const { value, revision } = stored;
    return this.shelf.change(id, revision, { ...value, isFavourite: !value.isFavourite });
  }

  /** The photo whose position is being removed. */
  get removing(): string | undefined {
    return this.#removing;
  }

  /** What came of the last removal, and of which photo. */
  get removal(): { readonly id: string; readonly end: PositionRemoval } | undefined {
    return this.#removal;
  }

  /** One at a time, and not while files are taken in: both need the one reader. */
  async removePosition(id: string): Promise<void> {
    const stored = this.shelf.get(id);
    if (stored === undefined || this.#removing !== undefined || this.imports.isBusy) return;
    const { blobs, signal } = this.#options;
    this.#removing = id;
    this.#removal = undefined;
    this.#notify();
    const end = await removePosition(stored, {
      blobs,
      reader: this.#reader,
      put: (value) => this.shelf.change(id, stored.revision, value),
      signal,
    });
    this.#removing = undefined;
    this.#removal = { id, end };
    this.#notify();
  }

  /** The piece itself where it lies, as a stream from byte `from` on. */
  open(medium: Medium, from = 0): Promise<OpenedMedium> {
    if (medium.kind === 'station') return Promise.resolve({ ok: false, reason: 'away' });
    return openMedium(medium.content, this.#options, from);
  }

  /** A photo or a cover, decoded, to be closed by the caller; or why there is none. */
  async picture(medium: Medium): Promise<ImageBitmap | PictureFailure> {
    if (medium.kind === 'photo') {
      const { content } = medium;
      const bytes =
        content.place === 'car' ? content.blob.size : 'bytes' in content ? content.bytes : undefined;
      return isTooLarge(medium, bytes) ? 'too-large' : decodeStream(await openMedium(content, this.#options));
    }
    const blob = medium.kind === 'station' ? undefined : medium.cover;
    if (blob === undefined) return 'unknown';
    if (isTooLarge({}, blob.size)) return 'too-large';
    return decodeStream(await openMedium({ place: 'car', blob }, this.#options));
  }

  /** What came of an import was read. */
  dismiss(): void {
    this.imports.dismiss();
  }

  /** Calls `listener` when an import, a removal or what is plugged in changes; not for the list. */
  subscribe(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  #notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

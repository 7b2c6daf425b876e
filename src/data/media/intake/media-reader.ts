import type { Clock } from '../../../../platform/contract/clock.ts';
import { blobBytes } from '../../../vault/blobs.ts';
import type { ImportFile } from '../../imports/import-file.ts';
import { nameOfImport } from '../../imports/import-file.ts';
import type { ReadFileOptions, ReadResult } from '../../imports/read-in-worker.ts';
import { kindOfFile, type MediaStickFile } from './media-files.ts';
import { mediaAnswerSchema, type MediaAnswer, type MediaRequest } from './media-protocol.ts';
import { leftOut, takenIn, type MediumAccount, type MediumEntry } from './medium-account.ts';

/** A worker that says nothing for so long is not going to, ms: the slowest file that was seen takes a hundredth of it. */
const silence = 60_000;
/** Largest cover that is kept, bytes: players show a few hundred pixels of it. */
const coverBytes = 4_000_000;

export type StripOutcome =
  | Extract<MediaAnswer, { kind: 'stripped' }>
  | Extract<MediaAnswer, { kind: 'not-stripped' }>
  | 'worker-failed';

type Asked = Exclude<MediaAnswer, { kind: 'progress' }> | 'worker-failed' | 'stopped';
type Options = Omit<ReadFileOptions<MediumEntry>, 'createWorker'>;

/**
 * Reads media files in one worker, one after the other: a stick may hold thousands, and to start a worker takes longer than to read a
 * song. A worker that hangs or breaks costs the file it was at, and the next file gets a new one.
 */
export class MediaReader {
  readonly #createWorker: () => Worker;
  readonly #clock: Clock;
  #worker: Worker | undefined;

  constructor(createWorker: () => Worker, clock: Clock) {
    this.#createWorker = createWorker;
    this.#clock = clock;
  }

  /** Ends the worker; the next file begins another. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** One file of an import. What is over 64 MB is not even opened. Says nothing of its name, and keeps nothing of it. */
  async read(file: ImportFile, options: Options): Promise<ReadResult<MediumAccount>> {
    if (options.signal.aborted) return { ok: false, reason: 'stopped', taken: 0 };
    const stick = onStick(file) ? file : undefined;
    if (file.size > blobBytes) return this.#refer(file, stick, options);
    const content = file instanceof Blob ? file : await file.open().catch(() => undefined);
    if (content === undefined) return { ok: false, reason: 'unreadable', taken: 0 };
    const isKept = stick?.isCopied ?? true;
    const name = nameOfImport(file);
    const asked = await this.#ask(
      { kind: 'read', file: content, most: blobBytes, isKept },
      content instanceof Blob ? [] : [content],
      options,
    );
    if (asked === 'stopped' || asked === 'worker-failed') return { ok: false, reason: asked, taken: 0 };
    if (asked.kind === 'failed' && asked.reason === 'too-large') return account(leftOut('too-large'));
    if (asked.kind !== 'read') return { ok: false, reason: 'unreadable', taken: 0 };
    const { reading, digest, bytes, size } = asked;
    if (!reading.ok) return account(leftOut(reading.reason, reading.at));
    const { cover, ...tags } = reading.tags;
    const isLarge = cover !== undefined && cover.bytes.length > coverBytes;
    await options.onEntries([
      {
        name,
        size,
        tags: isLarge || cover === undefined ? tags : { ...tags, cover },
        digest,
        ...(stick !== undefined && { stick: stick.stick }),
        ...(isKept && bytes !== undefined && { bytes }),
      },
    ]);
    return account(takenIn(isKept ? 'car' : 'device', isLarge ? 'cover' : undefined));
  }

  /** A photo without what it says beside its picture, read again. */
  async strip(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<StripOutcome> {
    const request: MediaRequest = { kind: 'strip', bytes };
    const asked = await this.#ask(request, [bytes.buffer], { signal, onProgress: () => undefined });
    this.end();
    if (typeof asked === 'string') return 'worker-failed';
    return asked.kind === 'stripped' || asked.kind === 'not-stripped' ? asked : 'worker-failed';
  }

  /** Over 64 MB a piece stays where it is, and only its name says what it is. */
  async #refer(
    file: ImportFile,
    stick: MediaStickFile | undefined,
    { onEntries }: Options,
  ): Promise<ReadResult<MediumAccount>> {
    const name = nameOfImport(file);
    const tags = kindOfFile(name);
    if (tags === undefined) return account(leftOut('not-media'));
    if (stick === undefined) return account(leftOut('too-large-here'));
    await onEntries([{ name, size: file.size, tags, stick: stick.stick }]);
    return account(takenIn('device', stick.isCopied ? 'stays' : undefined));
  }

  #ask(
    request: MediaRequest,
    transfer: Transferable[],
    { signal, onProgress }: Pick<Options, 'signal' | 'onProgress'>,
  ): Promise<Asked> {
    // It may have been stopped while the file was opened.
    if (signal.aborted) {
      if (request.kind === 'read' && !(request.file instanceof Blob)) void request.file.cancel();
      return Promise.resolve('stopped');
    }
    const worker = (this.#worker ??= this.#createWorker());
    const ending = new AbortController();
    return new Promise((resolve) => {
      let watch = new AbortController();
      const settle = (answer: Asked): void => {
        ending.abort();
        watch.abort();
        if (typeof answer === 'string') this.end();
        resolve(answer);
      };
      const listen = (): void => {
        watch.abort();
        watch = new AbortController();
        this.#clock.after(silence, () => settle('worker-failed'), watch.signal);
      };
      const on = { signal: ending.signal };
      worker.addEventListener(
        'message',
        ({ data }: MessageEvent<unknown>) => {
          const { success, data: answer } = mediaAnswerSchema.safeParse(data);
          if (!success) settle('worker-failed');
          else if (answer.kind === 'progress') {
            listen();
            onProgress(answer.bytesRead, request.kind === 'read' ? request.most : 0, 0);
          } else settle(answer);
        },
        on,
      );
      worker.addEventListener('messageerror', () => settle('worker-failed'), on);
      // Handled here; the page's own watch for errors need not see it.
      worker.addEventListener(
        'error',
        (event) => {
          event.preventDefault();
          settle('worker-failed');
        },
        on,
      );
      signal.addEventListener('abort', () => settle('stopped'), on);
      listen();
      worker.postMessage(request, { transfer });
    });
  }
}

function account(read: MediumAccount): ReadResult<MediumAccount> {
  return { ok: true, account: read };
}

function onStick(file: ImportFile): file is MediaStickFile {
  return !(file instanceof Blob) && 'stick' in file;
}

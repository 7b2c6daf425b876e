import { untilFailure } from '../imports/until-failure.ts';
import { decoderFor, joined, TextBytes, type ByteFormat } from './text-bytes.ts';
import { GeojsonPlaces } from './geojson-places.ts';
import { KmzDocuments } from './kmz-documents.ts';
import { defaultLimits, type PlaceLimits } from './limits.ts';
import type { EntryEvent, PlaceEvent, ReadingProblem } from './place-event.ts';
import { XmlPlaces } from './xml-places.ts';

export interface ReadPlacesOptions {
  /** Looked at between chunks and between entries. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<PlaceLimits>;
}

/**
 * Reads the places of a GPX, KML, KMZ or GeoJSON file, by what is in it and not by its name, one after the other as the
 * bytes come in. Whoever takes the events slowly slows the reading. Never throws for what a file holds: what cannot be
 * read is skipped or remarked on, and the last event says how it ended. Asks nothing of any network.
 */
export async function* readPlaces(
  source: AsyncIterable<Uint8Array>,
  { signal, limits: changes }: ReadPlacesOptions = {},
): AsyncGenerator<PlaceEvent, void> {
  const reader = new PlacesReader({ ...defaultLimits, ...changes });
  let stop: ReadingProblem | undefined;
  for await (const chunk of untilFailure(source)) {
    if (chunk === 'unreadable') {
      stop = { problem: chunk };
      break;
    }
    reader.push(chunk);
    for (const event of reader.taken()) {
      yield event;
      if (signal?.aborted) break;
    }
    stop = signal?.aborted ? { problem: 'stopped' } : reader.problem;
    if (stop !== undefined) break;
  }
  if (stop === undefined || stop.problem === 'unreadable') {
    // What came before the source failed may hold whole entries yet.
    reader.end();
    yield* reader.taken();
    stop ??= reader.problem;
  }
  yield { kind: 'end', ...stop };
}

/** Bytes that tell what a file is; white space before them is passed over. */
const fewestBytes = 4;
const leadingSpace = 65_536;

class PlacesReader {
  readonly #limits: PlaceLimits;
  #events: PlaceEvent[] = [];
  #start: Uint8Array = new Uint8Array(0);
  #format: ByteFormat | undefined;
  #bytes = 0;
  #entries = 0;
  #stop: ReadingProblem | undefined;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  get problem(): ReadingProblem | undefined {
    return this.#stop ?? this.#format?.problem;
  }

  /** What came since the last call. */
  taken(): readonly PlaceEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  push(bytes: Uint8Array): void {
    this.#bytes += bytes.length;
    if (this.#bytes > this.#limits.fileBytes) this.#stop ??= { problem: 'file-too-large' };
    else if (this.#format !== undefined) this.#format.push(bytes);
    else this.#find(bytes, fewestBytes);
  }

  end(): void {
    if (this.#format === undefined) this.#find(new Uint8Array(0), 1);
    if (this.#format === undefined) this.#stop ??= { problem: 'empty' };
    else this.#format.end();
  }

  /** Waits for `fewest` bytes that are no white space, then begins with all that came. */
  #find(bytes: Uint8Array, fewest: number): void {
    const start = joined(this.#start, bytes);
    this.#start = start;
    const text = decoderFor(start).decode(start.subarray(0, leadingSpace)).trimStart();
    if (text.length < fewest) {
      if (start.length > leadingSpace) this.#stop ??= { problem: 'not-places' };
      return;
    }
    this.#format = this.#formatOf(text);
    if (this.#format === undefined) this.#stop ??= { problem: 'not-places' };
    else this.#format.push(start);
    this.#start = new Uint8Array(0);
  }

  #formatOf(text: string): ByteFormat | undefined {
    if (text.startsWith('PK\u0003\u0004')) return new KmzDocuments(this.#limits, () => this.#xml());
    if (text.startsWith('<')) return this.#xml();
    if (text.startsWith('{'))
      return new TextBytes(new GeojsonPlaces((event) => this.#emit(event), this.#limits));
    return undefined;
  }

  #xml(): ByteFormat {
    return new TextBytes(new XmlPlaces((event) => this.#emit(event), this.#limits.depth));
  }

  /** Entries of all documents of a KMZ are counted together. */
  #emit(event: EntryEvent): void {
    if (this.#stop !== undefined) return;
    this.#entries += 1;
    if (this.#entries > this.#limits.entries) this.#stop = { problem: 'too-many-places' };
    else this.#events.push({ ...event, number: this.#entries });
  }
}

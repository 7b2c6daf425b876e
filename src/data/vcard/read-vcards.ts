import { untilFailure } from '../imports/until-failure.ts';
import { CardAssembler } from './card-assembler.ts';
import { defaultLimits, type ReaderLimits } from './limits.ts';
import { LogicalLines } from './logical-lines.ts';
import { PhysicalLines, type PhysicalLine } from './physical-lines.ts';
import type { FileProblem, ReaderEvent } from './reader-event.ts';
import { Utf8Bytes } from './utf8-bytes.ts';

export interface ReadOptions {
  /** Monotonic milliseconds, for the time limit of a card. */
  readonly now: () => number;
  /** Looked at between chunks and between cards. */
  readonly signal?: AbortSignal;
  readonly limits?: Partial<ReaderLimits>;
}

/**
 * Reads the cards of a vCard file (versions 2.1, 3.0 and 4.0, any mixture), one after the other as the bytes come in, in
 * bounded memory. Whoever takes the events slowly slows the reading. Never throws for what a file holds: what cannot be
 * read is skipped or remarked on, and the last event says how it ended.
 */
export async function* readVcards(
  source: AsyncIterable<Uint8Array>,
  { now, signal, limits: changes }: ReadOptions,
): AsyncGenerator<ReaderEvent, void> {
  const limits = { ...defaultLimits, ...changes };
  const reader = new VcardReader(limits, now);
  let problem: FileProblem | undefined;
  for await (const chunk of untilFailure(source)) {
    if (chunk === 'unreadable') {
      problem = chunk;
      break;
    }
    for (const event of reader.push(chunk)) {
      yield event;
      if (signal?.aborted) break;
    }
    problem = signal?.aborted ? 'stopped' : reader.problem;
    if (problem) break;
  }
  if (!problem) {
    yield* reader.end();
    problem = reader.problem ?? reader.absence;
  }
  yield { kind: 'end', ...(problem && { problem }) };
}

/** The stages in a row, without waiting: bytes, lines, properties, cards. */
class VcardReader {
  readonly #limits: ReaderLimits;
  readonly #bytes = new Utf8Bytes();
  readonly #physical: PhysicalLines;
  readonly #logical: LogicalLines;
  readonly #cards: CardAssembler;
  #count = 0;
  #blank = true;
  /** Why to stop reading, once there is a reason. */
  problem: FileProblem | undefined;

  constructor(limits: ReaderLimits, now: () => number) {
    this.#limits = limits;
    this.#physical = new PhysicalLines(limits.lineBytes);
    this.#logical = new LogicalLines(limits.lineBytes);
    this.#cards = new CardAssembler(limits, now);
  }

  /** What is missing in a file that was read to its end. */
  get absence(): FileProblem | undefined {
    if (this.#cards.cards > 0) return undefined;
    return this.#blank ? 'empty' : 'not-a-vcard';
  }

  *push(chunk: Uint8Array): Generator<ReaderEvent> {
    this.#count += chunk.length;
    if (this.#count > this.#limits.fileBytes) {
      this.problem = 'file-too-large';
      return;
    }
    yield* this.#lines(this.#physical.push(this.#bytes.push(chunk)));
    if (this.#cards.cards === 0 && this.#count > this.#limits.searchBytes) this.problem ??= 'not-a-vcard';
  }

  *end(): Generator<ReaderEvent> {
    yield* this.#lines(this.#physical.push(this.#bytes.end()));
    yield* this.#lines(this.#physical.end());
    this.#cards.resume();
    const last = this.#logical.end();
    const event = last && this.#cards.accept(last);
    if (event) yield event;
    const open = this.#cards.end();
    if (open) yield open;
  }

  *#lines(lines: Iterable<PhysicalLine>): Generator<ReaderEvent> {
    this.#cards.resume();
    for (const line of lines) {
      this.#blank &&= isBlank(line.bytes);
      const logical = this.#logical.accept(line);
      const event = logical && this.#cards.accept(logical);
      if (event) {
        this.#cards.pause();
        yield event;
        this.#cards.resume();
      }
      if (this.#cards.cards > this.#limits.cards) {
        this.problem = 'too-many-cards';
        return;
      }
    }
    this.#cards.pause();
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9);
}

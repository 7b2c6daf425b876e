import { contactOf } from './card-contact.ts';
import type { ReaderLimits } from './limits.ts';
import type { LogicalLine } from './logical-lines.ts';
import { Property } from './property.ts';
import type { ReaderEvent, SkipReason } from './reader-event.ts';
import { Remarks } from './remarks.ts';

interface OpenCard {
  readonly number: number;
  readonly line: number;
  readonly properties: Property[];
  readonly remarks: Remarks;
  bytes: number;
  /** Known to be left out; what follows up to its end is only counted. */
  failure: SkipReason | undefined;
}

type CardEvent = Exclude<ReaderEvent, { kind: 'end' }>;

/** An agent's agent is already odd. */
const deepestNesting = 20;
const ascii = new TextDecoder('windows-1252');

/** Gathers properties into cards. A card is one only from its BEGIN to its END; nothing is made of what stands outside. */
export class CardAssembler {
  readonly #limits: ReaderLimits;
  readonly #now: () => number;
  #cards = 0;
  #card: OpenCard | undefined;
  /** Names of what began inside the open card and has not ended. */
  #nested: string[] = [];
  #agent = false;
  /** Milliseconds spent on the open card before `#since`. */
  #spent = 0;
  #since = 0;

  constructor(limits: ReaderLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** How many cards began so far. */
  get cards(): number {
    return this.#cards;
  }

  /** Work begins again after a wait, which is not the card's fault. */
  resume(): void {
    this.#since = this.#now();
  }

  pause(): void {
    this.#spent += this.#now() - this.#since;
  }

  accept(line: LogicalLine): CardEvent | undefined {
    const name = line.head?.name;
    if (name === 'BEGIN' || name === 'END') return this.#edge(name, componentOf(line), line);
    if (this.#card) this.#gather(this.#card, line);
    return undefined;
  }

  /** The end of the file. */
  end(): CardEvent | undefined {
    return this.#card && this.#cut(this.#card);
  }

  #edge(name: 'BEGIN' | 'END', component: string, line: LogicalLine): CardEvent | undefined {
    // Two files joined where the first had no last line ending.
    if (name === 'END' && component === 'VCARDBEGIN:VCARD') {
      const event = this.#edge('END', 'VCARD', line);
      this.#edge('BEGIN', 'VCARD', line);
      return event;
    }
    if (name === 'BEGIN') return this.#begin(component, line);
    const card = this.#card;
    if (!card) return undefined;
    if (this.#nested.length > 0) {
      if (this.#nested.at(-1) === component) this.#nested.pop();
      else if (component === 'VCARD' && !this.#nested.includes('VCARD')) return this.#cut(card);
      return undefined;
    }
    return component === 'VCARD' ? this.#close(card) : undefined;
  }

  #begin(component: string, line: LogicalLine): CardEvent | undefined {
    const card = this.#card;
    if (card && (this.#agent || component !== 'VCARD')) {
      this.#nest(card, component, line.number);
      return undefined;
    }
    if (component !== 'VCARD') return undefined;
    const before = card && this.#cut(card);
    this.#cards += 1;
    const remarks = new Remarks(this.#cards);
    this.#card = {
      number: this.#cards,
      line: line.number,
      properties: [],
      remarks,
      bytes: 0,
      failure: undefined,
    };
    this.#spent = 0;
    this.#since = this.#now();
    return before;
  }

  #nest(card: OpenCard, component: string, line: number): void {
    if (this.#nested.length === 0)
      card.remarks.add(component === 'VCARD' ? 'AGENT' : 'BEGIN', line, 'nested-card');
    this.#agent = false;
    if (this.#nested.length < deepestNesting) this.#nested.push(component);
    else this.#fail(card, 'card-too-large');
  }

  #gather(card: OpenCard, { head, value, number, overlong }: LogicalLine): void {
    if (!card.failure && this.#overdue()) this.#fail(card, 'too-slow');
    this.#agent = head?.name === 'AGENT' && (value.length === 0 || isInlineBegin(value));
    if (this.#agent && value.length > 0) this.#nest(card, 'VCARD', number);
    else if (!this.#agent && this.#nested.length === 0 && !card.failure) {
      if (!head) card.remarks.add(undefined, number, overlong ? 'too-long' : 'not-a-property');
      else if (overlong)
        card.remarks.add(head.name, number, head.name === 'PHOTO' ? 'photo-too-large' : 'too-long');
      else if (card.properties.length >= this.#limits.cardProperties) {
        card.remarks.add(head.name, number, 'too-many-parts');
      } else {
        card.bytes += value.length;
        if (card.bytes > this.#limits.cardBytes) this.#fail(card, 'card-too-large');
        else card.properties.push(new Property(head, value.slice(), number));
      }
    }
  }

  #fail(card: OpenCard, reason: SkipReason): void {
    card.failure = reason;
    card.properties.length = 0;
  }

  #close(card: OpenCard): CardEvent {
    if (card.failure) return this.#skip(card, card.failure);
    const { number, line, remarks } = card;
    const result = contactOf(card.properties, this.#limits, remarks, () => this.#overdue());
    if (!result.ok) return this.#skip(card, result.reason);
    this.#forget();
    const { contact, photo } = result;
    const account = { remarks: remarks.kept, remarkTotal: remarks.total };
    return { kind: 'card', number, line, contact, ...(photo && { photo }), ...account };
  }

  /** Its end is missing. */
  #cut(card: OpenCard): CardEvent {
    return this.#skip(card, card.failure ?? 'unterminated');
  }

  #skip({ number, line }: OpenCard, reason: SkipReason): CardEvent {
    this.#forget();
    return { kind: 'skipped', number, line, reason };
  }

  #forget(): void {
    this.#card = undefined;
    this.#nested = [];
    this.#agent = false;
  }

  #overdue(): boolean {
    return this.#spent + this.#now() - this.#since > this.#limits.cardMilliseconds;
  }
}

function componentOf(line: LogicalLine): string {
  return ascii
    .decode(line.value.subarray(0, 100))
    .replace(/[\s\0]+/g, '')
    .toUpperCase();
}

function isInlineBegin(value: Uint8Array): boolean {
  return /^\s*BEGIN:VCARD\s*$/i.test(ascii.decode(value.subarray(0, 100)));
}

import { GrowingBytes } from './growing-bytes.ts';
import type { PhysicalLine } from './physical-lines.ts';
import type { PropertyHead } from './property-head.ts';
import { PropertyHeads } from './property-heads.ts';

/** A property's whole line: unfolded, its soft line breaks and base64 blocks joined. */
export interface LogicalLine {
  /** Undefined when the line does not begin like a property. */
  readonly head: PropertyHead | undefined;
  /** What follows the colon, as bytes; valid until the next line is taken. */
  readonly value: Uint8Array;
  /** Of its first physical line, from 1. */
  readonly number: number;
  /** Longer than the limit: `value` is incomplete. */
  readonly overlong: boolean;
}

const SPACE = 32;
const TAB = 9;
const QUOTE = 34;
const COLON = 58;
const EQUALS = 61;
const space = new Uint8Array([SPACE]);
/** No writer's name and parameters come near; what does is no property. */
const longestHead = 8192;
const cardEdge = /^(?:BEGIN|END):VCARD\s*$/i;
const ascii = new TextDecoder('windows-1252');

/** Joins the physical lines that make up one property. */
export class LogicalLines {
  readonly #maxBytes: number;
  readonly #heads = new PropertyHeads();
  /** The line being gathered, and the one handed out last, whose bytes must stay valid meanwhile. */
  #bytes = new GrowingBytes();
  #spare = new GrowingBytes();
  #number = 0;
  #overlong = false;
  #colon = -1;
  #scanned = 0;
  #quoted = false;
  #head: PropertyHead | undefined;
  #softBreak = false;
  #afterEmpty = false;
  /** Version 2.1 folds where a space is and keeps it; later versions insert one. */
  #keepsSpace = false;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes the next physical line; returns the property before it once it is known to be whole. */
  accept(line: PhysicalLine): LogicalLine | undefined {
    const { bytes } = line;
    if (bytes.length === 0) {
      this.#softBreak = false;
      this.#afterEmpty = this.#head?.encoding !== 'base64' || this.#bytes.length > this.#colon + 1;
      return undefined;
    }
    if (this.#number > 0 && this.#continues(bytes)) {
      this.#append(bytes, line.overlong);
      this.#afterEmpty = false;
      return undefined;
    }
    const whole = this.end();
    this.#number = line.number;
    this.#append(bytes, line.overlong);
    return whole;
  }

  /** The last property of the file. */
  end(): LogicalLine | undefined {
    if (this.#number === 0) return undefined;
    if (this.#colon < 0) this.#findColonIgnoringQuotes();
    const value = this.#bytes.view(this.#colon + 1);
    const line: LogicalLine = { head: this.#head, value, number: this.#number, overlong: this.#overlong };
    this.#noteVersion(line);
    const spare = this.#spare;
    this.#spare = this.#bytes;
    this.#bytes = spare;
    spare.clear();
    this.#number = 0;
    this.#overlong = false;
    this.#colon = -1;
    this.#scanned = 0;
    this.#quoted = false;
    this.#head = undefined;
    this.#softBreak = false;
    this.#afterEmpty = false;
    return line;
  }

  #continues(bytes: Uint8Array): boolean {
    // A soft break before the card's end is a cut line, not a value that holds "END:VCARD".
    if (this.#softBreak) return bytes.length > 16 || !cardEdge.test(ascii.decode(bytes));
    if (isWhiteSpace(bytes[0])) return !this.#isCardEdge();
    // 2.1 writes base64 blocks without indentation, up to an empty line; a colon is no base64 digit.
    return this.#head?.encoding === 'base64' && !this.#afterEmpty && !bytes.includes(COLON);
  }

  /** The edges of a card are complete as they stand: what is folded onto one is left over from damage. */
  #isCardEdge(): boolean {
    const name = this.#head?.name;
    if (name !== 'BEGIN' && name !== 'END') return false;
    return this.#bytes.length <= 16 && cardEdge.test(ascii.decode(this.#bytes.view(0)));
  }

  #append(bytes: Uint8Array, cut: boolean): void {
    let part = bytes;
    if (this.#bytes.length > 0 && !this.#softBreak && isWhiteSpace(bytes[0])) {
      const strips = this.#keepsSpace || this.#head?.encoding === 'quoted-printable';
      part = strips ? withoutLeadingSpace(bytes) : bytes.subarray(1);
      if (this.#keepsSpace && this.#head?.encoding === 'plain') this.#add(space);
    }
    this.#add(part);
    if (cut) this.#overlong = true;
    if (this.#colon < 0) this.#findColon();
    this.#softBreak = this.#head?.encoding === 'quoted-printable' && !cut && this.#dropSoftBreak(part);
  }

  #add(part: Uint8Array): void {
    if (this.#bytes.length + part.length > this.#maxBytes) this.#overlong = true;
    else this.#bytes.append(part);
  }

  /** A `=` at the end of the line (white space after it is padding) goes. */
  #dropSoftBreak(part: Uint8Array): boolean {
    let end = part.length;
    while (end > 0 && isWhiteSpace(part[end - 1])) end -= 1;
    if (part[end - 1] !== EQUALS) return false;
    if (!this.#overlong) this.#bytes.dropLast(part.length - end + 1);
    return true;
  }

  /** Looks only at what is new, so that a head in a million pieces costs as much as in one. */
  #findColon(): void {
    const end = Math.min(this.#bytes.length, longestHead);
    for (; this.#scanned < end; this.#scanned += 1) {
      const byte = this.#bytes.at(this.#scanned);
      if (byte === QUOTE) this.#quoted = !this.#quoted;
      else if (byte === COLON && !this.#quoted) return this.#readHead(this.#scanned);
    }
  }

  /** For a quote that never closes. */
  #findColonIgnoringQuotes(): void {
    const colon = this.#bytes.view(0, longestHead).indexOf(COLON);
    if (colon >= 0) this.#readHead(colon);
  }

  #readHead(colon: number): void {
    this.#colon = colon;
    this.#head = this.#heads.parse(this.#bytes.view(0, colon));
  }

  #noteVersion({ head, value }: LogicalLine): void {
    if (head?.name === 'BEGIN') this.#keepsSpace = false;
    else if (head?.name === 'VERSION')
      this.#keepsSpace = ascii.decode(value.subarray(0, 16)).trim() === '2.1';
  }
}

function isWhiteSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function withoutLeadingSpace(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (isWhiteSpace(bytes[start])) start += 1;
  return bytes.subarray(start);
}

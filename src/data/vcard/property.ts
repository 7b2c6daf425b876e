import { decodeText } from './charset.ts';
import type { PropertyHead } from './property-head.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';
import { cleanText, splitUnescaped, unescapeText, type VcardVersion } from './text-value.ts';

const SEMICOLON = 59;
const BACKSLASH = 92;

/** One property of a card, its value still as bytes, with the readings a contact needs. */
export class Property {
  readonly head: PropertyHead;
  /** Of the line it begins on, from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** False once a reading found bytes that do not fit their charset. */
  exact = true;

  /** @param bytes stays the property's own. */
  constructor(head: PropertyHead, bytes: Uint8Array, line: number) {
    this.head = head;
    this.bytes = bytes;
    this.line = line;
  }

  /** Transfer encoding and charset read, escapes as in the file. */
  escapedText(): string {
    return cleanText(this.#decode(this.bytes));
  }

  text(version: VcardVersion): string {
    return cleanText(unescapeText(this.#decode(this.bytes), this.#escapesOf(version)));
  }

  /** The parts of a structured value (`N`, `ADR`, `ORG`). */
  components(version: VcardVersion): string[] {
    const escapes = this.#escapesOf(version);
    return this.#escapedComponents().map((part) => cleanText(unescapeText(part, escapes)));
  }

  /** The values of a list between commas; version 2.1 has no such lists. */
  list(version: VcardVersion): string[] {
    if (version === '2.1') return [this.text(version)];
    return splitUnescaped(this.#decode(this.bytes), ',').map((part) =>
      cleanText(unescapeText(part, version)),
    );
  }

  params(name: string): string[] {
    return this.head.params.filter((param) => param.name === name).map((param) => param.value);
  }

  /** Types in lower case, each once, without `internet`, which every e-mail address is; `pref` is told apart. */
  kinds(): { types: string[]; preferred: boolean } {
    const words = this.params('TYPE').flatMap((value) => value.split(','));
    const types = new Set(
      words.map((word) => cleanText(word.trim().toLowerCase())).filter((word) => word !== ''),
    );
    types.delete('internet');
    const preferred = types.delete('pref') || this.params('PREF').includes('1');
    return { types: [...types], preferred };
  }

  /**
   * In quoted-printable a semicolon of the content is an escape and one that separates is not, so it is cut first; a
   * writer that encoded the separators too left none to cut at. Other charsets may use the byte of `;` inside a letter.
   */
  #escapedComponents(): string[] {
    if (this.head.encoding !== 'quoted-printable') return splitUnescaped(this.#decode(this.bytes), ';');
    const parts = splitBytes(this.bytes);
    const [only, second] = parts;
    if (only && !second) return splitUnescaped(this.#decode(only), ';');
    return parts.map((part) => this.#decode(part));
  }

  #decode(bytes: Uint8Array): string {
    const plain = this.head.encoding === 'quoted-printable' ? decodeQuotedPrintable(bytes) : bytes;
    const { text, exact } = decodeText(plain, this.head.charset);
    if (!exact) this.exact = false;
    return text;
  }

  #escapesOf(version: VcardVersion): VcardVersion {
    return this.head.encoding === 'quoted-printable' ? '2.1' : version;
  }
}

function splitBytes(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index] === BACKSLASH) index += 1;
    else if (bytes[index] === SEMICOLON) {
      parts.push(bytes.subarray(start, index));
      start = index + 1;
    }
  }
  parts.push(bytes.subarray(start));
  return parts;
}

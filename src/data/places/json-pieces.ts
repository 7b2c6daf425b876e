/** A document, or one feature of a document's list, as text. */
export interface JsonPiece {
  /** A `document` comes without what is in its list of features. */
  readonly kind: 'feature' | 'document';
  readonly line: number;
  /** Empty when there is a reason to leave it out. */
  readonly text: string;
  readonly reason?: 'too-large' | 'too-deep' | 'unterminated';
}

export interface JsonLimits {
  readonly depth: number;
  readonly featureLength: number;
}

const backslash = 0x5c;
const quote = 0x22;
const newline = 0x0a;
const openingBrace = 0x7b;
const openingBracket = 0x5b;
const closings: readonly number[] = [0x7d, 0x5d];
/** What a list of features begins after. Looked for in this many units before it. */
const listKey = /"features"\s*:\s*$/;
const listKeyLength = 200;

/**
 * Cuts GeoJSON into features as it comes in, so that a long file takes no more memory than its longest feature and what
 * came before a broken one is kept. Looks at brackets and strings only: whoever takes a piece parses it. Several
 * documents may follow each other (RFC 8142).
 */
export class JsonPieces {
  readonly #limits: JsonLimits;
  readonly #emit: (piece: JsonPiece) => void;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #line = 1;
  #document: Gathering | undefined;
  #feature: Gathering | undefined;
  /** Between the brackets of a list of features. */
  #isInList = false;

  constructor(limits: JsonLimits, emit: (piece: JsonPiece) => void) {
    this.#limits = limits;
    this.#emit = emit;
  }

  /** Within a document: at the end of a file, it is cut off. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  push(text: string): void {
    let from = 0;
    for (let index = 0; index < text.length; index += 1) {
      const sign = text.charCodeAt(index);
      if (sign === newline) this.#line += 1;
      if (this.#isInString) this.#readString(sign);
      else if (sign === quote) this.#isInString = this.#depth > 0;
      else if (sign === openingBrace || sign === openingBracket) {
        this.#gather(text.slice(from, index));
        this.#open(sign);
        from = index;
      } else if (closings.includes(sign) && this.#depth > 0) {
        this.#gather(text.slice(from, index));
        this.#close(text.charAt(index));
        from = index + 1;
      }
    }
    this.#gather(text.slice(from));
  }

  /** What is open is left out. */
  end(): void {
    if (this.#feature !== undefined) this.#hand('feature', { ...this.#feature, reason: 'unterminated' });
    if (this.#document !== undefined) this.#hand('document', { ...this.#document, reason: 'unterminated' });
    this.#document = this.#feature = undefined;
  }

  #readString(sign: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (sign === backslash) this.#isEscaped = true;
    else if (sign === quote) this.#isInString = false;
  }

  #open(sign: number): void {
    if (this.#depth === 0) this.#document = { text: '', line: this.#line };
    else if (this.#isInList && this.#depth === 2 && sign === openingBrace)
      this.#feature = { text: '', line: this.#line };
    else if (this.#depth === 1 && sign === openingBracket && this.#isListNext) {
      this.#gather('[');
      this.#isInList = true;
    }
    this.#depth += 1;
    const gathering = this.#feature ?? this.#document;
    if (gathering !== undefined && this.#depth > this.#limits.depth) gathering.reason ??= 'too-deep';
  }

  #close(sign: string): void {
    if (this.#depth === 2) this.#isInList = false;
    this.#gather(sign);
    this.#depth -= 1;
    if (this.#feature !== undefined && this.#depth === 2) {
      this.#hand('feature', this.#feature);
      this.#feature = undefined;
    } else if (this.#document !== undefined && this.#depth === 0) {
      this.#hand('document', this.#document);
      this.#document = undefined;
    }
  }

  get #isListNext(): boolean {
    return listKey.test(this.#document?.text.slice(-listKeyLength) ?? '');
  }

  #gather(text: string): void {
    const gathering = this.#feature ?? (this.#isInList ? undefined : this.#document);
    if (gathering === undefined || gathering.reason !== undefined) return;
    gathering.text += text;
    if (gathering.text.length > this.#limits.featureLength) gathering.reason = 'too-large';
  }

  #hand(kind: JsonPiece['kind'], { text, line, reason }: Gathering): void {
    this.#emit({ kind, line, ...(reason === undefined ? { text } : { text: '', reason }) });
  }
}

interface Gathering {
  text: string;
  readonly line: number;
  reason?: 'too-large' | 'too-deep' | 'unterminated';
}

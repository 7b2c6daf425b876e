import { SaxesParser } from 'saxes';
import type { ReadingProblem } from './place-event.ts';

/** What a kind of XML file does with its elements. Names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML as it comes in, in one pass. Nothing outside the file is looked at: there are no external entities, and a
 * file that declares entities of its own is refused before one could be used.
 */
export class XmlReader {
  readonly #parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  readonly #handler: XmlHandler;
  readonly #mostDepth: number;
  #depth = 0;
  #ending = false;
  #stop: ReadingProblem | undefined;

  constructor(handler: XmlHandler, mostDepth: number) {
    this.#handler = handler;
    this.#mostDepth = mostDepth;
    const parser = this.#parser;
    parser.on('opentag', ({ name, attributes }) => this.#onOpen(name, attributes));
    parser.on('closetag', ({ name }) => this.#onClose(name));
    parser.on('text', (text) => this.#onText(text));
    parser.on('cdata', (text) => this.#onText(text));
    parser.on('doctype', (text) => {
      if (/<!ENTITY/i.test(text)) this.stop('entities');
    });
    parser.on('error', () => this.stop(this.#ending ? 'truncated' : 'damaged'));
  }

  get problem(): ReadingProblem | undefined {
    return this.#stop;
  }

  push(text: string): void {
    // The parser would go on after a mistake, and guess.
    if (this.#stop === undefined) this.#parser.write(text);
  }

  end(): void {
    this.#ending = true;
    if (this.#stop === undefined) this.#parser.close();
  }

  /** Nothing is given to the handler from here on. The first reason counts. */
  stop(problem: ReadingProblem['problem']): void {
    this.#stop ??= { problem, line: this.#parser.line };
  }

  #onOpen(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#stop !== undefined) return;
    this.#depth += 1;
    if (this.#depth > this.#mostDepth) this.stop('too-deep');
    else this.#handler.open(localName(name), attributes, this.#parser.line);
  }

  #onText(text: string): void {
    if (this.#stop === undefined) this.#handler.text(text);
  }

  #onClose(name: string): void {
    if (this.#stop !== undefined) return;
    this.#depth -= 1;
    this.#handler.close(localName(name));
  }
}

/** Prefixes are whatever a writer chose, and many forget to declare them: the names are distinct enough without. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

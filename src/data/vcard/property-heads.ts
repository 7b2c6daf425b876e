import { parsePropertyHead, type PropertyHead } from './property-head.ts';

/** A writer uses a few dozen; an adversary's must not fill the memory. */
const mostKept = 256;
/** A longer one is rarely seen twice. */
const longestKept = 128;

/** Parses heads, and each spelling only once: a file has a few, thousands of times. */
export class PropertyHeads {
  readonly #known = new Map<string, PropertyHead | undefined>();

  parse(bytes: Uint8Array): PropertyHead | undefined {
    if (bytes.length > longestKept) return parsePropertyHead(bytes);
    // A character a byte, so that different bytes are different keys in any charset.
    const key = String.fromCharCode(...bytes);
    if (this.#known.has(key)) return this.#known.get(key);
    const head = parsePropertyHead(bytes);
    if (this.#known.size < mostKept) this.#known.set(key, head);
    return head;
  }
}

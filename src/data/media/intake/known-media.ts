import type { Medium } from '../media-collection.ts';

type Known = Pick<Extract<Medium, { kind: 'film' }>, 'digest' | 'content'>;

/** Finds pieces that are there already, among those that were {@link add}ed: the same content, or the same large file on a stick. */
export class KnownMedia {
  readonly #ids = new Map<string, string>();

  add(id: string, medium: Known): void {
    const key = keyOf(medium);
    if (key !== undefined) this.#ids.set(key, id);
  }

  /** The id of one that is the same. */
  find(medium: Known): string | undefined {
    const key = keyOf(medium);
    return key === undefined ? undefined : this.#ids.get(key);
  }
}

/** What is over 64 MB is not read: its name and its size have to do. */
function keyOf({ digest, content }: Known): string | undefined {
  if (digest !== undefined) return digest;
  if (content.place !== 'device' || content.bytes === undefined) return undefined;
  return `${content.bytes}/${content.path}`;
}

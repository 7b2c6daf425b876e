import { waitAfter } from '../contract/keystore-attempts.ts';
import { readAttempts, withPlace, writeAttempts } from './browser-key-database.ts';
import type { KeyPlaces } from './browser-key-places.ts';
import { attemptPlaceName } from './browser-place-name.ts';

/**
 * Counts wrong PINs in the browser's storage, for all windows and through restarts. Waits go by the system's clock, since
 * nothing else outlives a page: a clock set back makes a wait begin anew, one set forward ends it. All may reject.
 */
export class BrowserAttempts {
  readonly #places: KeyPlaces;
  readonly #installation: string;
  readonly #timeout: number;

  constructor(places: KeyPlaces, installation: string, timeout: number) {
    this.#places = places;
    this.#installation = installation;
    this.#timeout = timeout;
  }

  /** ms to wait; 0 when the try was counted. */
  async begin(name: string): Promise<number> {
    const place = await attemptPlaceName(this.#installation, name);
    return withPlace(this.#places, place, this.#timeout, async (database) => {
      const { tries, at } = (await readAttempts(database, this.#timeout)) ?? { tries: 0, at: 0 };
      const now = Date.now();
      const wait = waitAfter(tries);
      const left = at > now ? wait : at + wait - now;
      if (left > 0) {
        if (at > now) await writeAttempts(database, { tries, at: now }, this.#timeout);
        return left;
      }
      await writeAttempts(database, { tries: tries + 1, at: now }, this.#timeout);
      return 0;
    });
  }

  async forget(names: readonly string[]): Promise<void> {
    const places = await Promise.all(names.map((name) => attemptPlaceName(this.#installation, name)));
    const existing = new Set(await this.#places.names());
    await Promise.all(
      places.filter((place) => existing.has(place)).map((place) => this.#places.remove(place)),
    );
  }
}

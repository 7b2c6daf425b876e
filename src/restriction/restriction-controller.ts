import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RestrictionSource } from './restriction-monitor.ts';
import { isRestricted, restrictionsFor } from './restrictions.ts';
import type { RestrictionFlag, Restrictions } from './restrictions.ts';

/**
 * Renders a screen again whenever the restrictions change. The monitor is a property of the screen, handed down by
 * its parent; `source` reads that property, which may come late or be replaced. Until there is one, everything is
 * restricted.
 *
 * ```ts
 * @property({ attribute: false }) monitor?: RestrictionSource;
 * readonly #restriction = new RestrictionController(this, () => this.monitor);
 * ```
 */
export class RestrictionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => RestrictionSource | undefined;
  #watched: RestrictionSource | undefined;
  /** Undefined while the host is not in the document: an update then must not subscribe. */
  #lifetime: AbortController | undefined;

  constructor(host: ReactiveControllerHost, source: () => RestrictionSource | undefined) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  get current(): Restrictions {
    return this.#source()?.current ?? restrictionsFor('unknown');
  }

  /** For rendering. */
  restricts(flag: RestrictionFlag): boolean {
    return isRestricted(this.current.set, flag);
  }

  /** For acting: judges the signals anew, so that a late timer never lets an erase through. */
  allowsNow(flag: RestrictionFlag): boolean {
    return !isRestricted((this.#source()?.check() ?? restrictionsFor('unknown')).set, flag);
  }

  hostConnected(): void {
    this.#watch();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#lifetime !== undefined && this.#source() !== this.#watched) this.#watch();
  }

  hostDisconnected(): void {
    this.#lifetime?.abort();
    this.#lifetime = undefined;
  }

  #watch(): void {
    this.#lifetime?.abort();
    this.#lifetime = new AbortController();
    this.#watched = this.#source();
    this.#watched?.subscribe(() => this.#host.requestUpdate(), this.#lifetime.signal);
  }
}

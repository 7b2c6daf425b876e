import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Listens to something outside while the element is on the page. `source` reads the property that holds it, which may
 * come late or be replaced: then the old listening ends and a new one begins.
 *
 * ```ts
 * new SourceController(this, () => this.signals, (signals, signal) => signals.subscribe(paths, update, signal));
 * ```
 */
export class SourceController<Source> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => Source | undefined;
  readonly #listen: (source: Source, signal: AbortSignal) => void;
  #heard: Source | undefined;
  /** Undefined while the host is not on the page: an update then must not listen. */
  #lifetime: AbortController | undefined;

  constructor(
    host: ReactiveControllerHost,
    source: () => Source | undefined,
    listen: (source: Source, signal: AbortSignal) => void,
  ) {
    this.#host = host;
    this.#source = source;
    this.#listen = listen;
    host.addController(this);
  }

  /** Draws anew: the source may have changed while nobody listened. */
  hostConnected(): void {
    this.#follow();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.#lifetime !== undefined && this.#source() !== this.#heard) this.#follow();
  }

  hostDisconnected(): void {
    this.#lifetime?.abort();
    this.#lifetime = undefined;
    this.#heard = undefined;
  }

  #follow(): void {
    this.#lifetime?.abort();
    this.#lifetime = new AbortController();
    this.#heard = this.#source();
    if (this.#heard !== undefined) this.#listen(this.#heard, this.#lifetime.signal);
  }
}

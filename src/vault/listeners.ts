/** A set of listeners that end with their signals. */
export class Listeners {
  readonly #listeners = new Set<() => void>();

  add(listener: () => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    // Wrapped, so that one function added twice is two listeners, each with its own end.
    const own = (): void => listener();
    this.#listeners.add(own);
    signal.addEventListener('abort', () => this.#listeners.delete(own), { once: true });
  }

  notify(): void {
    for (const listener of this.#listeners) listener();
  }
}

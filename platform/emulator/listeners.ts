/** Who listens, until their signal aborts. A listener whose signal aborted is never called again, not even midway. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();

  add(listener: (value: T) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    // A wrapper of its own, so that the same function may listen twice.
    const entry = (value: T): void => listener(value);
    this.#listeners.add(entry);
    signal.addEventListener('abort', () => this.#listeners.delete(entry), { once: true });
  }

  emit(value: T): void {
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) listener(value);
  }
}

import { Listeners } from './listeners.ts';

/** The latest that the car told of something, and who wants to know when there is a newer one. */
export class Latest<T> {
  readonly #listeners = new Listeners<void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  take(value: T): void {
    this.#value = value;
    this.#listeners.emit();
  }

  subscribe(listener: () => void, signal: AbortSignal): void {
    this.#listeners.add(listener, signal);
  }
}

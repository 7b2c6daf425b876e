import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ChoiceToggledEvent } from '../../components/checkbox-row/choice-toggled-event.ts';

/** The records of a list that are marked, so that something can be done with all of them at once. */
export class RecordSelection implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #ids: ReadonlySet<string> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Undefined while nothing is being marked. A new set after every change. */
  get ids(): ReadonlySet<string> | undefined {
    return this.#ids;
  }

  /** Begins with none marked, or ends. */
  readonly toggleMode = (): void => this.#set(this.#ids === undefined ? [] : undefined);

  /** For `@choice-toggled`. */
  readonly onToggled = ({ value, wished }: ChoiceToggledEvent): void => {
    const others = [...(this.#ids ?? [])].filter((id) => id !== value);
    this.#set(wished ? [...others, value] : others);
  };

  mark(ids: readonly string[]): void {
    this.#set(ids);
  }

  end(): void {
    this.#set(undefined);
  }

  /** What is not shown any more is not marked any more: nothing goes unseen. */
  keepOnly(shown: readonly { readonly id: string }[]): void {
    if (this.#ids === undefined) return;
    const ids = new Set(shown.map(({ id }) => id));
    this.#set([...this.#ids].filter((id) => ids.has(id)));
  }

  hostDisconnected(): void {
    this.#ids = undefined;
  }

  #set(ids: readonly string[] | undefined): void {
    this.#ids = ids && new Set(ids);
    this.#host.requestUpdate();
  }
}

import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import '../../components/focus-group/focus-group.ts';
import '../../components/text-field/text-field.ts';
import type { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { messages } from '../i18n/messages.ts';
import { isLongEnough, longestPassphrase, shortestPassphrase } from '../sealed-file/passphrase.ts';

/**
 * A passphrase for a file that is to be written, typed twice. In memory only: it stays while the car drives, so that a start does not
 * cost it, and goes with its host.
 */
export class NewPassphrase implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #first = '';
  #again = '';
  #isChecked = false;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.forget();
  }

  forget(): void {
    this.#first = '';
    this.#again = '';
    this.#isChecked = false;
    this.#host.requestUpdate();
  }

  /** Undefined where it is too short or the two differ: then that field says so and has the focus. */
  accept(): string | undefined {
    this.#isChecked = true;
    this.#host.requestUpdate();
    const wrong = this.#wrong();
    if (wrong === undefined) return this.#first;
    this.#host.renderRoot.querySelector<HTMLElement>(`.${wrong}`)?.focus();
    return undefined;
  }

  /** @param blockedReason why nothing can be typed now; empty when it can. */
  render(blockedReason: string): unknown {
    const words = messages.takeAlong;
    const wrong = this.#isChecked ? this.#wrong() : undefined;
    return html`<gb-focus-group class="fields">
      <gb-text-field
        class="first"
        kind="password"
        label=${words.passphrase}
        hint=${words.passphraseHint(shortestPassphrase)}
        error=${wrong === 'first' ? words.tooShort(shortestPassphrase) : ''}
        maxLength=${longestPassphrase}
        fullText=${words.full}
        blockedReason=${blockedReason}
        .value=${this.#first}
        @text-changed=${this.#onFirst}
      ></gb-text-field>
      <gb-text-field
        class="again"
        kind="password"
        label=${words.again}
        hint=${words.againHint}
        error=${wrong === 'again' ? words.differ : ''}
        maxLength=${longestPassphrase}
        fullText=${words.full}
        blockedReason=${blockedReason}
        .value=${this.#again}
        @text-changed=${this.#onAgain}
      ></gb-text-field>
    </gb-focus-group>`;
  }

  #wrong(): 'first' | 'again' | undefined {
    if (!isLongEnough(this.#first)) return 'first';
    return this.#first === this.#again ? undefined : 'again';
  }

  readonly #onFirst = ({ text }: TextChangedEvent): void => {
    this.#first = text;
    this.#host.requestUpdate();
  };

  readonly #onAgain = ({ text }: TextChangedEvent): void => {
    this.#again = text;
    this.#host.requestUpdate();
  };
}

import { html, type LitElement, type ReactiveController } from 'lit';
import { ReasonRequestedEvent } from './reason-requested-event.ts';

type BlockableElement = LitElement & { blockedReason: string };

/**
 * What every element that can be blocked shares: it stays focusable, a tap fires {@link ReasonRequestedEvent} and shows the reason in
 * place, and the reason goes away when the element works again. An empty `blockedReason` means: not blocked.
 */
export class BlockedController implements ReactiveController {
  readonly #host: BlockableElement;
  #asked = false;

  constructor(host: BlockableElement) {
    this.#host = host;
    host.addController(this);
  }

  get blocked(): boolean {
    return this.#host.blockedReason !== '';
  }

  /** The reason, once it was asked for; empty before. */
  get shownReason(): string {
    return this.#asked ? this.#host.blockedReason : '';
  }

  /** Shows the reason and tells the screen. Returns false, and does nothing, when the host is not blocked. */
  ask(): boolean {
    if (!this.blocked) return false;
    this.#asked = true;
    this.#host.requestUpdate();
    this.#host.dispatchEvent(new ReasonRequestedEvent(this.#host.blockedReason));
    return true;
  }

  /** As {@link ask}, when the key would have written something. */
  askOnTyping({ key, ctrlKey, metaKey }: KeyboardEvent): void {
    if (key.length === 1 && !ctrlKey && !metaKey) this.ask();
  }

  hostUpdate(): void {
    if (!this.blocked) this.#asked = false;
  }

  /** For `aria-describedby="reason"` on the control: always there for a screen reader, and visible once asked for. */
  render(): unknown {
    return html`<span id="reason" class="spoken">${this.#host.blockedReason}</span>
      <span class="reason" part="reason" role="status">${this.shownReason}</span>`;
  }
}

import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { deepActiveElement } from '../focus-group/flat-tree.ts';
import '../focus-group/focus-group.ts';
import { elementStyles } from '../base/element.styles.ts';
import { DialogDismissedEvent } from './dialog-dismissed-event.ts';
import { dialogStyles } from './dialog.styles.ts';

/**
 * A question that has to be answered first. Focus goes in when it opens and back where it came from when it closes. Its actions stand in
 * a focus group of their own.
 *
 * @fires dialog-dismissed - Escape or the knob's back; the screen then takes `open` away, or does not.
 * @slot - the text, and controls that need room.
 * @slot actions - the buttons.
 * @csspart base - the native dialog.
 */
@customElement('gb-dialog')
export class DialogElement extends LitElement {
  static override styles = [elementStyles, dialogStyles];

  @property({ type: Boolean, reflect: true }) open = false;

  @property() heading = '';

  @query('dialog') private dialog?: HTMLDialogElement;

  #returnTo: HTMLElement | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#giveFocusBack();
  }

  protected override render(): unknown {
    return html`<dialog
      part="base"
      aria-labelledby="heading"
      @keydown=${this.#onKeyDown}
      @cancel=${this.#onCancel}
      @close=${this.#onClose}
      @knob-backed=${this.#onCancel}
    >
      <h2 id="heading">${this.heading}</h2>
      <gb-focus-group class="content"><slot></slot></gb-focus-group>
      <gb-focus-group class="actions"><slot name="actions"></slot></gb-focus-group>
    </dialog>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open') || !this.dialog) return;
    if (this.open && !this.dialog.open) {
      this.#returnTo = deepActiveElement();
      this.#showIfOpen();
      void this.#focusInside();
    } else if (!this.open && this.dialog.open) {
      this.dialog.close();
      this.#giveFocusBack();
    }
  }

  /** The first control; what is slotted has to draw itself before it can take the focus. */
  async #focusInside(): Promise<void> {
    const drawn = [...this.children].filter((child) => child instanceof LitElement);
    await Promise.all(drawn.map((child) => child.updateComplete));
    if (this.open) [...this.renderRoot.querySelectorAll('gb-focus-group')].some((group) => group.enter());
  }

  /** The browser does so for a dialog that is closed, but not for one that is taken away while open. */
  #giveFocusBack(): void {
    if (this.#returnTo?.isConnected) this.#returnTo.focus();
    this.#returnTo = null;
  }

  /** Before the browser's own close request, which a page can refuse only once. */
  #onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) this.#onCancel(event);
  }

  #onCancel(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    this.dispatchEvent(new DialogDismissedEvent());
  }

  /** The browser closed it in spite of all: told to the screen, and opened again if the screen keeps it. */
  async #onClose(): Promise<void> {
    if (!this.open || !this.isConnected) return;
    this.dispatchEvent(new DialogDismissedEvent());
    await this.updateComplete;
    this.#showIfOpen();
  }

  #showIfOpen(): void {
    if (this.open && this.isConnected && this.dialog?.open === false) this.dialog.showModal();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-dialog': DialogElement;
  }
}

import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BlockedController } from '../blocked/blocked-controller.ts';
import { blockedStyles } from '../blocked/blocked.styles.ts';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { RowPressedEvent } from './row-pressed-event.ts';
import { rowStyles } from './row.styles.ts';

/**
 * One thing in a list: sign, heading, the line that says what it means, and a control on the driver's side. The whole row is the
 * target: a plain row hands a tap on to the control in it, a link row follows `href`, a button row fires `row-pressed`, and a locked row
 * (eCall) has a look of its own and only ever explains why.
 *
 * @fires row-pressed - a button row was pressed.
 * @fires reason-requested - pressed while blocked; a blocked link does not navigate.
 * @slot control - one control, for plain rows (`gb-switch`, `gb-button`).
 * @slot lead - a picture in place of the icon (`gb-avatar`).
 * @slot - more text under the detail.
 * @csspart base - the row.
 * @csspart heading - its heading.
 * @csspart detail - the line under it.
 * @csspart reason - the sentence that appears when a blocked row is tapped.
 */
@customElement('gb-row')
export class RowElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, blockedStyles, rowStyles];

  /** `link` needs `href`; `plain` is not focusable itself. */
  @property({ reflect: true }) kind: 'plain' | 'link' | 'button' | 'locked' = 'plain';

  @property() icon: IconName | '' = '';

  @property() heading = '';

  /** What it means, in one line. */
  @property() detail = '';

  /** Where a link row leads. */
  @property() href = '';

  /** Comes back in `row-pressed`. */
  @property() value = '';

  /** A short value at the end of the row: a count, or the state of its switch in a word. */
  @property() figure = '';

  /** `live` writes the figure in the accent: on, or happening now. */
  @property({ reflect: true }) tone: 'plain' | 'live' = 'plain';

  /** Why it cannot be used now; empty when it can. A locked row needs one always. */
  @property() blockedReason = '';

  /** Heading and detail on one line each, for lists of fixed height. */
  @property({ type: Boolean, reflect: true }) compact = false;

  /** False while a list's roving focus is on another row. */
  @property({ attribute: false }) tabStop = true;

  readonly #blocked = new BlockedController(this);

  constructor() {
    super();
    this.addEventListener('click', this.#onClick);
  }

  protected override render(): unknown {
    return html`<div class="base" part="base">
      <div class="body">${this.#main()}${this.#blocked.render()}</div>
      <slot name="control" class="control"></slot>
    </div>`;
  }

  #main(): unknown {
    const tab = this.tabStop ? '0' : '-1';
    const disabled = this.#blocked.blocked ? 'true' : 'false';
    switch (this.kind) {
      case 'plain':
        return html`<div class="main">${this.#content()}</div>`;
      case 'link':
        return html`<a
          class="main"
          href=${this.href}
          tabindex=${tab}
          aria-disabled=${disabled}
          aria-labelledby="heading figure"
          aria-describedby="detail reason"
          @click=${this.#onLinkClick}
          >${this.#content()}</a
        >`;
      case 'button':
      case 'locked':
        return html`<button
          class="main"
          type="button"
          tabindex=${tab}
          aria-disabled=${disabled}
          aria-labelledby="heading figure"
          aria-describedby="detail reason"
          @click=${this.#onButtonClick}
        >
          ${this.#content()}
        </button>`;
    }
  }

  #content(): unknown {
    return html`<slot name="lead" class="lead">
        ${this.icon === '' ? nothing : html`<gb-icon class="icon" name=${this.icon} size="large"></gb-icon>`}
      </slot>
      <span class="text">
        <span class="heading" id="heading" dir="auto" part="heading">${this.heading}</span>
        <span class="detail" id="detail" dir="auto" part="detail">${this.detail}</span>
        <span class="why" aria-hidden="true">${this.#blocked.shownReason}</span>
        <slot class="more"></slot>
      </span>
      <span class="figure" id="figure">${this.figure}</span>
      ${this.#sign()}`;
  }

  #sign(): unknown {
    if (this.kind === 'locked' || (this.kind !== 'plain' && this.#blocked.blocked)) {
      return html`<gb-icon class="sign" name="lock"></gb-icon>`;
    }
    return this.kind === 'link' ? html`<gb-icon class="sign" name="chevron-right"></gb-icon>` : nothing;
  }

  /** A tap anywhere on a plain row is a tap on its control; the control's own taps are left alone. */
  #onClick(event: MouseEvent): void {
    if (this.kind !== 'plain') return;
    const control = this.querySelector<HTMLElement>(':scope > [slot="control"]');
    if (control && !event.composedPath().includes(control)) control.click();
  }

  #onLinkClick(event: Event): void {
    if (this.#blocked.ask()) event.preventDefault();
  }

  #onButtonClick(): void {
    if (this.#blocked.ask() || this.kind === 'locked') return;
    this.dispatchEvent(new RowPressedEvent(this.value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-row': RowElement;
  }
}

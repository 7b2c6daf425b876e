import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { figureStyles } from './figure.styles.ts';

/**
 * A big number to read in a glance, with what it counts; with `href` the whole tile leads there.
 *
 * @slot - something drawn or said under the label.
 * @csspart base - the tile.
 */
@customElement('gb-figure')
export class FigureElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, figureStyles];

  /** The number, formatted. */
  @property() value = '';

  /** What it counts. */
  @property() label = '';

  /** One more line. */
  @property() detail = '';

  @property() icon: IconName | '' = '';

  /** `live` draws the number in the accent: something is happening now. */
  @property({ reflect: true }) tone: 'plain' | 'live' = 'plain';

  @property() href = '';

  protected override render(): unknown {
    const content = html`${this.icon === '' ? nothing : html`<gb-icon name=${this.icon} size="large"></gb-icon>`}
      <span class="value">${this.value}</span>
      <span class="label">${this.label}</span>
      ${this.detail === '' ? nothing : html`<span class="detail">${this.detail}</span>`}
      <slot></slot>`;
    return this.href === ''
      ? html`<div class="base" part="base">${content}</div>`
      : html`<a class="base" part="base" href=${this.href}>${content}</a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-figure': FigureElement;
  }
}

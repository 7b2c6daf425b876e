import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { emptyStyles } from './empty.styles.ts';

/**
 * What stands where there is nothing (yet): one sign, one sentence, one thing to do.
 *
 * @slot - the thing to do.
 */
@customElement('gb-empty')
export class EmptyElement extends LitElement {
  static override styles = [elementStyles, emptyStyles];

  @property() icon: IconName | '' = '';

  @property() text = '';

  protected override render(): unknown {
    return html`${this.icon === '' ? nothing : html`<gb-icon name=${this.icon} size="large"></gb-icon>`}
      <p dir="auto">${this.text}</p>
      <slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-empty': EmptyElement;
  }
}

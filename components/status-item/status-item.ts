import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { statusItemStyles } from './status-item.styles.ts';

/** One fact in the status bar: a sign and a word, never a colour alone. */
@customElement('gb-status-item')
export class StatusItemElement extends LitElement {
  static override styles = [elementStyles, statusItemStyles];

  @property() icon: IconName | '' = '';

  @property() text = '';

  @property({ reflect: true }) tone: 'plain' | 'live' | 'caution' | 'fault' | 'ecall' = 'plain';

  protected override render(): unknown {
    return html`${this.icon === '' ? nothing : html`<gb-icon name=${this.icon}></gb-icon>`}
      <span class="text" dir="auto">${this.text}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-status-item': StatusItemElement;
  }
}

import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { statusItemStyles } from './status-item.styles.ts';

/**
 * One fact in the status bar: a sign and a word, never a colour alone; with `href` it leads there.
 *
 * @slot sign - something drawn in place of the icon.
 * @csspart base - the link; there is none without `href`.
 */
@customElement('gb-status-item')
export class StatusItemElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, statusItemStyles];

  @property() icon: IconName | '' = '';

  @property() text = '';

  @property({ reflect: true }) tone: 'plain' | 'live' | 'caution' | 'fault' | 'ecall' = 'plain';

  @property() href = '';

  /** What the link does, for screen readers, after the text. */
  @property() hint = '';

  protected override render(): unknown {
    const content = html`<slot name="sign"
        >${this.icon === '' ? nothing : html`<gb-icon name=${this.icon}></gb-icon>`}</slot
      ><span class="text" dir="auto">${this.text}</span>`;
    if (this.href === '') return content;
    return html`<a part="base" href=${this.href}
      >${content}${this.hint === '' ? nothing : html`<span class="spoken">${this.hint}</span>`}</a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-status-item': StatusItemElement;
  }
}

import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icons.ts';
import { navLinkStyles } from './nav-link.styles.ts';

/**
 * A way to one of the destinations: sign and word. The present one is marked for eyes and for screen readers.
 *
 * @csspart base - the native link.
 */
@customElement('gb-nav-link')
export class NavLinkElement extends LitElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [elementStyles, navLinkStyles];

  @property() icon: IconName | '' = '';

  @property() label = '';

  @property() href = '';

  /** Whether this is where the user is. */
  @property({ type: Boolean, reflect: true }) current = false;

  protected override render(): unknown {
    return html`<a part="base" href=${this.href} aria-current=${this.current ? 'page' : 'false'}>
      <gb-icon name=${this.icon}></gb-icon>
      <span>${this.label}</span>
    </a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-nav-link': NavLinkElement;
  }
}

import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { iconStyles } from './icon.styles.ts';
import { directionalIcons, icons, type IconName } from './icons.ts';

/**
 * A drawn sign in the colour of the text around it. It says nothing to a screen reader: a word always stands beside it.
 */
@customElement('gb-icon')
export class IconElement extends LitElement {
  static override styles = iconStyles;

  /** Which sign; nothing is drawn while it is empty. */
  @property() name: IconName | '' = '';

  /** 24, 36 or 44 dp. */
  @property({ reflect: true }) size: 'small' | 'medium' | 'large' = 'medium';

  protected override render(): unknown {
    if (this.name === '') return nothing;
    return html`<svg
      viewBox="0 -960 960 960"
      aria-hidden="true"
      class=${classMap({ directional: directionalIcons.has(this.name) })}
    >
      ${icons[this.name]}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-icon': IconElement;
  }
}

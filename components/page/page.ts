import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../focus-group/focus-group.ts';
import '../icon/icon.ts';
import { pageStyles } from './page.styles.ts';

/**
 * A screen: its name, what can be done with all of it, and its content, which scrolls when there is more of it than
 * room. Long lists scroll themselves: give the page `fixed`.
 *
 * @slot - the content.
 * @slot actions - buttons beside the name.
 * @slot notices - banners above the content.
 */
@customElement('gb-page')
export class PageElement extends LitElement {
  static override styles = [elementStyles, pageStyles];

  @property() heading = '';

  /** One quiet line beside the name, such as a count. */
  @property() detail = '';

  /** Where one level up is; empty on a destination itself. */
  @property() backHref = '';

  /** The name of the way back, for screen readers. */
  @property() backLabel = '';

  /** The name is for screen readers only: the content speaks for itself. */
  @property({ type: Boolean, reflect: true }) bare = false;

  /** The content keeps to the room there is and scrolls inside itself. */
  @property({ type: Boolean, reflect: true }) fixed = false;

  protected override render(): unknown {
    return html`<header>
        ${this.#back()}
        <h1 dir="auto">${this.heading}</h1>
        ${this.detail === '' ? nothing : html`<p dir="auto">${this.detail}</p>`}
        <div class="actions"><slot name="actions"></slot></div>
      </header>
      <slot name="notices"></slot>
      <div class="body"><slot></slot></div>`;
  }

  #back(): unknown {
    if (this.backHref === '') return nothing;
    return html`<gb-focus-group>
      <a class="back" href=${this.backHref} aria-label=${this.backLabel}
        ><gb-icon name="arrow-back"></gb-icon
      ></a>
    </gb-focus-group>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-page': PageElement;
  }
}

import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/row/row.ts';
import type { ErasePreview } from '../eraser/preview.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/** What stays, each with its reason, 112 eCall first. */
@customElement('gb-erase-stays')
export class EraseStaysElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) stays: ErasePreview['stays'] = [];
  @property({ attribute: false }) pack?: VehiclePack;

  protected override render(): unknown {
    const words = messages.erase;
    return html`<section aria-labelledby="stays">
      <h2 id="stays">${words.stays}</h2>
      <gb-row icon="sos" heading=${messages.settings.ecall.title} detail=${words.ecallStays}></gb-row>
      ${repeat(
        this.stays,
        ({ category }) => category,
        ({ category }) =>
          html`<gb-row
            heading=${this.pack?.texts.categories[category]?.name ?? category}
            detail=${this.pack?.texts.categories[category]?.notErasable ?? ''}
          ></gb-row>`,
      )}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-stays': EraseStaysElement;
  }
}

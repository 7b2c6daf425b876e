import { html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/progress/progress.ts';
import '../../components/row/row.ts';
import type { EraseDesk } from '../eraser/erase-desk.ts';
import type { ErasePreview } from '../eraser/preview.ts';
import type { EraseScope } from '../eraser/scope.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { describeAmount } from './describe-amount.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import './erase-stays.ts';

/** What a handover takes, with counts, and what stays and why. */
@customElement('gb-handover-contents')
export class HandoverContentsElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) desk?: EraseDesk;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) scope?: EraseScope;

  @state() private preview: ErasePreview | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('desk') || (changed.has('scope') && this.preview === undefined)) void this.#count();
  }

  protected override render(): unknown {
    const words = messages.handover;
    const { preview } = this;
    if (preview === undefined) return html`<gb-progress label=${messages.erase.goes}></gb-progress>`;
    return html`<div class="columns">
      <section>
        <p class="quiet">${words.goesNote}</p>
        ${preview.goes.length === 0 ? html`<p>${words.nothingStored}</p>` : nothing}
        ${repeat(
          preview.goes,
          ({ category }) => category,
          ({ category, records, bytes }) =>
            html`<gb-row
              icon="delete-forever"
              heading=${this.pack?.texts.categories[category]?.name ?? category}
              detail=${describeAmount(records, bytes)}
            ></gb-row>`,
        )}
      </section>
      <gb-erase-stays .stays=${preview.stays} .pack=${this.pack}></gb-erase-stays>
    </div>`;
  }

  async #count(): Promise<void> {
    if (this.desk !== undefined && this.scope !== undefined)
      this.preview = await this.desk.preview(this.scope).catch(() => undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-handover-contents': HandoverContentsElement;
  }
}

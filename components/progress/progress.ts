import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import { styleProperty } from '../base/style-property.ts';
import { progressStyles } from './progress.styles.ts';

/**
 * How far something has come, for whatever takes more than two seconds.
 *
 * @csspart bar - the whole length.
 */
@customElement('gb-progress')
export class ProgressElement extends LitElement {
  static override styles = [elementStyles, progressStyles];

  /** From 0 to 1; null when nobody knows how long it takes. */
  @property({ attribute: false }) value: number | null = null;

  /** What is being done. */
  @property() label = '';

  /** How far it is, in words ("1,200 of 10,000 contacts"). */
  @property() valueText = '';

  protected override render(): unknown {
    const share = this.value === null ? null : Math.min(1, Math.max(0, this.value));
    return html`<div class="words">
        <span id="label">${this.label}</span>
        <span class="value">${this.valueText}</span>
      </div>
      <div
        class="bar"
        part="bar"
        role="progressbar"
        aria-labelledby="label"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${share === null ? nothing : Math.round(share * 100)}
        aria-valuetext=${this.valueText === '' ? nothing : this.valueText}
      >
        <div
          class=${share === null ? 'fill unknown' : 'fill'}
          ${styleProperty('inline-size', share === null ? '' : `${share * 100}%`)}
        ></div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-progress': ProgressElement;
  }
}

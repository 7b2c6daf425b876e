import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/progress/progress.ts';
import { runningSteps } from '../eraser/journal.ts';
import type { EraseStep } from '../eraser/journal.ts';
import { messages } from '../i18n/messages.ts';
import { erasePageStyles } from './erase-page.styles.ts';

/** How far the erase is, and that eCall stays ready. */
@customElement('gb-erase-running')
export class EraseRunningElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) step: EraseStep = 'authorised';

  protected override render(): unknown {
    const words = messages.erase;
    return html`<p>${words.running}</p>
      <gb-progress
        label=${words.title}
        .value=${runningSteps.indexOf(this.step) / (runningSteps.length - 1)}
        valueText=${words.steps[this.step]}
      ></gb-progress>
      <p class="quiet below">${words.ecallStays}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-running': EraseRunningElement;
  }
}

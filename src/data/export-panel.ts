import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import { messages } from '../i18n/messages.ts';
import type { ExportEnd, ExportProgress } from './export-run.ts';
import { sidePanelStyles } from './side-panel.styles.ts';

/**
 * An export under way, with progress and cancel, and afterwards what was written.
 *
 * @fires button-pressed - cancel while it runs, done afterwards.
 */
@customElement('gb-export-panel')
export class ExportPanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) progress?: ExportProgress;
  @property({ attribute: false }) end: ExportEnd | undefined;

  protected override render(): unknown {
    return this.end === undefined
      ? this.#running()
      : html`${this.#outcome(this.end)}<gb-focus-group
            ><gb-button rank="primary">${messages.contacts.done}</gb-button></gb-focus-group
          >`;
  }

  #running(): unknown {
    const words = messages.contactImport;
    const { written, total } = this.progress ?? { written: 0, total: 1 };
    return html`<gb-progress
        label=${words.exporting}
        .value=${total === 0 ? null : written / total}
        valueText=${words.exportProgress(written, total)}
      ></gb-progress>
      <gb-focus-group><gb-button icon="close">${messages.contacts.cancel}</gb-button></gb-focus-group>`;
  }

  #outcome(end: ExportEnd): unknown {
    const words = messages.contactImport;
    switch (end.kind) {
      case 'cancelled':
        return html`<gb-notice tone="info" text=${words.exportCancelled}></gb-notice>`;
      case 'failed':
        return html`<gb-notice tone="fault" text=${words.exportFailed[end.reason]}></gb-notice>`;
      case 'finished': {
        const { written, photosTooMany, photosUnread } = end;
        const detail = [
          ...(photosTooMany > 0 ? [words.photosTooMany(photosTooMany)] : []),
          ...(photosUnread > 0 ? [words.photosUnread(photosUnread)] : []),
          words.exportedDetail,
        ].join(' ');
        const tone = photosTooMany + photosUnread > 0 ? 'caution' : 'done';
        return html`<gb-notice tone=${tone} text=${words.exported(written)} detail=${detail}></gb-notice>`;
      }
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-export-panel': ExportPanelElement;
  }
}

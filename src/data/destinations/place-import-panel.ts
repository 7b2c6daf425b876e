import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import '../../../components/progress/progress.ts';
import { messages } from '../../i18n/messages.ts';
import { ImportCancelRequestedEvent, ImportClosedEvent, ImportUndoRequestedEvent } from '../import-events.ts';
import type { ImportWork, RecordImport } from '../imports/record-imports.ts';
import type { ImportedPlace } from '../places/imported-place.ts';
import type { PlaceAccount } from '../places/place-account.ts';
import { sidePanelStyles } from '../side-panel.styles.ts';
import { describeEnd, describeProgress, type FileReport } from './describe-places.ts';
import type { Destination } from './destinations-collection.ts';

/**
 * An import of places under way, with progress and cancel, and afterwards its account: what was kept, was there already
 * or was left out, where and why.
 *
 * @fires import-cancel-requested
 * @fires import-closed - the account was read.
 * @fires import-undo-requested
 */
@customElement('gb-place-import-panel')
export class PlaceImportPanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) importing?: RecordImport<Destination, ImportedPlace, PlaceAccount>;
  /** The undo, while it runs. */
  @property({ attribute: false }) work: ImportWork | undefined;
  /** Whether the import can be undone. */
  @property({ type: Boolean }) undoable = false;
  /** Why it cannot be undone now; empty when it can. */
  @property() undoBlockedReason = '';

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-button')?.focus();
  }

  protected override render(): unknown {
    if (this.work !== undefined) return this.#work(this.work);
    return this.importing?.end === undefined ? this.#running() : this.#ended(this.importing.end);
  }

  #work({ done, total }: ImportWork): unknown {
    const words = messages.contactImport;
    return html`<gb-progress
      label=${words.undoing}
      .value=${total === 0 ? null : done / total}
      valueText=${words.work(done, total)}
    ></gb-progress>`;
  }

  #running(): unknown {
    const words = messages.destinations;
    const progress = this.importing?.run.progress ?? { read: 0, total: 0, taken: 0, file: 1, files: 1 };
    return html`<gb-progress
        label=${words.importing}
        .value=${progress.total === 0 ? null : progress.read / progress.total}
        valueText=${describeProgress(progress)}
      ></gb-progress>
      <gb-focus-group
        ><gb-button icon="close" @button-pressed=${this.#onCancelPressed}
          >${words.cancel}</gb-button
        ></gb-focus-group
      >`;
  }

  #ended(end: Parameters<typeof describeEnd>[0]): unknown {
    const { tone, text, detail, files } = describeEnd(end);
    return html`<gb-notice tone=${tone} text=${text} detail=${detail}></gb-notice>
      <gb-focus-group>
        <gb-button rank="primary" @button-pressed=${this.#onDonePressed}
          >${messages.destinations.done}</gb-button
        >
        <gb-button
          icon="undo"
          ?hidden=${!this.undoable}
          blockedReason=${this.undoBlockedReason}
          @button-pressed=${this.#onUndoPressed}
          >${messages.contactImport.undo}</gb-button
        >
      </gb-focus-group>
      ${files.map((file) => this.#file(file))}`;
  }

  #file({ text, lines }: FileReport): unknown {
    const list = html`<ul ?hidden=${lines.length === 0}>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
    return text === undefined
      ? list
      : html`<ul>
          <li>${text}${list}</li>
        </ul>`;
  }

  #onCancelPressed(): void {
    this.dispatchEvent(new ImportCancelRequestedEvent());
  }

  #onDonePressed(): void {
    this.dispatchEvent(new ImportClosedEvent());
  }

  #onUndoPressed(): void {
    this.dispatchEvent(new ImportUndoRequestedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-place-import-panel': PlaceImportPanelElement;
  }
}

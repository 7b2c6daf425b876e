import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import '../../../components/progress/progress.ts';
import { messages } from '../../i18n/messages.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import { ImportClosedEvent, ImportUndoRequestedEvent } from '../import-events.ts';
import { sidePanelStyles } from '../side-panel.styles.ts';
import { describeEnd, describeProgress } from './describe-media.ts';
import type { Media } from './media.ts';

/**
 * An import of media under way, with progress and cancel, and afterwards its account: what was copied, stays on its stick, was there
 * already or was left out, and why.
 *
 * @fires import-closed - the account was read.
 * @fires import-undo-requested
 */
@customElement('gb-media-import-panel')
export class MediaImportPanelElement extends LitElement {
  static override styles = [elementStyles, sidePanelStyles];

  @property({ attribute: false }) media?: Media;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.media,
      (media, signal) => media.subscribe(() => this.requestUpdate(), signal),
    );
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-button')?.focus();
  }

  protected override render(): unknown {
    const { work, current } = this.media?.imports ?? {};
    if (work !== undefined) {
      const words = messages.contactImport;
      return html`<gb-progress
        label=${words.undoing}
        .value=${work.total === 0 ? null : work.done / work.total}
        valueText=${words.work(work.done, work.total)}
      ></gb-progress>`;
    }
    return current?.end === undefined ? this.#running() : this.#ended(current.end);
  }

  #running(): unknown {
    const words = messages.media;
    const none = { read: 0, total: 0, taken: 0, file: 1, files: 1 };
    const progress = this.media?.imports.current?.run.progress ?? none;
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
    const { tone, text, detail, lines } = describeEnd(end);
    return html`<gb-notice tone=${tone} text=${text} detail=${detail}></gb-notice>
      <gb-focus-group>
        <gb-button rank="primary" @button-pressed=${this.#onDonePressed}>${messages.media.done}</gb-button>
        <gb-button
          icon="undo"
          ?hidden=${(this.media?.imports.undoable ?? 0) === 0}
          blockedReason=${setupBlocked(this.#restriction, messages.contactImport.undoBlocked)}
          @button-pressed=${this.#onUndoPressed}
          >${messages.contactImport.undo}</gb-button
        >
      </gb-focus-group>
      <ul ?hidden=${lines.length === 0}>
        ${lines.map((line) => html`<li>${line}</li>`)}
      </ul>`;
  }

  #onCancelPressed(): void {
    this.media?.imports.current?.run.cancel();
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
    'gb-media-import-panel': MediaImportPanelElement;
  }
}

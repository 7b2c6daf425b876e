import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/progress/progress.ts';
import { messages } from '../i18n/messages.ts';
import type { ImportEnd, ImportProgress } from './import-run.ts';
import type { ImportAccount } from './vcard/import-account.ts';

/** How many skipped cards and remarks are named; the rest is counted. */
const mostNamed = 20;

/**
 * An import under way, with progress and cancel, and afterwards its account: what was taken, what was skipped, and why.
 *
 * @fires button-pressed - cancel while it runs, done afterwards.
 */
@customElement('gb-import-panel')
export class ImportPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
        overflow: auto;
        overscroll-behavior: contain;
      }

      ul {
        margin: var(--gb-space-3) 0;
        padding-inline-start: var(--gb-space-4);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }

      gb-focus-group {
        padding-block: var(--gb-space-3);
      }
    `,
  ];

  @property({ attribute: false }) progress?: ImportProgress;
  @property({ attribute: false }) end: ImportEnd | undefined;
  /** Shown here only, never stored or logged. */
  @property({ attribute: false }) fileName = '';

  protected override render(): unknown {
    return this.end === undefined ? this.#running() : this.#ended(this.end);
  }

  #running(): unknown {
    const words = messages.contacts;
    const { read, total, taken } = this.progress ?? { read: 0, total: 1, taken: 0 };
    return html`<gb-progress
        label=${words.importing}
        .value=${total === 0 ? null : read / total}
        valueText=${words.importProgress(taken, read, total)}
      ></gb-progress>
      <gb-focus-group><gb-button icon="close">${words.cancel}</gb-button></gb-focus-group>`;
  }

  #ended(end: ImportEnd): unknown {
    const words = messages.contacts;
    return html`${this.#outcome(end)}
      <gb-focus-group><gb-button rank="primary">${words.done}</gb-button></gb-focus-group>
      ${end.kind === 'finished' ? this.#named(end.account) : nothing}`;
  }

  #outcome(end: ImportEnd): unknown {
    const words = messages.contacts;
    switch (end.kind) {
      case 'cancelled':
        return html`<gb-notice tone="info" text=${words.cancelled(end.taken)}></gb-notice>`;
      case 'failed':
        return html`<gb-notice
          tone="fault"
          text=${words.saveFailed[end.reason]}
          detail=${words.taken(end.taken)}
        ></gb-notice>`;
      case 'finished':
        return this.#finished(end.account);
    }
  }

  #finished(account: ImportAccount): unknown {
    const words = messages.contacts;
    const problem = account.fileProblem;
    const counts = [
      words.taken(account.taken),
      ...(account.skippedTotal > 0 ? [words.skipped(account.skippedTotal)] : []),
      ...(account.remarkTotal > 0 ? [words.dropped(account.remarkTotal)] : []),
    ].join(' ');
    const isClean = problem === undefined && account.skippedTotal === 0;
    return html`<gb-notice
      tone=${problem !== undefined && account.taken === 0 ? 'fault' : isClean ? 'done' : 'caution'}
      text=${problem === undefined ? words.accountTitle : words.fileProblem(this.fileName, words.fileProblems[problem])}
      detail=${counts}
    ></gb-notice>`;
  }

  #named(account: ImportAccount): unknown {
    const words = messages.contacts;
    const lines = [
      ...account.skipped.map(({ number, line, reason }) =>
        words.skippedAt(number, line, words.skipReasons[reason]),
      ),
      ...account.remarks.map(({ number, property: name, reason }) =>
        words.droppedAt(number, name, words.remarkReasons[reason]),
      ),
    ];
    if (lines.length === 0) return nothing;
    const more = account.skippedTotal + account.remarkTotal - Math.min(mostNamed, lines.length);
    return html`<ul>
      ${lines.slice(0, mostNamed).map((line) => html`<li>${line}</li>`)}
      ${more > 0 ? html`<li>${words.more(more)}</li>` : nothing}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-import-panel': ImportPanelElement;
  }
}

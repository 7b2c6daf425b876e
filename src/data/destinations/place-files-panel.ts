import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import { messages } from '../../i18n/messages.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { Destinations } from './destinations.ts';
import './place-export-panel.ts';
import './place-import-panel.ts';
import './place-source-panel.ts';

/** Beside the list: what an import can begin with, the import or the export under way, and what came of it. */
@customElement('gb-place-files-panel')
export class PlaceFilesPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) destinations?: Destinations;
  /** What is to be chosen, where nothing is under way. */
  @property() panel: 'import' | 'export' | '' = '';
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.destinations,
      (destinations, signal) => destinations.subscribe(() => this.requestUpdate(), signal),
    );
  }

  override focus(): void {
    const shown = this.renderRoot.querySelector<LitElement>('gb-place-source-panel, gb-place-export-panel');
    void shown?.updateComplete.then(() => shown.focus());
  }

  protected override render(): unknown {
    const { imports, exporting } = this.destinations ?? {};
    if (imports?.current !== undefined) {
      const { run, changes, end } = imports.current;
      return html`<gb-place-import-panel
        .importing=${{ run, changes, end }}
        .work=${imports.work}
        ?undoable=${imports.undoable > 0}
        undoBlockedReason=${setupBlocked(this.#restriction, messages.contactImport.undoBlocked)}
        @import-cancel-requested=${this.#onCancelRequested}
      ></gb-place-import-panel>`;
    }
    if (exporting !== undefined || this.panel === 'export') {
      return html`<gb-place-export-panel
        .destinations=${this.destinations}
        .monitor=${this.monitor}
      ></gb-place-export-panel>`;
    }
    return html`<gb-place-source-panel
      .destinations=${this.destinations}
      blockedReason=${setupBlocked(this.#restriction, messages.destinations.importBlocked)}
    ></gb-place-source-panel>`;
  }

  #onCancelRequested(): void {
    this.destinations?.imports.current?.run.cancel();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-place-files-panel': PlaceFilesPanelElement;
  }
}

import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import type { ButtonElement } from '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import type { IconName } from '../../components/icon/icons.ts';
import '../../components/row/row.ts';
import '../../components/switch/switch.ts';
import type { SwitchToggledEvent } from '../../components/switch/switch-toggled-event.ts';
import { messages } from '../i18n/messages.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { deletingBlocked } from './deleting-blocked.ts';
import {
  RecordAsideRequestedEvent,
  RecordClosedEvent,
  RecordDeletionRequestedEvent,
  RecordEditRequestedEvent,
} from './record-events.ts';
import { releaseBlocked } from './release-blocked.ts';

/** One thing that a record says. */
export interface DetailLine {
  readonly icon?: IconName;
  readonly label: string;
  readonly value: string;
}

/**
 * One record, whole. Texts are shortened while driving and complete again when the car stands.
 *
 * @fires record-closed - back to the list.
 * @fires record-edit-requested - change this record.
 * @fires record-deletion-requested - delete it; `id` is its id.
 * @fires record-aside-requested - keep it and do not use it, or use it again.
 * @slot - what can be done with it besides, above what it says.
 * @slot lead - a picture before its name.
 * @slot end - below what it says.
 */
@customElement('gb-record-details')
export class RecordDetailsElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
        overflow: auto;
        overscroll-behavior: contain;
      }

      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--gb-space-3);
        padding-block-end: var(--gb-space-3);
      }

      h2 {
        flex: 1;
        min-inline-size: 10ch;
        margin: 0;
        font-size: var(--gb-text-size);
        font-weight: var(--gb-weight-strong);
        overflow-wrap: anywhere;
      }

      /* All beside the name, or all below it. */
      .tools {
        display: flex;
        gap: var(--gb-space-3);
        margin-inline-start: auto;
      }

      gb-row::part(heading) {
        white-space: pre-line;
      }
    `,
  ];

  @property() recordId = '';
  @property() heading = '';
  @property({ attribute: false }) lines: readonly DetailLine[] = [];
  @property({ attribute: false }) monitor?: RestrictionSource;

  /** Kept, and used by no service. */
  @property({ type: Boolean }) aside = false;

  /** A legal record: it is neither deleted nor set aside here. */
  @property({ type: Boolean }) readOnly = false;

  /** True where it was entered by hand and can be corrected. */
  @property({ type: Boolean }) editable = false;

  /** Why it cannot be changed now; empty when it can. */
  @property() editBlockedReason = '';

  @query('.close') private closeButton?: ButtonElement;
  @query('.edit') private editButton?: ButtonElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Gives the focus to what can be done with the record. */
  override focus(): void {
    (this.editButton ?? this.closeButton)?.focus();
  }

  protected override render(): unknown {
    const words = messages.records;
    const { set } = this.#restriction.current;
    return html`<gb-focus-group>
        <div class="head">
          <slot name="lead"></slot>
          <h2 dir="auto">${limitText(this.heading, set)}</h2>
          <div class="tools">
            ${
              this.editable
                ? html`<gb-button
                    class="edit"
                    icon="edit"
                    label=${words.edit}
                    blockedReason=${this.editBlockedReason}
                    @button-pressed=${this.#onEditRequested}
                  ></gb-button>`
                : nothing
            }
            ${
              this.readOnly
                ? nothing
                : html`<gb-button
                    icon="delete-forever"
                    label=${words.delete}
                    blockedReason=${deletingBlocked(this.#restriction)}
                    @button-pressed=${this.#onDeletionRequested}
                  ></gb-button>`
            }
            <gb-button
              class="close"
              icon="close"
              label=${words.close}
              @button-pressed=${this.#onClosed}
            ></gb-button>
          </div>
        </div>
      </gb-focus-group>
      <slot></slot>
      ${this.lines.map(
        ({ icon, label, value }) =>
          html`<gb-row
            icon=${icon ?? ''}
            heading=${limitText(value, set)}
            detail=${limitText(label, set)}
          ></gb-row>`,
      )}
      ${this.readOnly ? nothing : this.#aside()}
      <slot name="end"></slot>`;
  }

  #aside(): unknown {
    const words = messages.records;
    const { setAside } = messages.facts;
    return html`<gb-focus-group
      ><gb-row
        class="aside"
        icon="block"
        heading=${this.aside ? words.aside : setAside}
        detail=${this.aside ? messages.facts.isAside : words.notAside}
        ><gb-switch
          slot="control"
          label=${setAside}
          stateText=${messages.settings.state[this.aside ? 'on' : 'off']}
          reported=${this.aside ? 'on' : 'off'}
          blockedReason=${this.aside ? releaseBlocked(this.#restriction) : ''}
          @switch-toggled=${this.#onAsideToggled}
        ></gb-switch></gb-row
    ></gb-focus-group>`;
  }

  #onEditRequested(): void {
    this.dispatchEvent(new RecordEditRequestedEvent());
  }

  #onDeletionRequested(): void {
    this.dispatchEvent(new RecordDeletionRequestedEvent(this.recordId));
  }

  #onAsideToggled({ wished }: SwitchToggledEvent): void {
    this.dispatchEvent(new RecordAsideRequestedEvent(this.recordId, wished === 'on'));
  }

  #onClosed(): void {
    this.dispatchEvent(new RecordClosedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-record-details': RecordDetailsElement;
  }
}

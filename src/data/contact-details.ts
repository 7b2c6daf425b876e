import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/avatar/avatar.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import { messages } from '../i18n/messages.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { Contact } from './contacts/contact.ts';
import { displayName } from './contacts/display-name.ts';
import { ContactClosedEvent, ContactDeletionRequestedEvent } from './contact-events.ts';
import { describeContact } from './describe-contact.ts';
import { ContactEditRequestedEvent } from './contact-form-event.ts';

/**
 * One contact, whole. Texts are shortened while driving and complete again when the car stands.
 *
 * @fires contact-closed - back to the list.
 * @fires contact-edit-requested - change this contact.
 * @fires contact-deletion-requested - delete this contact.
 */
@customElement('gb-contact-details')
export class ContactDetailsElement extends LitElement {
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

      .where {
        margin: 0;
        padding-block: var(--gb-space-3);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }

      gb-row::part(heading) {
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) contact?: Contact;
  @property({ attribute: false }) picture: ImageBitmap | null = null;
  @property({ attribute: false }) monitor?: RestrictionSource;

  /** Why it cannot be changed now; empty when it can. */
  @property() editBlockedReason = '';

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  /** Gives the focus to what can be done with the contact. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.edit')?.focus();
  }

  protected override render(): unknown {
    if (this.contact === undefined) return nothing;
    const words = messages.contacts;
    const { set, state } = this.#restriction.current;
    const name = limitText(displayName(this.contact) || words.unnamed, set);
    const deleteBlocked = state === 'parked' || state === 'idling' ? '' : words.deleteBlocked[state];
    return html`<gb-focus-group>
        <div class="head">
          <gb-avatar .name=${name} .picture=${this.picture}></gb-avatar>
          <h2 dir="auto">${name}</h2>
          <div class="tools">
            <gb-button
              class="edit"
              icon="edit"
              label=${messages.contactEditor.edit}
              blockedReason=${this.editBlockedReason}
              @button-pressed=${this.#onEditRequested}
            ></gb-button>
            <gb-button
              icon="delete-forever"
              label=${words.delete}
              blockedReason=${deleteBlocked}
              @button-pressed=${this.#onDeletionRequested}
            ></gb-button>
            <gb-button icon="close" label=${words.back} @button-pressed=${this.#onClosed}></gb-button>
          </div>
        </div>
      </gb-focus-group>
      ${describeContact(this.contact, words).map(
        (line) =>
          html`<gb-row
            icon=${line.icon}
            heading=${limitText(line.value, set)}
            detail=${limitText(line.label, set)}
          ></gb-row>`,
      )}
      <p class="where">${words.storedHere}</p>`;
  }

  #onEditRequested(): void {
    this.dispatchEvent(new ContactEditRequestedEvent());
  }

  #onClosed(): void {
    this.dispatchEvent(new ContactClosedEvent());
  }

  #onDeletionRequested(): void {
    this.dispatchEvent(new ContactDeletionRequestedEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-contact-details': ContactDetailsElement;
  }
}

import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import { messages } from '../i18n/messages.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { ContactEditing } from './contact-editing.ts';
import { displayName } from './contacts/display-name.ts';
import { typingBlocked } from '../records/typing-blocked.ts';

/**
 * Offers to go on with what was entered when the driver looked at something else. Nothing while there is nothing.
 *
 * @fires notice-action-pressed - go on.
 */
@customElement('gb-unfinished-edit')
export class UnfinishedEditElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      gb-notice {
        margin-block-end: var(--gb-space-2);
      }
    `,
  ];

  @property({ attribute: false }) editing?: ContactEditing;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.editing,
      (editing, signal) => editing.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    if (this.editing?.current === undefined || !this.editing.isEdited) return nothing;
    const words = messages.contactEditor;
    const { record } = this.editing.current;
    const name = record === undefined ? '' : displayName(record.value);
    return html`<gb-focus-group
      ><gb-notice
        text=${words.unfinished(limitText(name, this.#restriction.current.set))}
        action=${words.goOn}
        blockedReason=${typingBlocked(this.#restriction, words.openBlocked)}
      ></gb-notice
    ></gb-focus-group>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-unfinished-edit': UnfinishedEditElement;
  }
}

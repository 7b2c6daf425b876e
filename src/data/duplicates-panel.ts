import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import { messages } from '../i18n/messages.ts';
import type { AlikePair } from './imports/import-changes.ts';
import { MergeRequestedEvent } from './import-events.ts';
import { sidePanelStyles } from './side-panel.styles.ts';

/** A pair as it is shown. */
export interface AlikeRow {
  readonly pair: AlikePair;
  /** What the contact that was there is called. */
  readonly heading: string;
  /** What tells the two apart, the one that was there first. */
  readonly detail: string;
}

/** More would be a list of its own; the next ones follow as these are merged, and all can be merged at once. */
export const mostShown = 5;

/**
 * Contacts of an import that look like others, offered for merging. Nothing happens to them until then.
 *
 * @fires merge-requested - with one pair, or all.
 */
@customElement('gb-duplicates-panel')
export class DuplicatesPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    sidePanelStyles,
    css`
      :host {
        block-size: auto;
      }

      h2 {
        margin: var(--gb-space-3) 0 0;
        font-size: var(--gb-text-size);
        font-weight: var(--gb-weight-strong);
      }

      p {
        margin: 0;
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }

      .pair {
        display: flex;
        flex: 1 0 100%;
        align-items: center;
        gap: var(--gb-space-3);
      }

      .words {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The first {@link mostShown} of `pairs`, as they are shown. */
  @property({ attribute: false }) rows: readonly AlikeRow[] = [];
  @property({ attribute: false }) pairs: readonly AlikePair[] = [];
  /** Why nothing can be merged now; empty when it can. */
  @property() blockedReason = '';

  protected override render(): unknown {
    if (this.pairs.length === 0) return nothing;
    const words = messages.contactImport;
    const more = this.pairs.length - this.rows.length;
    return html`<h2>${words.alike(this.pairs.length)}</h2>
      <p>${words.alikeDetail}</p>
      <gb-focus-group>
        ${
          this.pairs.length > 1
            ? html`<gb-button
                icon="group"
                blockedReason=${this.blockedReason}
                @button-pressed=${this.#onAllPressed}
                >${words.mergeAll}</gb-button
              >`
            : nothing
        }
        ${repeat(
          this.rows,
          ({ pair }) => pair.id,
          ({ pair, heading, detail }) =>
            html`<div class="pair">
              <div class="words">
                <bdi>${heading}</bdi>
                <p dir="auto">${detail}</p>
              </div>
              <gb-button
                label=${words.mergeOne(heading)}
                blockedReason=${this.blockedReason}
                data-id=${pair.id}
                @button-pressed=${this.#onOnePressed}
                >${words.merge}</gb-button
              >
            </div>`,
        )}
      </gb-focus-group>
      ${more > 0 ? html`<p>${messages.contacts.more(more)}</p>` : nothing}`;
  }

  #onAllPressed(): void {
    this.dispatchEvent(new MergeRequestedEvent(this.pairs));
  }

  #onOnePressed(event: Event): void {
    const id = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset['id'] : undefined;
    this.dispatchEvent(new MergeRequestedEvent(this.pairs.filter((pair) => pair.id === id)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-duplicates-panel': DuplicatesPanelElement;
  }
}

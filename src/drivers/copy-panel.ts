import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import type { CheckboxRowElement } from '../../components/checkbox-row/checkbox-row.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import '../../components/radio-list/radio-list.ts';
import { messages } from '../i18n/messages.ts';
import type { CopySource } from './comfort-sources.ts';
import { comfortGroups, type ComfortGroup } from './comfort/comfort-function.ts';
import { CopyWantedEvent } from './copy-wanted-event.ts';

/**
 * Which parts of whose usual position are taken over.
 *
 * @fires copy-wanted - `bucket` and `groups`.
 */
@customElement('gb-copy-panel')
export class CopyPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      p {
        margin: 0;
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }

      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(calc(260 * var(--dp)), 1fr));
        padding-block: var(--gb-space-2);
      }
    `,
  ];

  @property({ attribute: false }) drivers: readonly CopySource[] = [];

  @state() private bucket = '';
  @state() private left: ReadonlySet<ComfortGroup> = new Set();

  protected override render(): unknown {
    const words = messages.comfort;
    const options = this.drivers.map(({ bucket, name }) => ({
      value: bucket,
      heading: name || messages.drivers.unnamed,
    }));
    return html`<p>${words.copyDetail}</p>
      <gb-radio-list
        label=${words.copy}
        .options=${options}
        value=${this.#source}
        @option-chosen=${this.#onDriverChosen}
      ></gb-radio-list>
      <div class="groups">
        ${comfortGroups.map(
          (group) =>
            html`<gb-checkbox-row
              value=${group}
              heading=${words.groups[group]}
              ?checked=${!this.left.has(group)}
              @choice-toggled=${this.#onGroupToggled}
            ></gb-checkbox-row>`,
        )}
      </div>
      <gb-button
        class="copy"
        blockedReason=${this.#groups.length === 0 ? words.copyNothing : ''}
        @button-pressed=${this.#onCopied}
        >${words.copyNow}</gb-button
      >`;
  }

  get #source(): string {
    return this.drivers.some(({ bucket }) => bucket === this.bucket)
      ? this.bucket
      : (this.drivers[0]?.bucket ?? '');
  }

  get #groups(): readonly ComfortGroup[] {
    return comfortGroups.filter((group) => !this.left.has(group));
  }

  #onDriverChosen({ value }: OptionChosenEvent): void {
    this.bucket = value;
  }

  #onGroupToggled({ currentTarget }: Event & { currentTarget: CheckboxRowElement }): void {
    const group = comfortGroups.find((each) => each === currentTarget.value);
    if (group === undefined) return;
    const left = new Set(this.left);
    if (!left.delete(group)) left.add(group);
    this.left = left;
  }

  #onCopied(): void {
    this.dispatchEvent(new CopyWantedEvent(this.#source, this.#groups));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-copy-panel': CopyPanelElement;
  }
}

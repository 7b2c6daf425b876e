import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/checkbox-row/checkbox-row.ts';
import type { ChoiceToggledEvent } from '../../components/checkbox-row/choice-toggled-event.ts';
import '../../components/focus-group/focus-group.ts';
import { formatList } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { describeValue, nameOfFunction } from './describe-profile.ts';
import { summarize } from './profile-file/map-profile.ts';
import type { Mapping } from './profile-file/map-profile.ts';
import type { ProfileContent, TakenCategory } from './profile-file/profile-content.ts';
import { ProfileAcceptedEvent } from './profile-accepted-event.ts';
import { TakeAlongLeftEvent } from '../records/take-along-left-event.ts';
import { takeAlongStyles } from '../records/take-along.styles.ts';

/**
 * What this car would make of a profile: what fits, what is clipped, what it lacks; and what else of it is stored.
 *
 * @fires profile-accepted - to be stored.
 * @fires take-along-left - not wanted.
 */
@customElement('gb-take-along-preview')
export class TakeAlongPreviewElement extends LitElement {
  static override styles = [
    elementStyles,
    takeAlongStyles,
    css`
      ul {
        margin: 0 0 var(--gb-space-3);
        padding-inline-start: var(--gb-space-4);
      }

      li {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) content?: ProfileContent;
  @property({ attribute: false }) mapping: Mapping = [];
  /** The unit that temperatures are shown in. */
  @property() temperature: 'C' | 'F' = 'C';
  /** Why nothing can be stored now; empty when it can. */
  @property() blockedReason = '';

  @state() private takesCard = true;
  @state() private declined: readonly TakenCategory[] = [];

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-checkbox-row, gb-button')?.focus();
  }

  protected override render(): unknown {
    const words = messages.takeAlong;
    return html`<p class="quiet">${words.previewDetail}</p>
      <div class="columns">
        <section>${this.#functions()}</section>
        <section>
          <h2>${words.whatComes}</h2>
          ${this.#choices()}
          <gb-focus-group class="actions">
            <gb-button
              class="go"
              rank="primary"
              icon="check"
              blockedReason=${this.blockedReason}
              @button-pressed=${this.#onStore}
              >${words.store}</gb-button
            >
            <gb-button class="leave" @button-pressed=${this.#onLeave}>${words.notNow}</gb-button>
          </gb-focus-group>
        </section>
      </div>`;
  }

  #functions(): unknown {
    const words = messages.takeAlong;
    const { fits, clipped, missing, otherMeaning } = summarize(this.mapping);
    const changes = clipped.map(({ path, from, to }) =>
      words.becomes(
        nameOfFunction(path),
        describeValue(path, from, this.temperature),
        describeValue(path, to, this.temperature),
      ),
    );
    const hasNothing = fits.length + clipped.length === 0;
    return html`<p>${words.positionCount(this.mapping.length)}</p>
      ${hasNothing ? html`<p>${words.nothingFits}</p>` : nothing}
      ${this.#names('fits', words.fits(fits.length), fits)} ${this.#changes(changes)}
      ${this.#names('missing', words.missing(missing.length), missing)}
      ${this.#names('other', words.otherMeaning(otherMeaning.length), otherMeaning)}`;
  }

  #names(kind: string, heading: string, paths: readonly string[]): unknown {
    if (paths.length === 0) return nothing;
    return html`<h2>${heading}</h2>
      <p class=${kind} dir="auto">${formatList(paths.map(nameOfFunction))}</p>`;
  }

  #changes(lines: readonly string[]): unknown {
    if (lines.length === 0) return nothing;
    return html`<h2>${messages.takeAlong.clipped(lines.length)}</h2>
      <ul>
        ${lines.map((line) => html`<li dir="auto">${line}</li>`)}
      </ul>`;
  }

  #choices(): unknown {
    const words = messages.takeAlong;
    const { card = {}, records = [] } = this.content ?? {};
    return html`<gb-focus-group label=${words.whatComes}>
      ${
        Object.keys(card).length === 0
          ? nothing
          : html`<gb-checkbox-row
              value="card"
              ?checked=${this.takesCard}
              heading=${words.card}
              detail=${card.name ?? ''}
              blockedReason=${this.blockedReason}
              @choice-toggled=${this.#onCardToggled}
            ></gb-checkbox-row>`
      }
      ${records.map(
        ({ category, records: list }) =>
          html`<gb-checkbox-row
            value=${category}
            ?checked=${!this.declined.includes(category)}
            heading=${words[category]}
            count=${words.count(list.length)}
            blockedReason=${this.blockedReason}
            @choice-toggled=${this.#onCategoryToggled}
          ></gb-checkbox-row>`,
      )}
    </gb-focus-group>`;
  }

  #onCardToggled({ wished }: ChoiceToggledEvent): void {
    this.takesCard = wished;
  }

  #onCategoryToggled({ wished, value }: ChoiceToggledEvent): void {
    const all = this.content?.records.map(({ category }) => category) ?? [];
    this.declined = all.filter((category) =>
      category === value ? !wished : this.declined.includes(category),
    );
  }

  #onStore(): void {
    const { card = {}, records = [] } = this.content ?? {};
    this.dispatchEvent(
      new ProfileAcceptedEvent({
        card: this.takesCard && Object.keys(card).length > 0,
        records: records
          .map(({ category }) => category)
          .filter((category) => !this.declined.includes(category)),
      }),
    );
  }

  #onLeave(): void {
    this.dispatchEvent(new TakeAlongLeftEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-take-along-preview': TakeAlongPreviewElement;
  }
}

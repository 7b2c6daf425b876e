import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import '../../../components/button/button.ts';
import '../../../components/focus-group/focus-group.ts';
import '../../../components/notice/notice.ts';
import '../../../components/progress/progress.ts';
import { messages } from '../../i18n/messages.ts';
import '../../records/record-details.ts';
import type { RecordDetailsElement } from '../../records/record-details.ts';
import { setupBlocked } from '../../records/setup-blocked.ts';
import { RestrictionController } from '../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../restriction/restriction-monitor.ts';
import type { Medium } from './media-collection.ts';
import type { Media } from './media.ts';
import './medium-picture.ts';
import './playback/medium-player.ts';

/** One medium, whole: its picture, what it says, favourite or not; a photo of the car can lose what it says of where it was taken. */
@customElement('gb-medium-details')
export class MediumDetailsElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }

      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gb-space-3);
        padding-block: var(--gb-space-3);
      }

      p {
        margin: 0;
        padding-block-end: var(--gb-space-3);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }
    `,
  ];

  @property({ attribute: false }) media?: Media;
  @property() mediumId = '';
  @property() editBlockedReason = '';
  @property({ attribute: false }) monitor?: RestrictionSource;

  /** The medium that could not be marked. */
  @state() private failed = '';

  @query('gb-record-details') private details?: RecordDetailsElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    const redraw = (): void => this.requestUpdate();
    new SourceController(
      this,
      () => this.media,
      (media, signal) => {
        media.subscribe(redraw, signal);
        media.shelf.subscribe(redraw, signal);
      },
    );
  }

  override focus(): void {
    this.details?.focus();
  }

  protected override render(): unknown {
    const shown = this.media?.show(this.mediumId);
    if (shown === undefined) return nothing;
    const { medium, lines } = shown;
    return html`<gb-record-details
      recordId=${this.mediumId}
      heading=${medium.title}
      .lines=${lines}
      ?aside=${this.media?.shelf.isAside(this.mediumId) === true}
      editable
      editBlockedReason=${this.editBlockedReason}
      .monitor=${this.monitor}
    >
      <gb-medium-picture .media=${this.media} .medium=${medium}></gb-medium-picture>
      <gb-medium-player
        .media=${this.media}
        .medium=${medium}
        mediumId=${this.mediumId}
        .monitor=${this.monitor}
      ></gb-medium-player>
      <gb-focus-group
        ><div class="tools">${this.#favourite(medium)}${this.#remove(medium)}</div></gb-focus-group
      >
      ${this.#said(medium)}
    </gb-record-details>`;
  }

  #favourite({ isFavourite }: Medium): unknown {
    const words = messages.media;
    return html`<gb-button class="favourite" icon="star" @button-pressed=${this.#onFavouritePressed}
      >${isFavourite ? words.unfavourite : words.favourite}</gb-button
    >`;
  }

  #remove(medium: Medium): unknown {
    if (medium.kind !== 'photo' || medium.position === undefined || medium.content.place !== 'car')
      return nothing;
    const words = messages.media;
    return html`<gb-button
      class="remove"
      icon="location-off"
      blockedReason=${setupBlocked(this.#restriction, words.removeBlocked)}
      @button-pressed=${this.#onRemovePressed}
      >${words.removePosition}</gb-button
    >`;
  }

  #said(medium: Medium): unknown {
    const words = messages.media;
    if (this.media?.removing === this.mediumId)
      return html`<gb-progress label=${words.removing}></gb-progress>`;
    const { removal } = this.media ?? {};
    const end = removal?.id === this.mediumId ? removal.end : undefined;
    const isLeft =
      medium.kind === 'photo' && medium.position !== undefined && medium.content.place === 'device';
    return html`${isLeft ? html`<p>${words.positionKept}</p>` : nothing}
    ${end?.ok === true ? html`<gb-notice tone="done" text=${words.removed}></gb-notice>` : nothing}
    ${end?.ok === false ? html`<gb-notice tone="fault" text=${words.notRemoved[end.reason]}></gb-notice>` : nothing}
    ${this.failed === this.mediumId ? html`<gb-notice tone="fault" text=${words.changeFailed}></gb-notice>` : nothing}`;
  }

  async #onFavouritePressed(): Promise<void> {
    const id = this.mediumId;
    const written = await this.media?.toggleFavourite(id);
    this.failed = written?.ok === true ? '' : id;
  }

  #onRemovePressed(): void {
    if (this.#restriction.allowsNow('NO_SETUP')) void this.media?.removePosition(this.mediumId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-medium-details': MediumDetailsElement;
  }
}

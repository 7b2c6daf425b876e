import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import { DeskController } from './desk-controller.ts';
import type { Desk } from './desk.ts';
import './driver-avatar.ts';
import { driversStyles } from './drivers.styles.ts';
import { encodePicture, type EncodedPicture } from './encode-picture.ts';
import './figure-list.ts';
import type { FigureChosenEvent } from './figure-chosen-event.ts';
import { allowsNow, waitReason } from './waits.ts';

/** A photo or a drawing for who drives. A photo is drawn anew before it is kept: nothing else of its file stays. */
@customElement('gb-picture-panel')
export class PicturePanelElement extends LitElement {
  static override styles = [
    elementStyles,
    driversStyles,
    css`
      .columns {
        grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(380 * var(--dp))), 1fr));
      }

      gb-driver-avatar {
        margin-block-end: var(--gb-space-3);
      }
    `,
  ];

  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private failure: Extract<EncodedPicture, { readonly ok: false }>['reason'] | undefined;
  @state() private isReading = false;

  @query('input') private fileInput?: HTMLInputElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);
  readonly #asked = new DeskController(this, () => this.desk);

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-button')?.focus();
  }

  protected override render(): unknown {
    const { current } = this.desk ?? {};
    if (current === undefined) return nothing;
    const words = messages.profile.pictures;
    const blocked = this.#blocked();
    const hasNone = current.picture === undefined && current.figure === undefined;
    return html`${this.#problem()}
      <div class="columns">
        <div>
          <gb-driver-avatar size="large" .driver=${current}></gb-driver-avatar>
          <p class="quiet">${words.hint}</p>
          <gb-focus-group class="actions">
            <gb-button
              class="choose"
              icon="photo-camera"
              blockedReason=${blocked}
              @button-pressed=${this.#onChoose}
              >${words.choose}</gb-button
            >
            <gb-button
              class="remove"
              blockedReason=${hasNone ? words.nothing : blocked}
              @button-pressed=${this.#onRemoved}
              >${words.remove}</gb-button
            >
          </gb-focus-group>
          <input type="file" accept="image/*" autocomplete="off" hidden @change=${this.#onFileChosen} />
        </div>
        <div>
          <h2>${words.figures}</h2>
          <gb-figure-list
            .chosen=${current.picture === undefined ? current.figure : undefined}
            blockedReason=${blocked}
            @figure-chosen=${this.#onFigureChosen}
          ></gb-figure-list>
        </div>
      </div>`;
  }

  #problem(): unknown {
    const { failure } = this;
    const problem = failure === undefined ? this.#asked.problem : messages.profile.pictures.failures[failure];
    return problem === '' ? nothing : html`<gb-notice tone="fault" text=${problem}></gb-notice>`;
  }

  #blocked(): string {
    if (this.isReading) return messages.drivers.busy;
    return this.#asked.busyReason === '' ? waitReason(this.#restriction, 'setup') : this.#asked.busyReason;
  }

  #onChoose(): void {
    if (allowsNow(this.#restriction, 'setup')) this.fileInput?.click();
  }

  async #onFileChosen(): Promise<void> {
    const file = this.fileInput?.files?.[0];
    if (file === undefined || this.isReading) return;
    this.failure = undefined;
    this.isReading = true;
    const encoded = await encodePicture(file);
    // What was chosen stays with the input otherwise, and choosing it again would be no change.
    if (this.fileInput) this.fileInput.value = '';
    this.isReading = false;
    if (!encoded.ok) this.failure = encoded.reason;
    // The car may have moved off while the file dialog was open.
    else if (allowsNow(this.#restriction, 'setup'))
      await this.#asked.ask((desk) => desk.change({ picture: encoded.picture }));
  }

  async #onFigureChosen({ id }: FigureChosenEvent): Promise<void> {
    if (!allowsNow(this.#restriction, 'setup')) return;
    this.failure = undefined;
    await this.#asked.ask((desk) => desk.change({ figure: id, picture: undefined }));
  }

  async #onRemoved(): Promise<void> {
    if (!allowsNow(this.#restriction, 'setup')) return;
    this.failure = undefined;
    await this.#asked.ask((desk) => desk.change({ figure: undefined, picture: undefined }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-picture-panel': PicturePanelElement;
  }
}

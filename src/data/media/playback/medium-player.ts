import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../../../components/base/element.styles.ts';
import '../../../../components/button/button.ts';
import '../../../../components/focus-group/focus-group.ts';
import { formatPlayTime } from '../../../i18n/format.ts';
import { messages } from '../../../i18n/messages.ts';
import type { Medium } from '../media-collection.ts';
import type { Media } from '../media.ts';
import { isPlayable, playStream, type PlayFailure } from './streamed-audio.ts';

interface Playing {
  readonly id: string;
  readonly end: AbortController;
  /** Undefined until it was opened. */
  audio?: HTMLAudioElement;
}

/** Plays a sound while it is looked at, also while the car drives. Nothing for what cannot be played. */
@customElement('gb-medium-player')
export class MediumPlayerElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--gb-space-3);
        padding-block-start: var(--gb-space-3);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }
    `,
  ];

  @property({ attribute: false }) media?: Media;
  @property({ attribute: false }) medium?: Medium;
  @property() mediumId = '';

  @state() private isPlaying = false;
  @state() private failure: PlayFailure | undefined;

  #playing: Playing | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(): void {
    if (this.#playing !== undefined && this.#playing.id !== this.mediumId) this.#stop();
  }

  protected override render(): unknown {
    const { medium } = this;
    if (medium === undefined || !isPlayable(typeOf(medium))) return nothing;
    const words = messages.media;
    const at = this.#playing?.audio?.currentTime ?? 0;
    const isBegun = this.#playing !== undefined;
    return html`<gb-focus-group
      ><div class="line">
        <gb-button icon=${this.isPlaying ? 'pause' : 'play-arrow'} @button-pressed=${this.#onPressed}
          >${this.isPlaying ? words.pause : words.play}</gb-button
        >
        ${isBegun ? html`<span class="at">${formatPlayTime(at)}</span>` : nothing}
        ${this.failure === undefined ? nothing : html`<span role="alert">${words.playFailed[this.failure]}</span>`}
      </div></gb-focus-group
    >`;
  }

  async #onPressed(): Promise<void> {
    const audio = this.#playing?.audio;
    if (audio === undefined) await this.#begin();
    else if (audio.paused) await audio.play().catch(() => this.#fail('unknown'));
    else audio.pause();
  }

  async #begin(): Promise<void> {
    const { media, medium, mediumId } = this;
    if (media === undefined || medium === undefined || this.#playing !== undefined) return;
    const playing: Playing = { id: mediumId, end: new AbortController() };
    const { signal } = playing.end;
    this.#playing = playing;
    this.failure = undefined;
    const opened = await media.open(medium);
    if (signal.aborted) {
      if (opened.ok) void opened.content.cancel();
      return;
    }
    const audio = playStream(opened, { signal, onFailed: (why) => this.#fail(why) });
    // It may have failed at once.
    if (this.#playing !== playing) return;
    playing.audio = audio;
    const redraw = (): void => {
      this.isPlaying = !audio.paused && !audio.ended;
      this.requestUpdate();
    };
    for (const name of ['play', 'pause', 'timeupdate']) audio.addEventListener(name, redraw, { signal });
    audio.addEventListener('ended', () => this.#stop(), { signal });
    audio.addEventListener('error', () => this.#fail('unknown'), { signal });
    await audio.play().catch((error: unknown) => {
      // Whoever stopped it knows.
      if (!signal.aborted && !(error instanceof DOMException && error.name === 'AbortError'))
        this.#fail('unknown');
    });
  }

  #fail(why: PlayFailure): void {
    this.#stop();
    this.failure = why;
  }

  #stop(): void {
    const playing = this.#playing;
    this.#playing = undefined;
    this.isPlaying = false;
    this.failure = undefined;
    playing?.end.abort();
  }
}

function typeOf(medium: Medium): string {
  if (medium.kind !== 'audio') return '';
  const { content } = medium;
  if (content.place === 'car') return content.blob.type;
  return content.place === 'device' ? (content.type ?? '') : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-medium-player': MediumPlayerElement;
  }
}

import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../../../components/base/element.styles.ts';
import '../../../../components/button/button.ts';
import '../../../../components/focus-group/focus-group.ts';
import '../../../../components/slider/slider.ts';
import type { ValueChosenEvent } from '../../../../components/slider/value-chosen-event.ts';
import { formatPlayTime } from '../../../i18n/format.ts';
import { messages } from '../../../i18n/messages.ts';
import { RestrictionController } from '../../../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../../../restriction/restriction-monitor.ts';
import type { Medium } from '../media-collection.ts';
import type { Media } from '../media.ts';
import type { PlayFailure } from './play-medium.ts';

interface Playing {
  readonly id: string;
  readonly end: AbortController;
  readonly element: HTMLMediaElement;
}

/** Plays a sound while it is looked at, also while the car drives, and a film while it is parked. */
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

      video {
        display: block;
        inline-size: 100%;
        max-block-size: 55vh;
        border-radius: var(--gb-radius);
      }
    `,
  ];

  @property({ attribute: false }) media?: Media;
  @property({ attribute: false }) medium?: Medium;
  @property() mediumId = '';
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private failure: PlayFailure | undefined;
  @state() private playing: Playing | undefined;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(): void {
    if (this.playing !== undefined && this.playing.id !== this.mediumId) this.#stop();
    if (this.#blocked() !== '') this.playing?.element.pause();
  }

  protected override render(): unknown {
    const { medium } = this;
    if (medium === undefined || !isPlayable(medium)) return nothing;
    const words = messages.media;
    const element = this.playing?.element;
    const isGoing = element !== undefined && !element.paused;
    const blocked = this.#blocked();
    return html`${medium.kind === 'film' && blocked === '' ? element : nothing}
      <gb-focus-group
        ><div class="line">
          <gb-button
            class="play"
            icon=${isGoing ? 'pause' : 'play-arrow'}
            blockedReason=${blocked}
            @button-pressed=${this.#onPressed}
            >${isGoing ? words.pause : words.play}</gb-button
          >
          ${this.failure === undefined ? nothing : html`<span role="alert">${words.playFailed[this.failure]}</span>`}
        </div></gb-focus-group
      >
      ${element === undefined ? nothing : this.#place(element, blocked)}`;
  }

  /** Where it is; of a piece that does not say how long it is, that alone. */
  #place({ currentTime, duration }: HTMLMediaElement, blocked: string): unknown {
    const words = messages.media;
    if (!Number.isFinite(duration)) return html`<span class="at">${formatPlayTime(currentTime)}</span>`;
    return html`<gb-slider
      label=${words.played}
      min="0"
      max=${Math.ceil(duration)}
      step="5"
      .reported=${currentTime}
      .valueText=${this.#placeText}
      decreaseLabel=${words.playBack}
      increaseLabel=${words.playOn}
      blockedReason=${blocked}
      @value-chosen=${this.#onPlaceChosen}
    ></gb-slider>`;
  }

  readonly #placeText = (at: number): string =>
    messages.media.playedOf(formatPlayTime(at), formatPlayTime(this.playing?.element.duration ?? 0));

  /** Why a film does not play now; empty for a sound. */
  #blocked(): string {
    if (this.medium?.kind !== 'film' || !this.#restriction.restricts('NO_VIDEO')) return '';
    const words = messages.media.filmBlocked;
    return this.#restriction.current.state === 'unknown' ? words.unknown : words.moving;
  }

  #onPlaceChosen({ value }: ValueChosenEvent): void {
    if (this.playing !== undefined) this.playing.element.currentTime = value;
  }

  #onPressed(): void {
    if (this.medium?.kind === 'film' && !this.#restriction.allowsNow('NO_VIDEO')) return;
    const element = this.playing?.element;
    if (element === undefined) void this.#begin();
    else if (element.paused) void this.#play(element);
    else element.pause();
  }

  async #begin(): Promise<void> {
    const { media, medium, mediumId } = this;
    if (media === undefined || medium === undefined) return;
    const element = document.createElement(medium.kind === 'film' ? 'video' : 'audio');
    const playing: Playing = { id: mediumId, end: new AbortController(), element };
    const { signal } = playing.end;
    this.playing = playing;
    this.failure = undefined;
    for (const name of ['play', 'pause', 'timeupdate', 'seeking', 'durationchange'])
      element.addEventListener(name, () => this.requestUpdate(), { signal });
    const { playMedium } = await import('./play-medium.ts');
    const ended = playMedium({ open: (from) => media.open(medium, from), element, signal });
    element.addEventListener('loadstart', () => void this.#play(element), { once: true, signal });
    const failure = await ended;
    // It may be another's turn.
    if (this.playing !== playing) return;
    this.#stop();
    this.failure = failure;
  }

  /** That it does not begin is told by the end of {@link playMedium}, where it is not simply stopped. */
  #play(element: HTMLMediaElement): Promise<void> {
    return element.play().catch(() => this.requestUpdate());
  }

  #stop(): void {
    const { playing } = this;
    this.playing = undefined;
    this.failure = undefined;
    playing?.end.abort();
  }
}

/** Whether the browser plays what is in it shows when it is opened. */
function isPlayable(medium: Medium): boolean {
  if (medium.kind !== 'audio' && medium.kind !== 'film') return false;
  return 'MediaSource' in globalThis && medium.content.place !== 'provider';
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-medium-player': MediumPlayerElement;
  }
}

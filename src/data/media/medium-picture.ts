import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { BitmapController } from '../../../components/avatar/bitmap-controller.ts';
import { elementStyles } from '../../../components/base/element.styles.ts';
import { SourceController } from '../../../components/base/source-controller.ts';
import { messages } from '../../i18n/messages.ts';
import type { Medium } from './media-collection.ts';
import type { Media } from './media.ts';
import { pictureOf, type PictureFailure } from './medium-picture-source.ts';

/** The photo or the cover of a medium, the right way up; or why it is not shown. Nothing for what has none. */
@customElement('gb-medium-picture')
export class MediumPictureElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      canvas {
        display: block;
        max-inline-size: 100%;
        max-block-size: calc(320 * var(--dp));
        border-radius: var(--gb-radius);
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
  @property({ attribute: false }) medium?: Medium;

  @query('canvas') private canvas?: HTMLCanvasElement;

  #failure: PictureFailure | undefined;
  readonly #picture = new BitmapController<Medium>(this, (medium) => this.#decode(medium));

  constructor() {
    super();
    new SourceController(
      this,
      () => this.media,
      (media, signal) => media.subscribe(() => this.#onMediaChanged(), signal),
    );
  }

  protected override willUpdate(): void {
    const { medium } = this;
    void this.#picture.show(medium !== undefined && pictureOf(medium) !== undefined ? medium : undefined);
  }

  protected override render(): unknown {
    const kind = this.medium && pictureOf(this.medium);
    if (kind === undefined) return nothing;
    const words = messages.media.picture;
    if (this.#picture.bitmap) return html`<canvas role="img" aria-label=${words[kind]}></canvas>`;
    return html`<p>${words[this.#failure ?? 'loading']}</p>`;
  }

  protected override updated(): void {
    const { bitmap } = this.#picture;
    if (bitmap === null || this.canvas === undefined) return;
    this.canvas.width = bitmap.width;
    this.canvas.height = bitmap.height;
    this.canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  }

  async #decode(medium: Medium): Promise<ImageBitmap | null> {
    this.#failure = undefined;
    const picture = (await this.media?.picture(medium)) ?? 'unreadable';
    if (typeof picture !== 'string') return picture;
    this.#failure = picture;
    this.requestUpdate();
    return null;
  }

  /** Its stick may be back. */
  #onMediaChanged(): void {
    if (this.#failure !== 'away') return;
    void this.#picture.show(undefined);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-medium-picture': MediumPictureElement;
  }
}

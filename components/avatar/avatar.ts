import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../base/element.styles.ts';
import '../icon/icon.ts';
import { avatarStyles } from './avatar.styles.ts';
import { figures } from './figures.ts';
import { initials } from './initials.ts';

/** Pixels across: sharp at 72 dp on a display of up to 2 device pixels per dp. */
const PICTURE_SIZE = 144;

/**
 * Somebody's picture, else the drawn figure they chose, else the initials, else a sign. It is decoration to a screen reader: the name
 * stands beside it. Pictures come as bitmaps and are drawn: no object URL is left behind and nothing reaches the disk.
 */
@customElement('gb-avatar')
export class AvatarElement extends LitElement {
  static override styles = [elementStyles, avatarStyles];

  @property({ attribute: false }) name = '';

  /** Made and closed by the screen. */
  @property({ attribute: false }) picture: ImageBitmap | null = null;

  /** The id of one of {@link figures}; nothing is drawn for another. */
  @property({ attribute: false }) figure = '';

  @property({ reflect: true }) size: 'small' | 'medium' | 'large' = 'medium';

  @query('canvas') private canvas?: HTMLCanvasElement;

  protected override render(): unknown {
    return html`<span class="base" aria-hidden="true">${this.#content()}</span>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('picture') && this.picture) this.#draw(this.picture);
  }

  #content(): unknown {
    if (this.picture) return html`<canvas width=${PICTURE_SIZE} height=${PICTURE_SIZE}></canvas>`;
    const figure = figures[this.figure];
    if (figure !== undefined) return html`<svg viewBox="0 0 96 96">${figure}</svg>`;
    const letters = initials(this.name);
    return letters === ''
      ? html`<gb-icon name="person"></gb-icon>`
      : html`<span class="letters">${letters}</span>`;
  }

  /** The largest square from the middle. */
  #draw(picture: ImageBitmap): void {
    const side = Math.min(picture.width, picture.height);
    const left = (picture.width - side) / 2;
    const top = (picture.height - side) / 2;
    const context = this.canvas?.getContext('2d');
    context?.clearRect(0, 0, PICTURE_SIZE, PICTURE_SIZE);
    context?.drawImage(picture, left, top, side, side, 0, 0, PICTURE_SIZE, PICTURE_SIZE);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-avatar': AvatarElement;
  }
}

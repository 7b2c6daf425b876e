import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/avatar/avatar.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import { logFault } from '../fault-log/log-fault.ts';
import type { DriverView } from '../session/driver-view.ts';

/** A driver's picture, else their drawn figure, else their initials. A picture that cannot be decoded counts as none. */
@customElement('gb-driver-avatar')
export class DriverAvatarElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
        flex: none;
        inline-size: max-content;
      }

      gb-avatar {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) driver?: DriverView;

  @property() size: 'medium' | 'large' = 'medium';

  @state() private picture: ImageBitmap | null = null;

  #shown: DriverView['picture'];
  #turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown = undefined;
    this.#turn += 1;
    this.#set(null);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    if (this.isConnected && this.driver?.picture !== this.#shown) void this.#decode(this.driver?.picture);
  }

  protected override render(): unknown {
    const { name = '', figure = '' } = this.driver ?? {};
    return html`<gb-avatar
      .name=${name}
      .figure=${figure}
      .picture=${this.picture}
      size=${this.size}
    ></gb-avatar>`;
  }

  async #decode(bytes: DriverView['picture']): Promise<void> {
    this.#shown = bytes;
    this.#turn += 1;
    const turn = this.#turn;
    const picture = bytes === undefined ? null : await decode(bytes);
    if (turn === this.#turn) this.#set(picture);
    else picture?.close();
  }

  #set(picture: ImageBitmap | null): void {
    this.picture?.close();
    this.picture = picture;
  }
}

async function decode(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(new Blob([bytes]));
  } catch {
    logFault({ code: 'drivers/picture-unreadable' });
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-driver-avatar': DriverAvatarElement;
  }
}

import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/avatar/avatar.ts';
import { BitmapController, decodePicture } from '../../components/avatar/bitmap-controller.ts';
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

  readonly #picture = new BitmapController(this, (bytes: Uint8Array<ArrayBuffer>) =>
    decodePicture(bytes, () => logFault({ code: 'drivers/picture-unreadable' })),
  );

  protected override willUpdate(): void {
    if (this.isConnected) void this.#picture.show(this.driver?.picture);
  }

  protected override render(): unknown {
    const { name = '', figure = '' } = this.driver ?? {};
    return html`<gb-avatar
      .name=${name}
      .figure=${figure}
      .picture=${this.#picture.bitmap}
      size=${this.size}
    ></gb-avatar>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-driver-avatar': DriverAvatarElement;
  }
}

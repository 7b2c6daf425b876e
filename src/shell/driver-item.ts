import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../components/avatar/avatar.ts';
import { BitmapController, decodePicture } from '../../components/avatar/bitmap-controller.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/status-item/status-item.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { messages } from '../i18n/messages.ts';
import type { DriverView } from '../session/driver-view.ts';

/** What the status bar says of who drives. */
export type ShownDriver = Pick<DriverView, 'name' | 'figure' | 'picture' | 'state' | 'isGuest'>;

/** Who drives, always on screen, and the way to the drivers: switching takes two taps. */
@customElement('gb-driver-item')
export class DriverItemElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      gb-focus-group {
        display: flex;
        min-inline-size: 0;
      }
    `,
  ];

  /** Undefined while storage is closed. */
  @property({ attribute: false }) driver?: ShownDriver | undefined;

  readonly #picture = new BitmapController(this, (bytes: Uint8Array<ArrayBuffer>) =>
    decodePicture(bytes, () => logFault({ code: 'shell/picture-unreadable' })),
  );

  protected override willUpdate(): void {
    if (this.isConnected) void this.#picture.show(this.driver?.picture);
  }

  protected override render(): unknown {
    const words = messages.shell;
    return html`<gb-focus-group>
      <gb-status-item href="/drivers" icon="person" text=${this.#text()} hint=${words.toDrivers}
        >${this.#sign()}</gb-status-item
      >
    </gb-focus-group>`;
  }

  #text(): string {
    const words = messages.shell;
    const { name = '', isGuest = false, state = 'open' } = this.driver ?? {};
    const text = isGuest ? words.guest : name === '' ? words.driver : name;
    return state === 'locked' ? words.lockedDriver(text) : text;
  }

  /** A locked driver is a lock first: until the PIN is given, the picture only says whose it is. */
  #sign(): unknown {
    const { driver } = this;
    if (driver === undefined || driver.isGuest) return undefined;
    if (driver.state === 'locked') return html`<gb-icon slot="sign" name="lock"></gb-icon>`;
    return html`<gb-avatar
      slot="sign"
      size="small"
      .name=${driver.name}
      .figure=${driver.figure ?? ''}
      .picture=${this.#picture.bitmap}
    ></gb-avatar>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-driver-item': DriverItemElement;
  }
}

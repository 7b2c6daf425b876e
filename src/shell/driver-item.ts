import { css, html, LitElement } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../../components/avatar/avatar.ts';
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

  @state() private bitmap: ImageBitmap | null = null;

  #shown: ShownDriver['picture'];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#show(undefined, null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('driver') && this.driver?.picture !== this.#shown)
      void this.#decode(this.driver?.picture);
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
      .picture=${this.bitmap}
    ></gb-avatar>`;
  }

  async #decode(picture: ShownDriver['picture']): Promise<void> {
    this.#show(picture, null);
    if (picture === undefined) return;
    try {
      const bitmap = await createImageBitmap(new Blob([picture]));
      if (picture === this.#shown) this.#show(picture, bitmap);
      else bitmap.close();
    } catch {
      logFault({ code: 'shell/picture-unreadable' });
    }
  }

  #show(picture: ShownDriver['picture'], bitmap: ImageBitmap | null): void {
    this.bitmap?.close();
    this.#shown = picture;
    this.bitmap = bitmap;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-driver-item': DriverItemElement;
  }
}

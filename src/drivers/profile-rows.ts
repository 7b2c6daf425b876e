import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import type { IconName } from '../../components/icon/icons.ts';
import '../../components/notice/notice.ts';
import '../../components/row/row.ts';
import { languageNames, messages } from '../i18n/messages.ts';
import type { Language } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { Desk } from './desk.ts';
import './driver-avatar.ts';
import { driversStyles } from './drivers.styles.ts';
import type { ProfilePanel } from './profile-panels.ts';
import { describeUnits } from './units.ts';
import { waitReason, type Wait } from './waits.ts';

/**
 * All of a profile as rows, with what is chosen now.
 *
 * @fires row-pressed - `value` is a panel's name, or `lock`.
 */
@customElement('gb-profile-rows')
export class ProfileRowsElement extends LitElement {
  static override styles = [
    elementStyles,
    driversStyles,
    css`
      .columns {
        row-gap: 0;
      }

      gb-row::part(heading) {
        white-space: normal;
      }
    `,
  ];

  @property({ attribute: false }) desk?: Desk;
  @property({ attribute: false }) monitor?: RestrictionSource;
  @property({ attribute: false }) language: Language = 'en';
  /** Why nothing can be asked now; empty when it can. */
  @property() busyReason = '';

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.desk,
      (desk, signal) => desk.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const { desk } = this;
    if (desk === undefined) return nothing;
    const { isGuest, state } = desk.current;
    const words = messages.profile;
    return html`${isGuest ? html`<gb-notice text=${words.guest}></gb-notice>` : nothing}
      ${state === 'locked' ? html`<gb-notice text=${words.locked}></gb-notice>` : nothing}
      <div class="columns">
        <gb-focus-group>
          ${isGuest ? nothing : this.#card(desk)}
          ${this.#row('language', 'translate', words.language, languageNames[this.language], 'setup')}
          ${this.#row('units', 'straighten', words.units, describeUnits(desk.card?.units), 'setup')}
        </gb-focus-group>
        ${isGuest ? nothing : html`<gb-focus-group>${this.#guarded(desk)}</gb-focus-group>`}
      </div>`;
  }

  #card({ current }: Desk): unknown {
    const words = messages.profile;
    const { name, picture, figure } = current;
    const drawn = figure === undefined ? words.pictures.none : words.pictures.names[figure];
    return html`${this.#row('name', 'person', words.name, '', 'typing', name === '' ? words.nameNone : name)}
      <gb-row
        class="picture"
        kind="button"
        value="picture"
        heading=${words.picture}
        figure=${picture === undefined ? drawn : words.pictures.photo}
        blockedReason=${this.#blocked('setup')}
        ><gb-driver-avatar slot="lead" .driver=${current}></gb-driver-avatar
      ></gb-row>`;
  }

  #guarded({ current, card }: Desk): unknown {
    const { key, pin, ...words } = messages.profile;
    const isLinked = card?.keyId !== undefined;
    return html`${this.#row('key', 'key', key.title, isLinked ? key.linked : key.notLinked, 'parked')}
      ${this.#row('pin', 'password', pin.title, current.hasPin ? pin.on : pin.off, 'parked')}
      <gb-row
        class="lock"
        kind="button"
        value="lock"
        icon="lock"
        heading=${words.lockNow}
        detail=${words.lockNowDetail}
        blockedReason=${current.hasPin ? this.#blocked('parked') : words.lockNowMissing}
      ></gb-row>
      <gb-row
        kind="link"
        icon="delete-forever"
        href="/erase/driver"
        heading=${words.delete}
        detail=${words.deleteDetail}
      ></gb-row>`;
  }

  #row(
    panel: ProfilePanel,
    icon: IconName,
    heading: string,
    figure: string,
    wait: Wait,
    detail = '',
  ): unknown {
    return html`<gb-row
      class=${panel}
      kind="button"
      value=${panel}
      icon=${icon}
      heading=${heading}
      .detail=${detail}
      figure=${figure}
      blockedReason=${this.#blocked(wait)}
    ></gb-row>`;
  }

  /** Who is locked changes nothing before the PIN. */
  #blocked(wait: Wait): string {
    if (this.busyReason !== '') return this.busyReason;
    if (this.desk?.current.state !== 'open') return messages.profile.locked;
    return waitReason(this.#restriction, wait);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-profile-rows': ProfileRowsElement;
  }
}

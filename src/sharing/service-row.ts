import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/icon/icon.ts';
import type { IconName } from '../../components/icon/icons.ts';
import '../../components/row/row.ts';
import type { RowElement } from '../../components/row/row.ts';
import '../../components/switch/switch.ts';
import { messages } from '../i18n/messages.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import type { ServiceView } from './describe-service.ts';

/**
 * One service: what it is, what its position means, and its switch where it has one. The row opens the details, the
 * switch asks. Its height does not depend on what it says, so that nothing moves under a finger.
 *
 * @fires row-pressed - its details are wanted; `value` is the service.
 * @fires switch-toggled - another position is wished. Switching on while the car is not parked never gets this far.
 */
@customElement('gb-service-row')
export class ServiceRowElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      gb-row::part(base) {
        min-block-size: calc(
          var(--gb-text-size) * 1.3 + var(--gb-text-secondary-size) * 2.6 + 2 * var(--gb-space-3)
        );
      }

      gb-row::part(detail) {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        line-clamp: 2;
        text-overflow: ellipsis;
      }

      :host([chosen]) gb-row::part(base) {
        background: var(--gb-color-surface-strong);
      }

      .live,
      :host([live]) gb-row::part(detail) {
        color: var(--gb-color-accent);
      }

      /* As wide as a switch: headings begin in one line. */
      .no-switch {
        inline-size: calc(88 * var(--dp));
        color: var(--gb-color-text-secondary);
      }
    `,
  ];

  @property({ attribute: false }) view?: ServiceView;
  @property({ attribute: false }) monitor?: RestrictionSource;
  /** The service's id, as events carry it. */
  @property({ reflect: true }) value = '';
  @property() icon: IconName | '' = '';
  /** Sending now. */
  @property({ type: Boolean, reflect: true }) live = false;
  /** On by law: said in a word, for there is no switch. */
  @property({ type: Boolean }) locked = false;
  /** Its details are shown. */
  @property({ type: Boolean, reflect: true }) chosen = false;

  @query('gb-row') private row?: RowElement;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  override focus(): void {
    this.row?.focus();
  }

  protected override render(): unknown {
    const { view } = this;
    if (view === undefined) return nothing;
    const words = messages.sharing;
    const { set } = this.#restriction.current;
    return html`<gb-row
      kind="button"
      value=${this.value}
      icon=${this.icon}
      heading=${limitText(view.heading, set)}
      detail=${limitText(this.live ? words.sending(view.detail) : view.detail, set)}
      figure=${this.locked ? words.onByLaw : ''}
      >${
        this.live
          ? html`<gb-icon class="live" slot="lead" name="cloud-upload" size="large"></gb-icon>`
          : nothing
      }${this.#control(view)}</gb-row
    >`;
  }

  #control({ heading, control, blockedReason }: ServiceView): unknown {
    if (control === undefined)
      return html`<gb-icon class="no-switch" slot="control" name=${this.locked ? 'lock' : ''}></gb-icon>`;
    // What the next tap would ask for: a wish under way is taken back.
    const asksForOn = (control.wish === '' ? control.position : control.wish) === 'off';
    const driving = asksForOn && this.#restriction.restricts('NO_WIDENING');
    return html`<gb-switch
      slot="control"
      label=${heading}
      stateText=${messages.settings.state[control.position]}
      reported=${control.position}
      requested=${control.wish}
      blockedReason=${driving ? messages.settings.wideningBlocked[this.#restriction.current.state] : asksForOn ? blockedReason : ''}
    ></gb-switch>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-service-row': ServiceRowElement;
  }
}

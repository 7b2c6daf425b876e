import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/row/row.ts';
import { isSwitchableServiceId } from '../../platform/contract/service-id.ts';
import type { ChoicesStore } from '../choices/choices-store.ts';
import { serviceSwitch } from '../choices/switches.ts';
import type { SwitchId } from '../choices/switches.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import { limitText } from '../restriction/limit-content.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';
import '../settings/setting-row.ts';

type Service = VehiclePack['services'][number];

/**
 * What is off in a new car, what the law keeps on, and what runs until somebody objects (GDPR art. 21), with the switch
 * to object. Every sentence about a service comes from the pack.
 */
@customElement('gb-first-run-sharing')
export class FirstRunSharingElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      section + section {
        margin-block-start: var(--gb-space-4);
      }

      h2 {
        margin: 0 0 var(--gb-space-2);
        padding-inline: var(--gb-space-4);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
        font-weight: var(--gb-weight);
      }
    `,
  ];

  @property({ attribute: false }) pack?: VehiclePack;
  @property({ attribute: false }) choices?: ChoicesStore;
  @property({ attribute: false }) monitor?: RestrictionSource;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.choices,
      (choices, signal) => choices.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const words = messages.firstRun;
    const services = this.pack?.services ?? [];
    const locked = services.filter(({ control }) => control === 'locked-on');
    const running = services.filter(({ control }) => control === 'objection');
    const optional = services.filter(({ control }) => isOptional(control));
    return html`<gb-focus-group>
      <section>${this.#optionalRow(optional)}</section>
      ${section(words.byLaw, 'law', locked, this.#lockedRow)}
      ${section(words.untilObjected, 'objection', running, this.#objectionRow)}
    </gb-focus-group>`;
  }

  /** Off in a new car. The first run comes back when the driver card alone was erased: then choices may stand. */
  #optionalRow(optional: readonly Service[]): unknown {
    const words = messages.firstRun;
    const services = optional.filter(({ id }) => isSwitchableServiceId(id) && this.#isOn(serviceSwitch(id)));
    const location = this.#isOn('location');
    return services.length === 0 && !location
      ? html`<gb-row
          icon="check-circle"
          heading=${words.optionalOff}
          detail=${words.optionalOffDetail(optional.length)}
        ></gb-row>`
      : html`<gb-row
          icon="info"
          heading=${words.someOn}
          detail=${words.someOnDetail(services.length, location)}
        ></gb-row>`;
  }

  /** In the car or by choice: off is said only of what is off in both. */
  #isOn(id: SwitchId): boolean {
    const { reported, requested } = this.choices?.state(id) ?? { reported: false, requested: false };
    return reported === true || requested;
  }

  readonly #lockedRow = ({ id }: Service): unknown => {
    const texts = this.pack?.texts.services[id];
    return html`<gb-row
      kind="locked"
      icon=${id === 'ecall' ? 'sos' : 'lock'}
      heading=${texts?.name ?? id}
      detail=${this.#limit(texts?.purpose)}
      blockedReason=${this.#limit(texts?.whyFixed)}
    ></gb-row>`;
  };

  readonly #objectionRow = ({ id }: Service): unknown => {
    if (!isSwitchableServiceId(id)) return nothing;
    const texts = this.pack?.texts.services[id];
    const words = messages.firstRun;
    return html`<gb-setting-row
      icon="outbox"
      .switchId=${serviceSwitch(id)}
      .texts=${{
        title: texts?.name ?? id,
        on: this.#limit(`${texts?.purpose ?? ''} ${words.object}`),
        off: this.#limit(texts?.whenOff),
        unknown: this.#limit(texts?.purpose),
      }}
      .choices=${this.choices}
      .monitor=${this.monitor}
    ></gb-setting-row>`;
  };

  #limit(text = ''): string {
    return limitText(text, this.#restriction.current.set);
  }
}

/** What waits for a driver's yes. The rest runs by law, until objected to, or is shown for information only. */
function isOptional(control: Service['control']): boolean {
  return control === 'switch' || control === 'consent' || control === 'per-phone';
}

function section(
  title: string,
  id: string,
  services: readonly Service[],
  row: (service: Service) => unknown,
): unknown {
  if (services.length === 0) return nothing;
  return html`<section aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    ${services.map(row)}
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-first-run-sharing': FirstRunSharingElement;
  }
}

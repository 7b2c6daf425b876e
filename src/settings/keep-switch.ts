import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/notice/notice.ts';
import '../../components/row/row.ts';
import '../../components/switch/switch.ts';
import type { SwitchToggledEvent } from '../../components/switch/switch-toggled-event.ts';
import type { CategoryId } from '../../platform/contract/service-definition.ts';
import { recordedCategories } from '../choices/kept-categories.ts';
import type { KeepProblem, KeptCategories } from '../choices/kept-categories.ts';
import { messages } from '../i18n/messages.ts';
import { RestrictionController } from '../restriction/restriction-controller.ts';
import type { RestrictionSource } from '../restriction/restriction-monitor.ts';

/**
 * Whether the car goes on writing a category down. Nothing where it writes nothing down by itself. Off works in every driving state,
 * on waits for parked; what is stored already stays either way.
 */
@customElement('gb-keep-switch')
export class KeepSwitchElement extends LitElement {
  static override styles = elementStyles;

  @property() category: CategoryId = 'trips';
  /** Undefined while nothing can be decided: storage is closed, or a PIN locks it. */
  @property({ attribute: false }) kept?: KeptCategories;
  @property({ attribute: false }) monitor?: RestrictionSource;

  @state() private problem: KeepProblem | undefined;

  readonly #restriction = new RestrictionController(this, () => this.monitor);

  constructor() {
    super();
    new SourceController(
      this,
      () => this.kept,
      (kept, signal) => kept.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    if (this.kept === undefined || !recordedCategories.has(this.category)) return nothing;
    const words = messages.facts.keep;
    const isKept = this.kept.isKept(this.category);
    const blocked = !isKept && this.#restriction.restricts('NO_WIDENING');
    return html`<gb-row icon="edit" heading=${words.title} detail=${isKept ? words.on : words.off}>
        <gb-switch
          slot="control"
          label=${words.title}
          stateText=${messages.settings.state[isKept ? 'on' : 'off']}
          reported=${isKept ? 'on' : 'off'}
          blockedReason=${blocked ? words.blocked[this.#restriction.current.state] : ''}
          @switch-toggled=${this.#onToggled}
        ></gb-switch>
      </gb-row>
      ${
        this.problem === undefined
          ? nothing
          : html`<gb-notice tone="fault" text=${this.#problemText(this.problem, isKept)}></gb-notice>`
      }`;
  }

  #problemText(problem: KeepProblem, isKept: boolean): string {
    const words = messages.facts.keep;
    if (problem === 'not-parked') return words.blocked.moving;
    return isKept ? words.notSaved : words.heldOnly;
  }

  async #onToggled({ wished }: SwitchToggledEvent): Promise<void> {
    this.problem = undefined;
    this.problem = await this.kept?.keep(this.category, wished === 'on');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-keep-switch': KeepSwitchElement;
  }
}

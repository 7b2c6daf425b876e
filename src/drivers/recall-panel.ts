import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import { SourceController } from '../../components/base/source-controller.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/icon/icon.ts';
import { messages } from '../i18n/messages.ts';
import type { ComfortSource } from './comfort-sources.ts';
import { functionName, problemInWords, valueInWords, type TemperatureUnit } from './comfort-words.ts';
import type { Recall, RecallEntry } from './comfort/comfort-store.ts';

/** Says what is moving and how far a recall has come, with one press that stops all of it. Nothing is drawn while everything rests. */
@customElement('gb-recall-panel')
export class RecallPanelElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      .base {
        display: flex;
        align-items: center;
        gap: var(--gb-space-4);
        margin-block-end: var(--gb-space-3);
        padding: calc(12 * var(--dp)) calc(12 * var(--dp));
        border-radius: var(--gb-radius);
        background: var(--gb-color-surface-strong);
      }

      .stop {
        flex: none;
        min-inline-size: calc(220 * var(--dp));
      }

      .stop::part(base) {
        justify-content: center;
      }

      .text {
        flex: 1;
        min-inline-size: 0;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--gb-space-4);
        max-block-size: calc(150 * var(--dp));
        margin: 0;
        padding: 0;
        overflow: auto;
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
        list-style: none;
      }

      [data-problem] {
        color: var(--gb-color-caution);
      }

      @media (forced-colors: active) {
        .base {
          border: var(--gb-line) solid CanvasText;
        }
      }
    `,
  ];

  @property({ attribute: false }) comfort?: ComfortSource;
  @property() unit: TemperatureUnit = 'C';

  constructor() {
    super();
    new SourceController(
      this,
      () => this.comfort,
      (comfort, signal) => comfort.subscribe(() => this.requestUpdate(), signal),
    );
  }

  protected override render(): unknown {
    const { comfort } = this;
    if (comfort === undefined || (!comfort.isMoving && comfort.current === undefined)) return nothing;
    const { current, isMoving } = comfort;
    return html`<div class="base">
      <gb-focus-group>${isMoving ? this.#stop() : this.#dismiss()}</gb-focus-group>
      <div class="text">
        <div role="status">${summary(current, isMoving)}</div>
        ${
          current === undefined
            ? nothing
            : html`<ul>
                ${current.entries.filter(isTold).map(this.#entry)}
              </ul>`
        }
      </div>
    </div>`;
  }

  #stop(): unknown {
    return html`<gb-button class="stop" rank="primary" icon="close" @button-pressed=${this.#onStopped}
      >${messages.comfort.stop}</gb-button
    >`;
  }

  #dismiss(): unknown {
    return html`<gb-button class="dismiss" @button-pressed=${this.#onDismissed}
      >${messages.comfort.recall.dismiss}</gb-button
    >`;
  }

  readonly #entry = ({ function: comfort, from, target, state }: RecallEntry): unknown => {
    const words = messages.comfort;
    const problem = problemInWords(comfort, state, this.unit);
    const text = (value: typeof target): string => valueInWords(comfort, value, this.unit);
    const way = words.recall.fromTo(from === undefined ? words.unknown : text(from), text(target));
    const now = state.reported === undefined ? words.unknown : words.recall.now(text(state.reported));
    const told = problem !== '' ? problem : state.status === 'stopped' ? words.stopped : `${way}, ${now}`;
    return html`<li ?data-problem=${problem !== ''}>${words.valueOf(functionName(comfort), told)}</li>`;
  };

  #onStopped(): void {
    this.comfort?.stop();
  }

  #onDismissed(): void {
    this.comfort?.dismiss();
  }
}

/** What has arrived needs no line of its own. */
function isTold({ state: { status } }: RecallEntry): boolean {
  return status !== 'at-rest';
}

function summary(recall: Recall | undefined, isMoving: boolean): string {
  const words = messages.comfort;
  if (recall === undefined) return words.movingNow;
  const { entries, reached, isOver, isStopped } = recall;
  if (isStopped) return words.recall.stopped(reached, entries.length);
  if (!isOver) return words.recall.running(reached, entries.length);
  if (isMoving) return words.movingNow;
  return reached === entries.length ? words.recall.done : words.recall.incomplete(entries.length - reached);
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-recall-panel': RecallPanelElement;
  }
}

import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/notice/notice.ts';
import '../../components/row/row.ts';
import type { EndedErase } from '../eraser/erase-desk.ts';
import type { ErasedPart, EraseResult } from '../eraser/journal.ts';
import { messages } from '../i18n/messages.ts';
import type { VehiclePack } from '../pack/load-pack.ts';
import '../proof/certificate-view.ts';
import { ResultSeenEvent, RetryRequestedEvent } from './erase-events.ts';
import { erasePageStyles } from './erase-page.styles.ts';
import './erase-verdict.ts';

/**
 * Last step: what reading everything again found, and its proof. What could not be checked never reads as done.
 *
 * @fires result-seen - read and understood.
 * @fires retry-requested - what did not go, or was not signed, once more.
 */
@customElement('gb-erase-result')
export class EraseResultElement extends LitElement {
  static override styles = [elementStyles, erasePageStyles];

  @property({ attribute: false }) ended?: EndedErase;
  @property({ attribute: false }) pack?: VehiclePack;
  @property({ type: Boolean }) emulated = false;
  /** Why nothing can be erased now; empty when it can. */
  @property() blockedReason = '';
  /** How the last press on signing went, where nothing else shows it; empty otherwise. */
  @property() retried = '';

  /** The way on. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('gb-button[rank="primary"]')?.focus();
  }

  protected override render(): unknown {
    if (this.ended === undefined) return nothing;
    const { plan, result } = this.ended;
    return html`${
        plan.scope.kind === 'handover'
          ? html`<gb-erase-verdict ?clean=${isClean(result)}></gb-erase-verdict>`
          : nothing
      }
      <div class="columns">
        <section>
          ${this.#summary(result)} ${this.#car(result)}
          ${(result.bucketsLeft ?? []).map(({ failure }) => this.#bucketLeft(failure))}
          ${leftFirst(result.parts).map((part) => this.#part(part))}
        </section>
        <section>${this.#proof(this.ended)} ${this.#actions(this.ended)}</section>
      </div>`;
  }

  #summary({ outcome, parts, grade }: EraseResult): unknown {
    const words = messages.erase;
    const records = parts.reduce((sum, part) => sum + (part.recordsBefore ?? 0), 0);
    const isComplete = outcome === 'complete';
    // A browser only unlinks its keys: parts of them may lie on the disk.
    const gone = grade === 'browser' ? words.resultClearedText : words.resultCompleteText;
    return html`<gb-notice
      tone=${isComplete ? 'done' : 'fault'}
      text=${isComplete ? words.resultComplete : outcome === 'failed' ? words.resultFailed : words.resultPartial}
      detail=${isComplete ? gone(records) : words.resultPartialText}
    ></gb-notice>`;
  }

  /** What the car itself has still to do, or would not. */
  #car({ car = [] }: EraseResult): unknown {
    const words = messages.erase;
    return car
      .filter(({ state }) => state !== 'done')
      .map(
        ({ item, state }) =>
          html`<gb-row
            icon=${state === 'pending' ? 'info' : 'error'}
            heading=${words.carItems[item]}
            detail=${state === 'done' ? '' : words.carStates[state]}
          ></gb-row>`,
      );
  }

  #proof({ result, resumed, certificate }: EndedErase): unknown {
    const words = messages.erase;
    return html`${resumed ? html`<p>${words.resumed}</p>` : nothing}
      <p class="quiet">${words.grade[result.grade]}</p>
      <p class="quiet">${words.ecallStays}</p>
      ${this.emulated ? html`<p class="quiet">${words.emulation}</p>` : nothing}
      ${certificate?.state === 'signed' ? html`<gb-certificate-view .signed=${certificate}></gb-certificate-view>` : nothing}
      ${
        certificate?.state === 'unsigned'
          ? html`<gb-notice tone="caution" text=${words.unsigned[certificate.reason]}></gb-notice>`
          : nothing
      }`;
  }

  #actions({ result, certificate }: EndedErase): unknown {
    const words = messages.erase;
    const isComplete = result.outcome === 'complete';
    const isUnsigned = certificate?.state === 'unsigned';
    return html`<gb-focus-group
        ><div class="actions">
          ${
            isComplete && !isUnsigned
              ? nothing
              : html`<gb-button
                  blockedReason=${isComplete ? '' : this.blockedReason}
                  @button-pressed=${this.#onRetried}
                  >${isComplete ? words.signNow : words.eraseAgain}</gb-button
                >`
          }
          <gb-button rank="primary" @button-pressed=${this.#onSeen}>${words.done}</gb-button>
        </div></gb-focus-group
      >
      <p class="quiet below" role="status">${this.retried}</p>`;
  }

  #onRetried(): void {
    this.dispatchEvent(new RetryRequestedEvent());
  }

  #onSeen(): void {
    this.dispatchEvent(new ResultSeenEvent());
  }

  #part(part: ErasedPart): unknown {
    const words = messages.erase;
    const before =
      part.recordsBefore === undefined ? words.unreadableBefore : words.before(part.recordsBefore);
    const after = part.failure === undefined ? words.verified : words.failures[part.failure];
    return html`<gb-row
      icon=${part.failure === undefined ? 'check-circle' : 'error'}
      heading=${this.pack?.texts.categories[part.category]?.name ?? part.category}
      detail="${before}. ${after}"
    ></gb-row>`;
  }

  #bucketLeft(failure: keyof (typeof messages)['erase']['failures']): unknown {
    const words = messages.erase;
    return html`<gb-row icon="error" heading=${words.placeLeft} detail=${words.failures[failure]}></gb-row>`;
  }
}

/** Among many that are gone, the one that is not must not be looked for. */
function leftFirst(parts: readonly ErasedPart[]): readonly ErasedPart[] {
  const isLeft = ({ failure }: ErasedPart): boolean => failure !== undefined;
  return [...parts.filter(isLeft), ...parts.filter((part) => !isLeft(part))];
}

/** A car whose own part is not put back yet is not clean. */
function isClean({ outcome, car = [] }: EraseResult): boolean {
  return outcome === 'complete' && car.every(({ state }) => state === 'done');
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-erase-result': EraseResultElement;
  }
}

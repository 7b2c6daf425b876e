import { html } from 'lit';
import type { LendingDesk } from '../session/lending-desk.ts';
import './give-back.ts';
import './lend.ts';

/** The screen of lending the car, or of giving it back. `onLeft`: back to the ways. */
export function renderLending(
  way: 'lend' | 'give-back',
  desk: LendingDesk | undefined,
  blockedReason: string,
  onLeft: () => Promise<void>,
): unknown {
  return way === 'lend'
    ? html`<gb-lend
        class="stage"
        .desk=${desk}
        blockedReason=${blockedReason}
        @step-left=${onLeft}
      ></gb-lend>`
    : html`<gb-give-back
        class="stage"
        .desk=${desk}
        blockedReason=${blockedReason}
        @step-left=${onLeft}
      ></gb-give-back>`;
}

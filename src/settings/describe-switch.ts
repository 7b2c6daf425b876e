import type { SwitchState } from '../choices/choices-store.ts';
import type { Messages } from '../i18n/messages.ts';

/** What one switch means in each of its positions. */
export interface SwitchTexts {
  readonly title: string;
  readonly on: string;
  readonly off: string;
  readonly unknown: string;
}

export interface SwitchView {
  readonly position: 'on' | 'off' | 'unknown';
  readonly wish: 'on' | 'off' | '';
  /** One line: the consequence, or why it is not as wished. */
  readonly detail: string;
}

/** How a switch looks and reads. The position is always the reported one. */
export function describeSwitch(
  state: SwitchState,
  texts: SwitchTexts,
  words: Messages['settings'],
): SwitchView {
  const position = state.reported === undefined ? 'unknown' : state.reported ? 'on' : 'off';
  if (state.status === 'pending') {
    const wish = state.wish ? 'on' : 'off';
    return { position, wish, detail: state.wish ? words.pendingOn : words.pendingOff };
  }
  return { position, wish: '', detail: problemText(state, words) ?? texts[position] };
}

function problemText(state: SwitchState, words: Messages['settings']): string | undefined {
  switch (state.problem) {
    case 'refused':
      return state.wish ? words.refusedOn : words.refusedOff;
    case 'timed-out':
      return state.wish ? words.silentOn : words.silentOff;
    case 'not-saved':
      return words.notSaved;
    case 'not-parked':
      return words.wideningBlocked.moving;
    case undefined:
      return undefined;
  }
}

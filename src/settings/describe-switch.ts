import type { SwitchState } from '../choices/choices-store.ts';
import type { Messages } from '../i18n/en/en.ts';

/** What one switch means in each of its positions. */
export interface SwitchTexts {
  readonly title: string;
  readonly on: string;
  readonly off: string;
  readonly unknown: string;
  /** For a switch that some cars do not have: what holds instead. */
  readonly absent?: string;
}

export interface SwitchView {
  /** `absent`: there is nothing to switch, only the reason to read. */
  readonly position: 'on' | 'off' | 'unknown' | 'absent';
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
  if (state.status === 'absent')
    return { position: 'absent', wish: '', detail: texts.absent ?? texts.unknown };
  const position = state.reported === undefined ? 'unknown' : state.reported ? 'on' : 'off';
  if (state.status === 'pending') {
    const wish = state.wish ? 'on' : 'off';
    return { position, wish, detail: state.wish ? words.pendingOn : words.pendingOff };
  }
  return { position, wish: '', detail: problemText(state, words) ?? meaningOf(state, texts, words) };
}

/** On in the car does not mean on for your data: the gate follows the choice too. */
function meaningOf(state: SwitchState, texts: SwitchTexts, words: Messages['settings']): string {
  if (state.reported === undefined) return texts.unknown;
  if (state.reported && !state.requested) return words.blockedHere;
  return state.reported ? texts.on : texts.off;
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

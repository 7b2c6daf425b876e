import { html } from 'lit';
import '../../components/hold-button/hold-button.ts';
import { messages } from '../i18n/messages.ts';

/** The press that cannot be taken back; fires `held`. `blockedReason`: why nothing can be erased now; empty when it can. */
export function holdToErase(label: string, blockedReason: string): unknown {
  const words = messages.erase;
  return html`<gb-hold-button
    icon="delete-forever"
    hint=${words.holdHint}
    holdingText=${words.holding}
    armedText=${words.armed}
    cancelledText=${words.letGo}
    blockedReason=${blockedReason}
    >${label}</gb-hold-button
  >`;
}

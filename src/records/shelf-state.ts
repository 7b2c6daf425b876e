import { html } from 'lit';
import '../../components/empty/empty.ts';
import '../../components/progress/progress.ts';
import { messages } from '../i18n/messages.ts';
import type { Shelf } from './record-shelf.ts';

/** What stands in the place of a list that is not there, or not yet; undefined where it is. */
export function shelfState(shelf: Shelf | undefined, closedReason: string): unknown {
  const words = messages.records;
  if (shelf === undefined) return html`<gb-empty icon="lock" text=${closedReason}></gb-empty>`;
  if (shelf.failure !== undefined)
    return html`<gb-empty icon="error" text=${words.openFailed[shelf.failure]}></gb-empty>`;
  return shelf.isOpen ? undefined : html`<gb-progress label=${words.loading}></gb-progress>`;
}

import { html } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import type { ConnectedDevice } from '../../platform/contract/devices.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { messages } from '../i18n/messages.ts';
import { askExportTarget } from './export-target.ts';
import type { ExportKind, ExportTarget } from './export-target.ts';

/** Stands for a download; no stick has this id. */
const download = 'Download';

/** Where a file is to be written: a stick, or a file where this screen stores them. */
export class TargetChoice {
  readonly #host: ReactiveControllerHost;
  readonly #sticks: () => readonly ConnectedDevice[];
  #chosen = '';

  /** `sticks`: what is plugged in now. */
  constructor(host: ReactiveControllerHost, sticks: () => readonly ConnectedDevice[]) {
    this.#host = host;
    this.#sticks = sticks;
  }

  /** @param blockedReason why nothing can be chosen now; empty when it can. */
  render(blockedReason: string): unknown {
    const words = messages.takeAlong;
    const sticks = this.#sticks().map(({ id, label, freeBytes }) => ({
      value: id,
      heading: label,
      detail: freeBytes === undefined ? words.freeUnknown : words.free(freeBytes),
    }));
    return html`<gb-focus-group class="rows">
      <gb-radio-list
        label=${words.where}
        .options=${[...sticks, { value: download, heading: words.download, detail: words.downloadDetail }]}
        value=${this.#target()}
        blockedReason=${blockedReason}
        @option-chosen=${this.#onChosen}
      ></gb-radio-list>
    </gb-focus-group>`;
  }

  /**
   * Asks for the file where no stick is chosen, and begins.
   * @param begin is given a stick's id, or the file; false when it may not begin now: the car may have moved off meanwhile.
   */
  async write(kind: ExportKind, begin: (to: string | ExportTarget) => boolean): Promise<void> {
    const chosen = this.#target();
    if (chosen !== download) {
      begin(chosen);
      return;
    }
    const target = await askExportTarget(window, kind);
    if (target !== undefined && !begin(target)) await target.abort();
  }

  /** The one that was chosen as long as it is plugged in, else the first stick, else a download. */
  #target(): string {
    const ids = this.#sticks().map(({ id }) => id);
    return [...ids, download].includes(this.#chosen) ? this.#chosen : (ids[0] ?? download);
  }

  readonly #onChosen = ({ value }: OptionChosenEvent): void => {
    this.#chosen = value;
    this.#host.requestUpdate();
  };
}

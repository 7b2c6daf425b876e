import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/radio-list/radio-list.ts';
import type { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { messages } from '../i18n/messages.ts';
import type { StickFile } from './stick-files.ts';

/** Stands for the file that was chosen here; a stick's files go by their number. */
const chosenHere = 'chosen';

/** A file by the stick it is on, or one that the page was given. */
export type ChosenSource = { readonly stick: string; readonly name: string } | File;

/** Which file is to be read: one on a stick, or one of the driver's own choice. */
export class SourceChoice implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  /** With their dots. */
  readonly #endings: readonly string[];
  #files: readonly StickFile[] = [];
  #file: File | undefined;
  #chosen = '';

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    endings: readonly string[],
  ) {
    this.#host = host;
    this.#endings = endings;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#file = undefined;
  }

  get source(): ChosenSource | undefined {
    if (this.#chosen === chosenHere) return this.#file;
    const found = this.#chosen === '' ? undefined : this.#files[Number(this.#chosen)];
    return found && { stick: found.stick.id, name: found.file.name };
  }

  /** What is on the sticks now. Keeps the choice where the file still is: another stick may have come or gone. */
  take(files: readonly StickFile[]): void {
    const before = this.source;
    this.#files = files;
    this.#host.requestUpdate();
    if (this.#chosen === chosenHere) return;
    const still = files.findIndex(
      ({ stick, file }) =>
        before !== undefined && 'stick' in before && stick.id === before.stick && file.name === before.name,
    );
    this.#chosen = still >= 0 ? String(still) : files.length === 1 ? '0' : '';
  }

  /** @param noFiles said where there is nothing to choose; `blockedReason`: why nothing can be chosen now. */
  render(noFiles: string, blockedReason: string): unknown {
    const words = messages.takeAlong;
    return html`<h2>${words.from}</h2>
      ${this.#list(noFiles, blockedReason)}
      <gb-focus-group class="actions">
        <gb-button
          class="choose"
          icon="folder-open"
          blockedReason=${blockedReason}
          @button-pressed=${this.#onChoose}
          >${words.choose}</gb-button
        >
      </gb-focus-group>
      <input
        type="file"
        accept=${this.#endings.join(',')}
        autocomplete="off"
        hidden
        @change=${this.#onFileChosen}
      />`;
  }

  #list(noFiles: string, blockedReason: string): unknown {
    const words = messages.takeAlong;
    const options = this.#files.map(({ stick, file }, index) => ({
      value: String(index),
      heading: file.name,
      detail: words.fileOnStick(stick.label, file.bytes),
    }));
    const own = this.#file && {
      value: chosenHere,
      heading: this.#file.name,
      detail: words.chosenFile(this.#file.size),
    };
    const all = own === undefined ? options : [...options, own];
    if (all.length === 0) return html`<p class="quiet">${noFiles}</p>`;
    return html`<gb-focus-group>
      <gb-radio-list
        label=${words.from}
        .options=${all}
        value=${this.#chosen}
        blockedReason=${blockedReason}
        @option-chosen=${this.#onChosen}
      ></gb-radio-list>
    </gb-focus-group>`;
  }

  readonly #onChoose = (): void => {
    this.#host.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click();
  };

  readonly #onFileChosen = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const [file] = currentTarget.files ?? [];
    // What was chosen stays with the input otherwise, and choosing it again would be no change.
    currentTarget.value = '';
    if (file === undefined) return;
    this.#file = file;
    this.#chosen = chosenHere;
    this.#host.requestUpdate();
  };

  readonly #onChosen = ({ value }: OptionChosenEvent): void => {
    this.#chosen = value;
    this.#host.requestUpdate();
  };
}

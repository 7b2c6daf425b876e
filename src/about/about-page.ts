import { css, html, LitElement, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/page/page.ts';
import '../../components/row/row.ts';
import { keyFileName } from '../eraser/certificate/certificate-file.ts';
import { logFault } from '../fault-log/log-fault.ts';
import { messages } from '../i18n/messages.ts';
import '../proof/certificate-view.ts';
import { saveText } from '../records/save-text.ts';
import type { SaveOutcome } from '../records/save-text.ts';
import type { AboutFacts } from './about-facts.ts';

/** How the car keeps its promises: what is on its way out, the last proof, the key to check it with. The rest says that it is not there. */
@customElement('gb-about-page')
export class AboutPageElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        block-size: 100%;
      }

      h2 {
        margin: var(--gb-space-4) 0 var(--gb-space-2);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
        font-weight: var(--gb-weight);
      }

      p {
        margin: 0 0 var(--gb-space-3);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }
    `,
  ];

  /** Undefined while storage is closed. */
  @property({ attribute: false }) facts?: (() => Promise<AboutFacts>) | undefined;

  @state() private known: AboutFacts | undefined;
  @state() private outcome: SaveOutcome | 'unreachable' | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('facts')) void this.#read();
  }

  protected override render(): unknown {
    const { shell, about } = messages;
    return html`<gb-page heading=${shell.about} backHref="/" backLabel=${shell.backToOverview}>
      ${this.known === undefined ? nothing : this.#facts(this.known)}
      <p class="missing">${about.missing}</p>
    </gb-page>`;
  }

  #facts({ grade, installation, isPersisted, rekeysDue, certificate }: AboutFacts): unknown {
    const words = messages.about;
    const going = rekeysDue.length === 0 ? words.nothingGoing : words.going(rekeysDue.length);
    return html`<h2>${words.kept}</h2>
      <gb-row
        kind="plain"
        icon="lock"
        heading=${words.grade[grade]}
        detail=${isPersisted ? words.persisted : words.notPersisted}
      ></gb-row>
      <gb-row kind="plain" icon="delete-forever" heading=${words.goingTitle} detail=${going}></gb-row>
      <h2>${words.proof}</h2>
      ${
        certificate === undefined
          ? html`<p>${words.noProof}</p>`
          : html`<gb-certificate-view .signed=${certificate}></gb-certificate-view>`
      }
      <h2>${words.key}</h2>
      <p>${words.keyHint}</p>
      <gb-focus-group
        ><gb-button icon="outbox" @button-pressed=${this.#onKeySaved}
          >${words.saveKey}</gb-button
        ></gb-focus-group
      >
      <p role="status">${this.#outcomeText()}</p>
      <p class="installation">${words.installation(installation)}</p>`;
  }

  #outcomeText(): string {
    if (this.outcome === undefined) return '';
    return this.outcome === 'unreachable'
      ? messages.about.keyUnreachable
      : messages.about.keyOutcome[this.outcome];
  }

  async #read(): Promise<void> {
    try {
      this.known = await this.facts?.();
    } catch {
      logFault({ code: 'about/not-read' });
    }
  }

  async #onKeySaved(): Promise<void> {
    const key = await this.known?.publicKey();
    this.outcome =
      key === undefined
        ? 'unreachable'
        : await saveText(key.text, {
            name: keyFileName(key),
            mediaType: 'application/json',
            ending: '.json',
          });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-about-page': AboutPageElement;
  }
}

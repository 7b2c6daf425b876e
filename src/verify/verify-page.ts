import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AttestationKeyFile } from '../../platform/contract/attestation-jws.ts';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/notice/notice.ts';
import { maxCertificateFileBytes } from '../eraser/certificate/certificate-file.ts';
import type { CertificateFile, CheckedSet } from '../eraser/certificate/check-certificates.ts';
import { checkCertificates } from '../eraser/certificate/check-certificates.ts';
import { readKeyFile, trustedKeys } from '../eraser/certificate/trusted-keys.ts';
import { messages } from '../i18n/messages.ts';
import { describeCheck, type Described, type Verdict } from './describe-check.ts';
import { verifyPageStyles } from './verify-page.styles.ts';

const tones = { proven: 'done', 'key-unknown': 'caution', 'not-clean': 'fault' } as const satisfies Record<
  Verdict,
  string
>;

type Problem = 'keyUnreadable' | 'tooLarge' | 'unreadableFile';

/** Checks certificates that are chosen or dropped, with the key if there is one. Files stay in this page. */
@customElement('gb-verify-page')
export class VerifyPageElement extends LitElement {
  static override styles = [elementStyles, verifyPageStyles];

  /** Something is being dragged over the page. */
  @property({ type: Boolean, reflect: true }) dragging = false;

  @state() private certificates: readonly CertificateFile[] = [];
  @state() private key: AttestationKeyFile | undefined;
  @state() private checked: CheckedSet | undefined;
  @state() private problem: Problem | undefined;

  @query('.certificates') private certificateInput?: HTMLInputElement;
  @query('.key') private keyInput?: HTMLInputElement;

  #life = new AbortController();
  /** Of several checks at once the last one asked for is shown. */
  #turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#life = new AbortController();
    const { signal } = this.#life;
    window.addEventListener('dragover', (event) => this.#onDragOver(event), { signal });
    window.addEventListener('dragleave', (event) => this.#onDragLeave(event), { signal });
    window.addEventListener('drop', (event) => this.#onDropped(event), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#life.abort();
  }

  protected override render(): unknown {
    const texts = messages.verify;
    return html`<main>
      <h1>${texts.title}</h1>
      <p>${texts.intro}</p>
      <div class="actions">
        <gb-button rank="primary" @button-pressed=${this.#onChooseCertificates}
          >${texts.chooseCertificates}</gb-button
        >
        <gb-button @button-pressed=${this.#onChooseKey}>${texts.chooseKey}</gb-button>
        ${
          this.certificates.length === 0 && this.key === undefined
            ? nothing
            : html`<gb-button @button-pressed=${this.#onAgain}>${texts.again}</gb-button>`
        }
      </div>
      <input
        class="certificates"
        type="file"
        multiple
        autocomplete="off"
        hidden
        @change=${this.#onFilesChosen}
      />
      <input class="key" type="file" autocomplete="off" hidden @change=${this.#onFilesChosen} />
      <p class="hint">${texts.dropHere}</p>
      <p class="hint" role="status">
        ${this.key === undefined ? texts.noKey : texts.keyChosen(this.key.kid)}
      </p>
      ${this.problem === undefined ? nothing : html`<gb-notice tone="fault" .text=${texts[this.problem]}></gb-notice>`}
      ${this.#renderChecked()}
    </main>`;
  }

  #renderChecked(): unknown {
    const texts = messages.verify;
    if (this.checked === undefined) return html`<p class="hint">${texts.nothingYet}</p>`;
    const described = describeCheck(this.checked, texts);
    return html`<ol>
      ${repeat(described, ({ title }, index) => `${index} ${title}`, renderCar)}
    </ol>`;
  }

  #onChooseCertificates(): void {
    this.certificateInput?.click();
  }

  #onChooseKey(): void {
    this.keyInput?.click();
  }

  async #onFilesChosen(event: Event): Promise<void> {
    if (!(event.target instanceof HTMLInputElement)) return;
    const input = event.target;
    const files = [...(input.files ?? [])];
    // The same file can be chosen again.
    input.value = '';
    await this.#take(files, input === this.keyInput);
  }

  #onDragOver(event: DragEvent): void {
    event.preventDefault();
    this.dragging = true;
  }

  #onDragLeave(event: DragEvent): void {
    if (event.relatedTarget === null) this.dragging = false;
  }

  async #onDropped(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.dragging = false;
    await this.#take([...(event.dataTransfer?.files ?? [])], false);
  }

  #onAgain(): void {
    this.#turn += 1;
    this.certificates = [];
    this.key = undefined;
    this.checked = undefined;
    this.problem = undefined;
  }

  /** Sorts keys from certificates by what is in them. `isKey`: it was chosen as the key, so it has to be one. */
  async #take(files: readonly File[], isKey: boolean): Promise<void> {
    if (files.length === 0) return;
    this.problem = undefined;
    const added: CertificateFile[] = [];
    for (const file of files) {
      const text = await this.#read(file);
      if (text === undefined) continue;
      const key = await readKeyFile(text);
      if (key !== undefined) this.key = key;
      else if (isKey) this.problem = 'keyUnreadable';
      else added.push({ name: file.name, text });
    }
    this.certificates = [...this.certificates, ...added];
    await this.#check();
  }

  async #read(file: File): Promise<string | undefined> {
    if (file.size > maxCertificateFileBytes) {
      this.problem = 'tooLarge';
      return undefined;
    }
    try {
      return await file.text();
    } catch {
      this.problem = 'unreadableFile';
      return undefined;
    }
  }

  async #check(): Promise<void> {
    if (this.certificates.length === 0) return;
    this.#turn += 1;
    const mine = this.#turn;
    const keys = this.key && (await trustedKeys([this.key], this.key.introducedBy));
    const checked = await checkCertificates(this.certificates, { keys });
    if (mine === this.#turn) this.checked = checked;
  }
}

function renderCar({ title, verdict, isEmulation, wrong, proven, open }: Described): unknown {
  const texts = messages.verify;
  return html`<li class="car">
    <h2 dir="auto">${title}</h2>
    <gb-notice tone=${tones[verdict]} .text=${texts.verdict[verdict]}></gb-notice>
    ${isEmulation ? html`<p class="emulation">${texts.emulation}</p>` : nothing}
    ${renderSentences(texts.wrongHeading, wrong)} ${renderSentences(texts.provenHeading, proven)}
    ${renderSentences(texts.openHeading, open)}
  </li>`;
}

function renderSentences(heading: string, sentences: readonly string[]): unknown {
  if (sentences.length === 0) return nothing;
  return html`<h3>${heading}</h3>
    <ul>
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-verify-page': VerifyPageElement;
  }
}

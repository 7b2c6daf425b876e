import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../../components/base/element.styles.ts';
import '../../components/button/button.ts';
import '../../components/focus-group/focus-group.ts';
import '../../components/qr-code/qr-code.ts';
import { certificateFileEnding, certificateFileName } from '../eraser/certificate/certificate-file.ts';
import { eraseClasses } from '../eraser/certificate/claims.ts';
import type { SignedCertificate } from '../eraser/certifier.ts';
import { messages } from '../i18n/messages.ts';
import { saveText } from '../records/save-text.ts';
import type { SaveOutcome } from '../records/save-text.ts';

/** The proof of an erase: what it claims and what it does not, in plain words; as a code to read, and as a file to take along. */
@customElement('gb-certificate-view')
export class CertificateViewElement extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gb-space-4);
        align-items: start;
      }

      /* Beside the code where there is room for words, else above it: the code keeps its size for a camera. */
      .words {
        flex: 1 1 calc(320 * var(--dp));
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }

      gb-qr-code {
        flex: none;
      }

      p {
        margin: 0 0 var(--gb-space-2);
        color: var(--gb-color-text-secondary);
        font-size: var(--gb-text-secondary-size);
      }

      p.mark {
        color: var(--gb-color-text);
        font-weight: var(--gb-weight-strong);
      }
    `,
  ];

  @property({ attribute: false }) signed?: SignedCertificate;

  @state() private outcome: SaveOutcome | undefined;

  protected override render(): unknown {
    if (this.signed === undefined) return nothing;
    const { certificate, qrText } = this.signed;
    const words = messages.certificate;
    const claim = this.#weakestClaim();
    return html`<div class="words">
        ${certificate.platform === 'emulator' ? html`<p class="mark">${messages.verify.emulation}</p>` : nothing}
        <p>${words.line(certificate.id, new Date(certificate.time.utc))}</p>
        ${certificate.time.clockTrusted ? nothing : html`<p>${messages.verify.time}</p>`}
        ${claim === undefined ? nothing : html`<p>${messages.verify.classes[claim]}</p>`}
        <p>${messages.verify.authorised[certificate.requester.authorisedBy]}</p>
        <p>${messages.verify.outside}</p>
        <gb-focus-group
          ><gb-button icon="outbox" @button-pressed=${this.#onSaved}>${words.save}</gb-button></gb-focus-group
        >
        <p role="status">${this.outcome === undefined ? '' : words.outcome[this.outcome]}</p>
      </div>
      <gb-qr-code text=${qrText} label=${words.code}></gb-qr-code>`;
  }

  /** A proof is as strong as its weakest part; of a car that held nothing none is claimed. */
  #weakestClaim(): (typeof eraseClasses)[number] | undefined {
    const claims = new Set(this.signed?.certificate.parts.map((part) => part.class));
    return eraseClasses.find((claim) => claims.has(claim));
  }

  async #onSaved(): Promise<void> {
    if (this.signed === undefined) return;
    const { jws, certificate } = this.signed;
    this.outcome = await saveText(jws, {
      name: certificateFileName(certificate),
      mediaType: 'application/jose',
      ending: certificateFileEnding,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-certificate-view': CertificateViewElement;
  }
}

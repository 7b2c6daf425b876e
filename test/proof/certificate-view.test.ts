import { expect, fixture, html } from '@open-wc/testing';
import { makeCertificate } from '../../src/eraser/certificate/make-certificate.ts';
import type { SignedCertificate } from '../../src/eraser/certifier.ts';
import { messages } from '../../src/i18n/messages.ts';
import '../../src/proof/certificate-view.ts';
import type { CertificateViewElement } from '../../src/proof/certificate-view.ts';
import { itIsAccessible } from '../components/themed.ts';
import { partialFacts, sampleFacts } from '../eraser/certificate/sample.ts';

const signed: SignedCertificate = {
  jws: 'a.b.c',
  qrText: 'GB1.test',
  certificate: makeCertificate(sampleFacts()),
};

describe('gb-certificate-view', () => {
  itIsAccessible({
    'of a proof': () => html`<gb-certificate-view .signed=${signed}></gb-certificate-view>`,
  });

  async function textOf(given: SignedCertificate): Promise<string> {
    const view = await fixture<CertificateViewElement>(
      html`<gb-certificate-view .signed=${given}></gb-certificate-view>`,
    );
    return view.shadowRoot?.textContent ?? '';
  }

  it('marks what the emulated car signs, and claims no more than the key store allows', async () => {
    const text = await textOf(signed);
    expect(text).to.include(messages.verify.emulation);
    expect(text).to.include(messages.verify.classes['crypto-erase-file']);
    expect(text).not.to.include(messages.verify.classes.purge);
  });

  // The columns of the erase screen at 1280 and at 1920.
  for (const width of [458, 750]) {
    it(`keeps its words clear of a code that a camera can read, ${width} wide`, async () => {
      const certificate = { ...signed.certificate, id: 'w'.repeat(26) };
      const view = await fixture<CertificateViewElement>(
        html`<gb-certificate-view
          style="inline-size: ${width}px"
          .signed=${{ ...signed, certificate }}
        ></gb-certificate-view>`,
      );
      const code = view.shadowRoot?.querySelector('gb-qr-code')?.getBoundingClientRect();
      const lines = [...(view.shadowRoot?.querySelectorAll('p') ?? [])].flatMap((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return [...range.getClientRects()];
      });
      if (code === undefined) throw new Error('no code');
      expect(code.width).to.be.at.least(300);
      expect(code.right).to.be.at.most(view.getBoundingClientRect().right + 1);
      expect(lines.length).to.be.greaterThan(5);
      for (const line of lines) {
        const isBeside = line.right <= code.left || line.left >= code.right;
        expect(isBeside || line.bottom <= code.top || line.top >= code.bottom).to.equal(true);
      }
    });
  }

  it('claims nothing when a part is left', async () => {
    const text = await textOf({ ...signed, certificate: makeCertificate(partialFacts()) });
    expect(text).to.include(messages.verify.classes.none);
  });

  it('claims no class, and denies none, where there was nothing to erase', async () => {
    const certificate = { ...signed.certificate, parts: [] };
    const text = await textOf({ ...signed, certificate });
    for (const claim of Object.values(messages.verify.classes)) expect(text).not.to.include(claim);
    expect(text).to.include(messages.verify.outside);
  });

  it('says who authorised it, and when the clock was not trusted', async () => {
    const facts = sampleFacts({ isClockTrusted: false });
    const text = await textOf({ ...signed, certificate: makeCertificate(facts) });
    expect(text).to.include(messages.verify.authorised['keeper-pin']);
    expect(text).to.include(messages.verify.time);
  });
});

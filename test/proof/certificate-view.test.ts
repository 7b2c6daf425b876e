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

  it('claims nothing when a part is left', async () => {
    const text = await textOf({ ...signed, certificate: makeCertificate(partialFacts()) });
    expect(text).to.include(messages.verify.classes.none);
  });

  it('says who authorised it, and when the clock was not trusted', async () => {
    const facts = sampleFacts({ isClockTrusted: false });
    const text = await textOf({ ...signed, certificate: makeCertificate(facts) });
    expect(text).to.include(messages.verify.authorised['keeper-pin']);
    expect(text).to.include(messages.verify.time);
  });
});

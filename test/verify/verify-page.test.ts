import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/verify/verify-page.ts';
import type { VerifyPageElement } from '../../src/verify/verify-page.ts';
import { applyLanguage, messages } from '../../src/i18n/messages.ts';
import { makeCertificate } from '../../src/eraser/certificate/make-certificate.ts';
import { type MemoryKey, newMemoryKey } from '../platform/conformance/memory-attestation.ts';
import { setTheme, themes } from '../components/themed.ts';
import { chainOf, partialFacts, sampleFacts, sign } from '../eraser/certificate/sample.ts';

describe('gb-verify-page', () => {
  let key: MemoryKey;
  let jws: string;
  before(async () => {
    key = await newMemoryKey();
    jws = await sign(makeCertificate(sampleFacts()), key);
  });

  for (const theme of themes) {
    it(`is accessible before, with a good and with a bad one, by ${theme}`, async () => {
      setTheme(theme);
      const page = await open();
      await expect(page).to.be.accessible();
      await drop(page, [file('a.jws', jws), file('b.jws', 'rubbish')]);
      await said(page, messages.verify.refused['not-a-certificate']);
      await expect(page).to.be.accessible();
    });
  }

  it('says what is proven and what is not, without the key and with it', async () => {
    const page = await open();
    await drop(page, [file('a.jws', jws)]);
    await said(page, messages.verify.verdict['key-unknown']);
    expect(notices(page)).to.deep.equal(['caution']);
    await choose(page, '.key', [keyFile(key)]);
    await said(page, messages.verify.verdict.proven);
    expect(notices(page)).to.deep.equal(['done']);
    expect(text(page)).to.contain(messages.verify.emulation);
    expect(text(page)).to.contain(messages.verify.keyChosen(key.kid));
  });

  it('finds what is wrong: partial, repeated, missing, changed, of another key', async () => {
    const { refused, chain, left } = messages.verify;
    const [first = '', , third = ''] = await chainOf(3, key);
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[await sign(makeCertificate(partialFacts()), key)], left(1)],
      [[jws, jws], chain.repeated],
      [[first, third], chain.missing],
      [[jws.slice(0, -4) + (jws.endsWith('AAAA') ? 'BBBB' : 'AAAA')], refused.changed],
      [[await sign(makeCertificate(sampleFacts()), await newMemoryKey())], refused['another-key']],
    ];
    for (const [texts, sentence] of cases) {
      const page = await open();
      await drop(page, [keyFile(key), ...texts.map((one, index) => file(`${index}.jws`, one))]);
      await said(page, sentence);
      expect(notices(page)).to.include('fault');
      expect(text(page)).not.to.contain(messages.verify.verdict.proven);
    }
  });

  it('refuses a key that is none, and says so', async () => {
    const page = await open();
    await choose(page, '.key', [file('key.json', '{}')]);
    await said(page, messages.verify.keyUnreadable);
  });

  it('leaves out what is too large', async () => {
    const page = await open();
    await choose(page, '.certificates', [file('film.mp4', 'x'.repeat(700_000))]);
    await said(page, messages.verify.tooLarge);
    expect(text(page)).to.contain(messages.verify.nothingYet);
  });

  it('starts again from nothing', async () => {
    const page = await open();
    await drop(page, [file('a.jws', jws)]);
    await said(page, messages.verify.verdict['key-unknown']);
    const again = [...page.renderRoot.querySelectorAll('gb-button')].at(-1);
    again?.shadowRoot?.querySelector('button')?.click();
    await said(page, messages.verify.nothingYet);
    expect(text(page)).not.to.contain('XXXEMUCAR');
  });

  it('says the same in Dutch', async () => {
    await applyLanguage('nl', document.documentElement);
    try {
      const page = await open();
      await drop(page, [keyFile(key), file('a.jws', jws)]);
      await said(page, 'Volledig en bewezen');
      expect(text(page)).to.contain('EMULATIE, GEEN BEWIJS');
    } finally {
      await applyLanguage('en', document.documentElement);
    }
  });
});

function open(): Promise<VerifyPageElement> {
  return fixture<VerifyPageElement>(html`<gb-verify-page></gb-verify-page>`);
}

function file(name: string, content: string): File {
  return new File([content], name);
}

function keyFile({ jwk, kid }: MemoryKey): File {
  return file('key.json', JSON.stringify({ ...jwk, kid, introducedBy: [] }));
}

function transfer(files: readonly File[]): DataTransfer {
  const dropped = new DataTransfer();
  for (const one of files) dropped.items.add(one);
  return dropped;
}

async function drop(page: VerifyPageElement, files: readonly File[]): Promise<void> {
  page.dispatchEvent(
    new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: transfer(files) }),
  );
  await page.updateComplete;
}

async function choose(page: VerifyPageElement, selector: string, files: readonly File[]): Promise<void> {
  const input = page.renderRoot.querySelector(selector);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no ${selector}`);
  input.files = transfer(files).files;
  input.dispatchEvent(new Event('change'));
  await page.updateComplete;
}

function text(page: VerifyPageElement): string {
  const inner = [...page.renderRoot.querySelectorAll('gb-notice')].map((notice) => notice.text);
  return `${page.shadowRoot?.textContent ?? ''} ${inner.join(' ')}`;
}

function notices(page: VerifyPageElement): readonly string[] {
  return [...page.renderRoot.querySelectorAll('gb-notice')].map(({ tone }) => tone);
}

function said(page: VerifyPageElement, sentence: string): Promise<void> {
  return waitUntil(() => text(page).includes(sentence), `says: ${sentence}`, { timeout: 5_000 });
}

import { expect, fixture, html } from '@open-wc/testing';
import '../../src/erase/erase-result.ts';
import type { EraseResultElement } from '../../src/erase/erase-result.ts';
import type { EndedErase } from '../../src/eraser/erase-desk.ts';
import { messages } from '../../src/i18n/messages.ts';
import { itIsAccessible } from '../components/themed.ts';
import { makeCertificate } from '../../src/eraser/certificate/make-certificate.ts';
import { partialFacts, sampleFacts } from '../eraser/certificate/sample.ts';
import { loadMakerNl } from '../pack/maker-nl.ts';

const pack = await loadMakerNl();
const words = messages.erase;

const clean: EndedErase = {
  plan: sampleFacts().plan,
  result: sampleFacts().result,
  resumed: false,
  certificate: {
    state: 'signed',
    jws: 'a.b.c',
    qrText: 'GB1.test',
    certificate: makeCertificate(sampleFacts()),
  },
};
const partial: EndedErase = { ...clean, result: partialFacts().result };
const unsigned: EndedErase = { ...clean, certificate: { state: 'unsigned', reason: 'unreachable' } };

const template = (ended: EndedErase) =>
  html`<gb-erase-result .ended=${ended} .pack=${pack} emulated></gb-erase-result>`;

describe('gb-erase-result', () => {
  itIsAccessible({
    'of a clean handover': () => template(clean),
    'of a handover that left something': () => template(partial),
    'without a signature': () => template(unsigned),
  });

  async function shown(
    ended: EndedErase,
  ): Promise<{ element: EraseResultElement; verdict: string; buttons: string[] }> {
    const element = await fixture<EraseResultElement>(template(ended));
    const verdict = element.shadowRoot?.querySelector('gb-erase-verdict');
    await verdict?.updateComplete;
    const buttons = [...(element.shadowRoot?.querySelectorAll('gb-button') ?? [])];
    return {
      element,
      verdict: verdict?.shadowRoot?.textContent.trim() ?? '',
      buttons: buttons.map((button) => button.textContent.trim()),
    };
  }

  it('says clean of a handover only when everything is gone and the car is put back', async () => {
    expect((await shown(clean)).verdict).to.equal(words.clean);
    expect((await shown(partial)).verdict).to.equal(words.notClean);
    const pending: EndedErase = {
      ...clean,
      result: { ...clean.result, car: [{ item: 'comfort', state: 'pending' }] },
    };
    expect((await shown(pending)).verdict).to.equal(words.notClean);
  });

  it('says it with a sign and in letters to be read from outside, over most of the screen', async () => {
    const { element } = await shown(clean);
    const verdict = element.shadowRoot?.querySelector('gb-erase-verdict');
    if (!verdict) throw new Error('no verdict');
    expect(parseFloat(getComputedStyle(verdict).fontSize)).to.be.at.least(120);
    expect(verdict.getBoundingClientRect().height).to.be.at.least(window.innerHeight - 220);
    expect(verdict.shadowRoot?.querySelector('gb-icon')?.name).to.equal('check-circle');
  });

  it('names what is left before what is gone', async () => {
    const [first, ...others] = partial.result.parts;
    if (first === undefined) throw new Error('the sample has parts');
    const { element } = await shown({ ...partial, result: { ...partial.result, parts: [...others, first] } });
    const rows = [...(element.shadowRoot?.querySelectorAll('gb-row') ?? [])];
    expect(rows.map(({ icon }) => icon)).to.deep.equal(['error', 'check-circle', 'check-circle']);
  });

  it('claims no more than the key store can hold: in a browser only that nothing was found again', async () => {
    const inBrowser: EndedErase = { ...clean, result: { ...clean.result, grade: 'browser' } };
    const detailOf = async (ended: EndedErase): Promise<string> =>
      (await shown(ended)).element.shadowRoot?.querySelector('gb-notice')?.detail ?? '';
    expect(await detailOf(clean)).to.equal(words.resultCompleteText(412));
    expect(await detailOf(inBrowser)).to.equal(words.resultClearedText(412));
  });

  it('gives no verdict about the car when only some of it was erased', async () => {
    const some: EndedErase = { ...clean, plan: { ...clean.plan, scope: { kind: 'selection', parts: [] } } };
    expect((await shown(some)).verdict).to.equal('');
  });

  it('offers to erase again what is left, to sign what is not signed, and nothing else', async () => {
    expect((await shown(clean)).buttons).to.deep.equal([words.done]);
    expect((await shown(partial)).buttons).to.deep.equal([words.eraseAgain, words.done]);
    expect((await shown(unsigned)).buttons).to.deep.equal([words.signNow, words.done]);
  });

  it('tells apart that it was read and that it is to be tried again', async () => {
    const { element } = await shown(partial);
    const heard: string[] = [];
    for (const name of ['result-seen', 'retry-requested'])
      element.addEventListener(name, () => heard.push(name));
    for (const button of element.shadowRoot?.querySelectorAll('gb-button') ?? [])
      button.shadowRoot?.querySelector('button')?.click();
    expect(heard).to.deep.equal(['retry-requested', 'result-seen']);
  });
});

import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import type { AboutFacts } from '../../src/about/about-facts.ts';
import '../../src/about/about-page.ts';
import type { AboutPageElement } from '../../src/about/about-page.ts';
import { messages } from '../../src/i18n/messages.ts';
import { itIsAccessible } from '../components/themed.ts';

const facts: AboutFacts = {
  grade: 'file',
  installation: 'abcdefghijklmnop',
  isPersisted: true,
  rekeysDue: [],
  certificate: undefined,
  publicKey: () => Promise.resolve(undefined),
};

const template = (given?: AboutFacts) =>
  html`<gb-about-page .facts=${given && (() => Promise.resolve(given))}></gb-about-page>`;

describe('gb-about-page', () => {
  itIsAccessible({
    'with nothing on its way out': () => template(facts),
    'while storage is closed': () => template(),
  });

  async function shown(given: AboutFacts): Promise<AboutPageElement> {
    const page = await fixture<AboutPageElement>(template(given));
    await waitUntil(() => page.shadowRoot?.querySelector('gb-row') !== null, 'the facts are read');
    return page;
  }

  const rowsOf = (page: AboutPageElement): string[] =>
    [...(page.shadowRoot?.querySelectorAll('gb-row') ?? [])].map(({ detail }) => detail);

  it('says how many categories wait for a new key', async () => {
    expect(rowsOf(await shown(facts))).to.include(messages.about.nothingGoing);
    const page = await shown({ ...facts, rekeysDue: ['contacts', 'media'] });
    expect(rowsOf(page)).to.include(messages.about.going(2));
  });

  it('says that the browser has not promised to keep the data', async () => {
    expect(rowsOf(await shown({ ...facts, isPersisted: false }))).to.include(messages.about.notPersisted);
  });

  it('names the installation', async () => {
    const page = await shown(facts);
    expect(page.shadowRoot?.textContent).to.include(messages.about.installation('abcdefghijklmnop'));
  });

  it('says so when the platform does not give its key', async () => {
    const page = await shown(facts);
    page.shadowRoot?.querySelector('gb-button')?.shadowRoot?.querySelector('button')?.click();
    const said = (): boolean => page.shadowRoot?.textContent.includes(messages.about.keyUnreachable) === true;
    await waitUntil(said, 'it is said');
  });
});

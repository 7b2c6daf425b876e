import { expect } from '@open-wc/testing';
import { formatNumber } from '../../src/i18n/format.ts';
import { applyLanguage, messages } from '../../src/i18n/messages.ts';

describe('applyLanguage', () => {
  const root = document.createElement('html');
  afterEach(() => applyLanguage('en', root));

  it('loads the texts, and sets formats, language and direction', async () => {
    expect(await applyLanguage('nl', root)).to.equal('nl');
    expect(messages.shell.overview).to.equal('Overzicht');
    expect(formatNumber(1_234.5)).to.equal('1.234,5');
    expect([root.lang, root.dir]).to.deep.equal(['nl', 'ltr']);
  });

  it('lets the last of several calls win, whichever is loaded first', async () => {
    const first = applyLanguage('nl', root);
    expect(await applyLanguage('en', root)).to.equal('en');
    expect(await first).to.equal('en');
    expect([messages.shell.overview, root.lang]).to.deep.equal(['Overview', 'en']);
  });
});

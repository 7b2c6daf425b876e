import { expect } from '@open-wc/testing';
import { readHostToken } from '../../../platform/keystore/host-token.ts';

describe('the host token', () => {
  const page = (content: string | undefined): Document => {
    const made = document.implementation.createHTMLDocument();
    if (content !== undefined) {
      const meta = made.createElement('meta');
      meta.name = 'glovebox-host';
      meta.content = content;
      made.head.append(meta);
    }
    return made;
  };

  it('is what the host wrote into the document', () => {
    const token = 'aB3_-'.padEnd(43, 'x');
    expect(readHostToken(page(token))).to.equal(token);
  });

  it('is none on static hosting', () => {
    expect(readHostToken(page(undefined))).to.equal(undefined);
  });

  it('is none when it is not of the host', () => {
    for (const content of ['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}"`]) {
      expect(readHostToken(page(content)), content).to.equal(undefined);
    }
  });
});

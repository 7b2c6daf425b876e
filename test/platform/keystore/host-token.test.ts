import { expect } from '@open-wc/testing';
import { askHostToken, hasHost } from '../../../platform/keystore/host-token.ts';

describe('the mark of a host', () => {
  it('is the meta that a host writes into the document', () => {
    const page = document.implementation.createHTMLDocument();
    expect(hasHost(page)).to.equal(false);
    const meta = page.createElement('meta');
    meta.name = 'glovebox-host';
    page.head.append(meta);
    expect(hasHost(page)).to.equal(true);
  });
});

describe('the token of a host', () => {
  const token = 'aB3_-'.padEnd(43, 'x');
  const answering =
    (body: string): typeof fetch =>
    async () =>
      new Response(body);

  it('is what the host says now, asked for past every cache', async () => {
    let asked: unknown;
    const ask: typeof fetch = async (...question) => {
      asked = { address: question[0], cache: question[1]?.cache };
      return new Response(JSON.stringify({ token }));
    };
    expect(await askHostToken(ask, 1_000)).to.equal(token);
    expect(asked).to.deep.equal({ address: '/host', cache: 'no-store' });
  });

  it('is none when the answer is not of the host', async () => {
    for (const body of ['', '<html>', '{}', JSON.stringify({ token: `${'x'.repeat(42)}"` })]) {
      expect(await askHostToken(answering(body), 1_000), body).to.equal(undefined);
    }
  });

  it('is none when nobody answers', async () => {
    const silent: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'TimeoutError')));
      });
    expect(await askHostToken(silent, 5)).to.equal(undefined);
    expect(await askHostToken(() => Promise.reject(new TypeError()), 1_000)).to.equal(undefined);
  });
});

import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { logFault, onFault, watchUncaught, word } from '../../src/fault-log/log-fault.ts';
import type { Fault } from '../../src/fault-log/log-fault.ts';
import { replaceMethod } from '../vault/replace-method.ts';

describe('word', () => {
  for (const text of ['contacts', 'vault/page-unreadable', 'TypeError', 'ON', 'a.b:c_d-1', 'x'.repeat(40)]) {
    it(`lets ${text} through`, () => expect(word(text)).to.equal(text));
  }
  for (const text of [
    '',
    'Anna Muller',
    'Müller',
    'a@example.org',
    'x'.repeat(41),
    'a\nb',
    '<b>',
    '"quoted"',
    '+31',
  ]) {
    it(`redacts ${JSON.stringify(text)}`, () => expect(word(text)).to.equal('redacted'));
  }

  it('never lets through a space, a letter beyond ASCII or an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(word(text)).to.match(/^[A-Za-z0-9_./:-]{1,40}$/);
      }),
    );
  });
});

describe('logFault', () => {
  let restore: () => void;
  let printed: unknown[][];
  let end: AbortController;
  beforeEach(() => {
    printed = [];
    end = new AbortController();
    restore = replaceMethod(
      console,
      'error',
      () =>
        (...texts: unknown[]) =>
          void printed.push(texts),
    );
  });
  afterEach(() => {
    end.abort();
    restore();
  });

  it('prints the code, and tells who listens', () => {
    const heard: Fault[] = [];
    onFault((fault) => heard.push(fault), end.signal);
    onFault((fault) => heard.push(fault), AbortSignal.abort());
    logFault({ code: 'vault/page-unreadable', detail: { pages: 2 } });
    end.abort();
    logFault({ code: 'vault/page-unreadable' });
    expect(heard).to.deep.equal([{ code: 'vault/page-unreadable', detail: { pages: 2 } }]);
    expect(printed).to.deep.equal([
      ['glovebox vault/page-unreadable', { pages: 2 }],
      ['glovebox vault/page-unreadable', ''],
    ]);
  });

  it('says of what nothing caught no more than its class', () => {
    const heard: Fault[] = [];
    onFault((fault) => heard.push(fault), end.signal);
    // A page of its own: the listeners of `watchUncaught` live as long as their page.
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentWindow;
    if (page === null) throw new Error('no page');
    watchUncaught(page);
    const thrown = new TypeError('Anna Müller, +31 6 12345678');
    const personal = Object.assign(new Error('x'), { name: 'Anna Müller' });
    page.dispatchEvent(new ErrorEvent('error', { error: thrown, message: thrown.message }));
    page.dispatchEvent(new ErrorEvent('error', { error: personal }));
    const promise = Promise.reject(thrown);
    promise.catch(() => undefined);
    page.dispatchEvent(new PromiseRejectionEvent('unhandledrejection', { promise, reason: 'Anna Müller' }));
    frame.remove();
    expect(heard).to.deep.equal([
      { code: 'app/uncaught', detail: { name: 'TypeError' } },
      { code: 'app/uncaught', detail: { name: 'redacted' } },
      { code: 'app/uncaught', detail: { name: 'string' } },
    ]);
    expect(JSON.stringify(printed)).not.to.match(/Anna|Müller|123456/);
  });
});

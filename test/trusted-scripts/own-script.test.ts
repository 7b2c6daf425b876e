import { expect } from '@open-wc/testing';
import { ownScript } from '../../src/trusted-scripts/own-script.ts';

describe('the policy for script addresses', () => {
  it('lets the service worker and the workers of a build through, as trusted values', () => {
    const addresses = [
      '/sw.js',
      '/assets/import-worker-BZd2vZ3w.js',
      '/data/vcard/import-worker.ts?worker_file&type=module',
    ];
    for (const address of addresses) {
      const trusted: unknown = ownScript(address);
      expect(String(trusted)).to.equal(address);
      expect(Object.prototype.toString.call(trusted)).to.equal('[object TrustedScriptURL]');
    }
  });

  it('refuses every other address', () => {
    for (const address of [
      '',
      'sw.js',
      '/sw.js?a',
      '/other/sw.js',
      '//elsewhere.example/sw.js',
      '//elsewhere/data/import-worker.ts?worker_file&type=module',
      'https://elsewhere.example/assets/import-worker-BZd2vZ3w.js',
      '/assets/index-BZd2vZ3w.js',
      '/assets/../import-worker-BZd2vZ3w.js',
      'data:text/javascript,0',
      'blob:https://elsewhere.example/1',
    ]) {
      expect(() => ownScript(address), address).to.throw(TypeError);
    }
  });
});

import { expect, test } from '@playwright/test';
import { rulesBrokenBy } from './plant.ts';

interface Ban {
  readonly rule: string;
  readonly file: string;
  readonly refused: readonly string[];
  readonly allowed: readonly string[];
  /** Files where the first of `refused` is allowed. */
  readonly exempt?: readonly string[];
}

const bans: readonly Ban[] = [
  {
    rule: 'glovebox/no-storage',
    file: 'src/records/record-list.ts',
    refused: [
      'indexedDB.open("a");',
      'window.indexedDB.open("a");',
      'globalThis["indexedDB"].open("a");',
      'const { indexedDB: factory } = self; factory.open("a");',
      'await caches.open("a");',
      'await self.caches.open("a");',
      'localStorage.setItem("a", "b");',
      'sessionStorage.clear();',
      'await navigator.storageBuckets.open("a");',
      'const { storageBuckets } = navigator; await storageBuckets.open("a");',
      'await navigator.storage.persist();',
      'await window.navigator.storage.getDirectory();',
      'const { storage } = navigator; await storage.persist();',
      'document.cookie = "a=b";',
      'window.document.cookie = "a=b";',
      'await cookieStore.get("a");',
    ],
    allowed: [
      'const caches = new Map(); caches.clear();',
      'export const storage = { persist: 1 }; storage.persist;',
    ],
    exempt: [
      'src/vault/database.ts',
      'platform/keystore/browser-keystore.ts',
      'src/sw/cache.ts',
      'test/a.spec.ts',
    ],
  },
  {
    rule: 'glovebox/no-clock',
    file: 'src/eraser/engine.ts',
    refused: [
      'Date.now();',
      'new Date();',
      'Date();',
      'new globalThis.Date();',
      'const { now } = Date; now();',
      'setTimeout(() => {}, 1);',
      'window.setInterval(() => {}, 1);',
      'Math.random();',
      'performance.now();',
      'AbortSignal.timeout(1);',
    ],
    allowed: [
      'new Date(0).toISOString();',
      'Math.max(1, 2);',
      'export const f = (setTimeout: () => void) => setTimeout();',
    ],
    exempt: ['platform/emulator/real-scheduler.ts', 'src/shell/router.ts', 'test/a.spec.ts'],
  },
  {
    rule: 'glovebox/no-markup-from-text',
    file: 'components/row/row.ts',
    refused: [
      'document.body.innerHTML = "a";',
      'document.body["outerHTML"] = "a";',
      'document.body.insertAdjacentHTML("beforeend", "a");',
      'document.body.setHTMLUnsafe("a");',
      'document.write("a");',
      'eval("a");',
      'globalThis.eval("a");',
      'new Function("a");',
      'import { unsafeHTML } from "lit/directives/unsafe-html.js"; unsafeHTML("a");',
    ],
    allowed: ['document.body.textContent = "a";', 'import { html } from "lit"; html`a`;'],
  },
  {
    rule: 'no-console',
    file: 'src/vault/vault.ts',
    refused: ['console.log("a");', 'console.error("a");'],
    allowed: ['export const a = 1;'],
    exempt: ['src/fault-log/log-fault.ts', 'platform/host/serve.ts', 'test/a.spec.ts'],
  },
  {
    rule: 'glovebox/no-barrel',
    file: 'src/vault/everything.ts',
    refused: ['export { a } from "./a.ts";', 'export * from "./a.ts"; export const b = 1;'],
    allowed: ['export { a } from "./a.ts"; export const b = 1;', 'export const c = 1;'],
  },
  {
    rule: 'glovebox/no-barrel',
    file: 'src/vault/index.ts',
    refused: ['export const a = 1;'],
    allowed: [],
    exempt: ['src/vault/indexes.ts'],
  },
  {
    rule: 'glovebox/no-focused-test',
    file: 'test/a.spec.ts',
    refused: [
      'describe.only("a", () => {});',
      'it.only("a", () => {});',
      'test.describe.only("a", () => {});',
      'fdescribe("a", () => {});',
      'it.skip("a", () => {});',
      'xit("a", () => {});',
      'test.skip("a", () => {});',
      'test.skip();',
      'test.fixme("a", () => {});',
    ],
    allowed: ['test.skip(!present, "the sample files are not there");', 'test.describe("a", () => {});'],
  },
  {
    rule: '@typescript-eslint/no-explicit-any',
    file: 'src/vault/vault.ts',
    refused: ['export const a: any = 1;', '// eslint-disable-next-line\nexport const a: any = 1;'],
    allowed: ['export const a: unknown = 1;'],
  },
  {
    rule: '@typescript-eslint/no-non-null-assertion',
    file: 'src/vault/vault.ts',
    refused: ['export const a = (b: string | null) => b!.length;'],
    allowed: ['export const a = (b: string | null) => b?.length;'],
  },
  {
    rule: 'max-lines',
    file: 'components/row/row.ts',
    refused: ['\n'.repeat(301)],
    allowed: ['\n'.repeat(299)],
    exempt: ['test/a.spec.ts'],
  },
  {
    rule: 'no-restricted-exports',
    file: 'src/vault/vault.ts',
    refused: ['export default 1;'],
    allowed: ['export const a = 1;'],
    exempt: ['vite.config.ts'],
  },
];

/** Those of the attempts that break the rule. */
async function breaking(
  rule: string,
  attempts: readonly { file: string; code: string }[],
): Promise<readonly { file: string; code: string }[]> {
  const broken = await Promise.all(attempts.map(({ file, code }) => rulesBrokenBy(file, code)));
  return attempts.filter((_, index) => broken[index]?.includes(rule));
}

for (const { rule, file, refused, allowed, exempt = [] } of bans) {
  test.describe(`${rule} in ${file}`, () => {
    test('refuses each way round it', async () => {
      const attempts = refused.map((code) => ({ file, code }));
      expect(await breaking(rule, attempts)).toEqual(attempts);
    });

    test('lets through what only looks like it, and exempt places', async () => {
      const code = refused[0] ?? '';
      const attempts = [
        ...allowed.map((code) => ({ file, code })),
        ...exempt.map((file) => ({ file, code })),
      ];
      expect(await breaking(rule, attempts)).toEqual([]);
    });
  });
}

import { expect, test } from '@playwright/test';
import * as z from 'zod/mini';
import { plant } from './plant.ts';

/** Every form in which a file can reach another, each on one line. */
const forms: Readonly<Record<string, (to: string) => string>> = {
  import: (to) => `import { a } from '${to}';`,
  'import for effect': (to) => `import '${to}';`,
  'import type': (to) => `import type { B } from '${to}';`,
  'export from': (to) => `export { c } from '${to}';`,
  'export type from': (to) => `export type { D } from '${to}';`,
  'export * from': (to) => `export * from '${to}';`,
  'import()': (to) => `export const e = import('${to}');`,
  'import() of a template': (to) => `export const f = import(\`${to}\`);`,
  "import('…').T": (to) => `export type G = import('${to}').Thing;`,
  "typeof import('…')": (to) => `export type H = typeof import('${to}');`,
  require: (to) => `export const i = require('${to}');`,
  'import = require': (to) => `import j = require('${to}');`,
  'new URL': (to) => `export const k = new URL('${to}', import.meta.url);`,
};

/** A package has no address of its own: `new URL('lit', …)` would mean a file beside this one. */
function formsFor(to: string, file: string): readonly string[] {
  return Object.keys(forms)
    .filter((form) => to.startsWith('.') || form !== 'new URL')
    .filter((form) => file.endsWith('.ts') || !typescriptOnly.includes(form));
}

const typescriptOnly = [
  'import type',
  'export type from',
  "import('…').T",
  "typeof import('…')",
  'import = require',
];

interface Attempt {
  readonly form: string;
  readonly to: string;
}

/** Every form of reaching each of these files. */
function attempts(file: string, targets: readonly string[]): readonly Attempt[] {
  return targets.flatMap((to) => formsFor(to, file).map((form) => ({ form, to })));
}

/** Those that are refused in `file`, each once. */
async function refused(file: string, tried: readonly Attempt[]): Promise<readonly Attempt[]> {
  const code = tried.map(({ form, to }) => forms[form]?.(to)).join('\n');
  const findings = (await plant(file, code)).filter(({ rule }) => rule === 'glovebox/layers');
  const lines = new Set(findings.map(({ line }) => line));
  return tried.filter((_, index) => lines.has(index + 1));
}

async function whyRefused(file: string, code: string): Promise<string> {
  const findings = await plant(file, code);
  return findings.flatMap(({ rule, message }) => (rule === 'glovebox/layers' ? [message] : [])).join();
}

interface Row {
  /** As in eslint.layers.js. */
  readonly row: string;
  readonly file: string;
  readonly forbidden: readonly string[];
  readonly allowed: readonly string[];
}

/** The table of the house once more, by example: written from the design, not from the lint's table. */
const rows: readonly Row[] = [
  {
    row: 'components/',
    file: 'components/switch/switch.ts',
    forbidden: ['../../src/vault/vault.ts', '../../platform/contract/clock.ts', 'zod/mini', 'idb'],
    allowed: ['lit', 'lit/decorators.js', '../row/row.ts', '../../src/fault-log/log-fault.ts'],
  },
  {
    row: 'platform/contract/',
    file: 'platform/contract/signals.ts',
    forbidden: ['../policy.ts', '../emulator/car.ts', '../../src/pack/pack.ts', 'lit', 'zod'],
    allowed: ['./clock.ts', 'zod/mini'],
  },
  {
    row: 'platform/policy.ts',
    file: 'platform/policy.ts',
    forbidden: ['./emulator/car.ts', '../src/choices/choices.ts', 'lit'],
    allowed: ['./contract/services.ts', 'zod/mini'],
  },
  {
    row: 'platform/emulator/',
    file: 'platform/emulator/car.ts',
    forbidden: ['../keystore/browser-keystore.ts', '../../src/pack/pack.ts', 'node:fs', 'lit'],
    allowed: ['../contract/signals.ts', '../policy.ts', './random.ts'],
  },
  {
    row: 'platform/keystore/',
    file: 'platform/keystore/host-keystore.ts',
    forbidden: ['../emulator/car.ts', '../host/slot.ts', '../../src/vault/vault.ts', 'node:crypto'],
    allowed: ['../contract/keystore.ts', '../policy.ts', './browser-keystore.ts'],
  },
  {
    row: 'platform/lifecycle/',
    file: 'platform/lifecycle/restart-app.ts',
    forbidden: ['../emulator/car.ts', '../../src/shell/router.ts', 'lit'],
    allowed: ['../contract/lifecycle.ts', '../policy.ts'],
  },
  {
    row: 'platform/viss/',
    file: 'platform/viss/client.ts',
    forbidden: ['../emulator/car.ts', '../../src/settings/setting-row.ts', 'lit'],
    allowed: ['../contract/signals.ts', '../policy.ts'],
  },
  {
    row: 'platform/host/*.mjs',
    file: 'platform/host/start.mjs',
    forbidden: ['../contract/keystore.ts', '../policy.ts', '../../src/main.ts', 'zod/mini'],
    allowed: ['node:net', 'vite', './install.mjs'],
  },
  {
    row: 'platform/host/',
    file: 'platform/host/serve.ts',
    forbidden: ['../contract/signals.ts', '../policy.ts', '../keystore/host-keystore.ts', 'lit', 'idb'],
    allowed: ['node:fs', 'vite', 'zod/mini', '../contract/keystore.ts', '../contract/keystore-protocol.ts'],
  },
  {
    row: 'src/fault-log/',
    file: 'src/fault-log/log-fault.ts',
    forbidden: ['../i18n/format.ts', '../../platform/contract/clock.ts', 'lit'],
    allowed: ['./redact.ts', 'zod/mini'],
  },
  {
    row: 'src/i18n/',
    file: 'src/i18n/format.ts',
    forbidden: ['../pack/pack.ts', '../../platform/contract/vehicle.ts', 'lit'],
    allowed: ['./en/en.ts', 'zod/mini', '../fault-log/log-fault.ts'],
  },
  {
    row: 'src/trusted-scripts/',
    file: 'src/trusted-scripts/own-script.ts',
    forbidden: ['../i18n/format.ts', '../../platform/contract/clock.ts', 'zod/mini', 'lit'],
    allowed: ['./pattern.ts', '../fault-log/log-fault.ts'],
  },
  {
    row: 'src/pack/',
    file: 'src/pack/pack.ts',
    forbidden: ['../vault/vault.ts', '../restriction/motion.ts', 'lit'],
    allowed: ['../../platform/contract/service-id.ts', '../../platform/policy.ts', 'zod/mini'],
  },
  {
    row: 'src/restriction/*-controller.ts',
    file: 'src/restriction/restriction-controller.ts',
    forbidden: ['../../components/switch/switch.ts', '../vault/vault.ts', '../pack/pack.ts'],
    allowed: ['lit', './motion.ts', '../../platform/contract/signals.ts'],
  },
  {
    row: 'src/restriction/',
    file: 'src/restriction/motion.ts',
    forbidden: ['lit', '../pack/pack.ts', '../../platform/emulator/car.ts'],
    allowed: ['./restrictions.ts', '../../platform/contract/signals.ts', '../../platform/policy.ts'],
  },
  {
    row: 'src/vault/',
    file: 'src/vault/vault.ts',
    forbidden: [
      '../session/session.ts',
      '../../platform/policy.ts',
      '../../platform/keystore/host.ts',
      'lit',
    ],
    allowed: ['idb', '../pack/pack.ts', '../../platform/contract/keystore.ts', './page.ts'],
  },
  {
    row: 'src/session/',
    file: 'src/session/session.ts',
    forbidden: ['../choices/choices.ts', '../restriction/motion.ts', '../../platform/policy.ts', 'idb'],
    allowed: ['../vault/vault.ts', '../pack/pack.ts', '../../platform/contract/clock.ts'],
  },
  {
    row: 'src/derivation/',
    file: 'src/derivation/argon2.ts',
    forbidden: ['../session/session.ts', '../i18n/format.ts', '../../platform/contract/clock.ts', 'lit'],
    allowed: ['../vault/vault.ts', '../trusted-scripts/own-script.ts', 'zod/mini'],
  },
  {
    row: 'src/sealed-file/',
    file: 'src/sealed-file/seal-container.ts',
    forbidden: ['../vault/vault.ts', '../session/session.ts', '../i18n/format.ts', 'lit', 'zod/mini'],
    allowed: ['../vault/random-id.ts', '../../platform/contract/clock.ts'],
  },
  {
    row: 'src/archive/',
    file: 'src/archive/write-archive.ts',
    forbidden: ['../data/contact.ts', '../session/session.ts', '../eraser/engine.ts', 'lit', 'idb'],
    allowed: [
      'client-zip',
      '../vault/collection.ts',
      '../sealed-file/seal-container.ts',
      '../records/write-pieces.ts',
    ],
  },
  {
    row: 'src/choices/',
    file: 'src/choices/choices.ts',
    forbidden: ['../eraser/engine.ts', '../i18n/format.ts', '../../platform/emulator/car.ts', 'lit'],
    allowed: ['../../platform/policy.ts', '../restriction/motion.ts', '../session/session.ts'],
  },
  {
    row: 'src/eraser/',
    file: 'src/eraser/engine.ts',
    forbidden: ['../records/record-list.ts', '../restriction/motion.ts', '../data/contact.ts', 'lit'],
    allowed: ['../choices/choices.ts', '../vault/vault.ts', '../session/session.ts'],
  },
  {
    row: 'src/records/',
    file: 'src/records/record-list.ts',
    forbidden: ['../data/contact.ts', '../settings/setting-row.ts', '../shell/router.ts', 'idb'],
    allowed: ['lit', '../../components/row/row.ts', '../eraser/engine.ts', '../../platform/policy.ts'],
  },
  {
    row: 'src/settings/',
    file: 'src/settings/setting-row.ts',
    forbidden: [
      '../overview/overview-page.ts',
      '../records/record-list.ts',
      '../../platform/emulator/car.ts',
    ],
    allowed: ['lit', '../../components/switch/switch.ts', '../choices/choices.ts'],
  },
  ...['overview', 'drivers', 'data', 'sharing', 'erase', 'about', 'first-run'].map((name) => ({
    row: `src/${name}/`,
    file: `src/${name}/page.ts`,
    forbidden: [
      name === 'data' ? '../erase/page.ts' : '../data/page.ts',
      '../shell/router.ts',
      '../../platform/emulator/car.ts',
      'idb',
    ],
    allowed: ['lit', '../records/record-list.ts', '../../components/row/row.ts', '../eraser/engine.ts'],
  })),
  {
    row: 'src/verify/verify-cli.ts',
    file: 'src/verify/verify-cli.ts',
    forbidden: [
      '../vault/vault.ts',
      '../eraser/engine.ts',
      '../../components/button/button.ts',
      'lit',
      'jose',
    ],
    allowed: ['node:fs/promises', './csv.ts', '../eraser/certificate/claims.ts', '../i18n/en/verify.ts'],
  },
  {
    row: 'src/verify/',
    file: 'src/verify/verify-page.ts',
    forbidden: ['../vault/vault.ts', '../eraser/engine.ts', '../../platform/keystore/within.ts', 'jose'],
    allowed: ['lit', '../../components/button/button.ts', '../eraser/certificate/claims.ts'],
  },
  {
    row: 'src/bench/',
    file: 'src/bench/inspector.ts',
    forbidden: ['../data/contact.ts', '../shell/router.ts', 'idb'],
    allowed: ['lit', '../../platform/emulator/car.ts', '../pack/pack.ts', '../../components/row/row.ts'],
  },
  {
    row: 'src/shell/',
    file: 'src/shell/router.ts',
    forbidden: ['../bench/inspector.ts', '../../platform/emulator/car.ts', '../../platform/policy.ts', 'idb'],
    allowed: ['lit', 'workbox-window', '../../platform/contract/lifecycle.ts', '../session/session.ts'],
  },
  {
    row: 'src/proof/',
    file: 'src/proof/certificate-view.ts',
    forbidden: ['../erase/erase-page.ts', '../shell/shell.ts', 'idb'],
    allowed: ['lit', '../records/save-text.ts', '../eraser/certifier.ts', '../i18n/messages.ts'],
  },
  {
    row: 'src/sw/',
    file: 'src/sw/service-worker.ts',
    forbidden: ['../vault/vault.ts', '../../platform/contract/clock.ts', 'lit', 'workbox-window'],
    allowed: ['workbox-precaching', 'workbox-core/clients-claim.js'],
  },
  {
    row: 'src/page-sources.ts',
    file: 'src/page-sources.ts',
    forbidden: ['./shell/shell.ts', '../platform/emulator/car.ts', './data/contacts-page.ts', 'idb', 'lit'],
    allowed: ['./data/address-book.ts', './first-run/first-run.ts', '../platform/contract/signals.ts'],
  },
  {
    row: 'src/*routes.ts',
    file: 'src/data-routes.ts',
    forbidden: ['./shell/shell.ts', '../platform/emulator/car.ts', 'idb'],
    allowed: ['lit', './shell/router.ts', './page-sources.ts', '../platform/contract/signals.ts'],
  },
  {
    row: 'src/collections.ts',
    file: 'src/collections.ts',
    forbidden: ['./erase/erase-page.ts', './shell/shell.ts', 'lit', '../platform/emulator/car.ts'],
    allowed: ['./data/contacts/contacts-collection.ts', './session/driver-card.ts'],
  },
];

for (const { row, file, forbidden, allowed } of rows) {
  test.describe(`what ${row} may import`, () => {
    test('refuses everything else, in every form', async () => {
      const tried = attempts(file, forbidden);
      expect(await refused(file, tried)).toEqual(tried);
    });

    test('lets its own through, in every form', async () => {
      expect(await refused(file, attempts(file, allowed))).toEqual([]);
    });
  });
}

test.describe('the layer table', () => {
  test('has a planted violation for each of its rows', async () => {
    const address = new URL('../../eslint.layers.js', import.meta.url).href;
    const table = z.object({ layers: z.array(z.object({ from: z.string(), may: z.array(z.string()) })) });
    const { layers } = table.parse(await import(address));
    const restrictive = layers.filter(({ may }) => !may.includes('*')).map(({ from }) => from);
    expect(rows.map(({ row }) => row).sort()).toEqual(restrictive.sort());
  });

  for (const [file, to] of [
    ['src/main.ts', '../platform/emulator/car.ts'],
    ['test/vault/vault.spec.ts', '../../src/vault/vault.ts'],
    ['vite.config.ts', './platform/host/vite-plugin.ts'],
  ] as const) {
    test(`lets ${file} import anything`, async () => {
      expect(await refused(file, attempts(file, [to]))).toEqual([]);
    });
  }

  for (const [file, to] of [
    ['src/shell/router.ts', '../data/contacts-page.ts'],
    ['src/routes.ts', './erase/erase-page.ts'],
  ] as const) {
    test(`lets ${file} reach a destination by import() and in no other form`, async () => {
      const tried = attempts(file, [to]);
      const others = tried.filter(({ form }) => !form.startsWith('import()'));
      expect(await refused(file, tried)).toEqual(others);
      expect(await whyRefused(file, `import '${to}';`)).toContain('except by import()');
    });
  }

  test('refuses every import in a folder that no row names', async () => {
    const why = await whyRefused('src/utils/dates.ts', "import { html } from 'lit';");
    expect(why).toContain('no row of eslint.layers.js names src/utils/dates.ts');
  });

  for (const code of [
    'export const thing = (name: string) => import(name);',
    'export const thing = (name: string) => import(`../data/${name}.ts`);',
    'export const thing = (name: string) => new URL(name, import.meta.url);',
    "export const things = import.meta.glob('../data/*.ts');",
    "export const address = import.meta.resolve('../data/contact.ts');",
  ]) {
    test(`refuses what hides its target: ${code}`, async () => {
      expect(await whyRefused('src/shell/router.ts', code)).toContain('must be a plain string');
    });
  }

  test('refuses an absolute address', async () => {
    const [imported, address] = await Promise.all([
      whyRefused('src/shell/router.ts', "import '/data/contact.ts';"),
      whyRefused('src/shell/router.ts', "export const a = new URL('/data/contact.ts', import.meta.url);"),
    ]);
    expect(imported).toContain('is not relative');
    expect(address).toContain('is not relative');
  });

  test('sees through a query and a detour', async () => {
    for (const to of ['../data/reader.worker.ts?worker&url', '../vault/../data/contact.ts']) {
      expect(await whyRefused('src/erase/page.ts', `import a from '${to}';`)).toContain('import src/data/');
    }
    expect(await whyRefused('src/data/page.ts', "import a from './reader.worker.ts?worker&url';")).toBe('');
  });
});

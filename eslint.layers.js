/**
 * Who may import whom: the table of the house. One row per layer; the first row whose `from` matches a file holds for it, and a file that no
 * row names may import nothing. Enforced by `test/lint/rules/layers.js` in every form an import can take, types
 * included.
 *
 * An entry of `may` is
 * - a folder of this project (ends in `/`) or one file of it,
 * - `lazy <folder>`: that folder, by `import()` only,
 * - a package (`lit` stands for `lit/decorators.js` too), or
 * - `*`: anything.
 * Every row may also import its own folder and `src/fault-log/`. A specifier must be a plain string, except in rows
 * with `computed`.
 */

const contract = ['platform/contract/'];
const policy = ['platform/contract/', 'platform/policy.ts'];

/** From the ground up: each imports only what its own row below names. */
const foundations = [
  'src/i18n/',
  'src/trusted-scripts/',
  'src/pack/',
  'src/restriction/',
  'src/vault/',
  'src/sealed-file/',
  'src/session/',
  'src/choices/',
  'src/eraser/',
];
const recordsAndSettings = ['src/records/', 'src/settings/'];
const allFoundations = [...foundations, ...recordsAndSettings, 'src/proof/', 'src/archive/'];

/** The first run stands where the overview will be: a screen like the others. */
const destinations = ['overview', 'drivers', 'data', 'sharing', 'erase', 'about', 'first-run'];

/** `zod/mini` only: full zod probes eval and trips the CSP. */
const zod = 'zod/mini';

export const layers = [
  { from: 'components/', may: ['lit'] },

  { from: 'platform/contract/', may: [zod] },
  { from: 'platform/policy.ts', may: [zod, ...contract] },
  { from: 'platform/emulator/', may: [zod, ...policy] },
  { from: 'platform/keystore/', may: [zod, ...policy] },
  { from: 'platform/lifecycle/', may: [zod, ...policy] },
  { from: 'platform/viss/', may: [zod, ...policy] },
  // The launchers start what was installed and built a moment before.
  { from: 'platform/host/*.mjs', may: ['node', 'vite', 'platform/host/'], computed: true },
  {
    from: 'platform/host/',
    may: [
      'node',
      'vite',
      zod,
      'platform/contract/keystore*',
      'platform/contract/attestation*',
      'platform/contract/json.ts',
    ],
  },

  { from: 'src/fault-log/', may: [zod] },
  { from: 'src/i18n/', may: [zod] },
  { from: 'src/trusted-scripts/', may: [] },
  { from: 'src/pack/', may: [zod, ...policy] },
  { from: 'src/restriction/*-controller.ts', may: ['lit', zod, ...policy, 'src/restriction/'] },
  { from: 'src/restriction/', may: [zod, ...policy] },
  { from: 'src/vault/', may: [zod, 'idb', ...contract, 'src/pack/'] },
  { from: 'src/sealed-file/', may: [...contract, 'src/vault/random-id.ts'] },
  { from: 'src/session/', may: [zod, ...contract, 'src/pack/', 'src/vault/'] },
  { from: 'src/derivation/', may: [zod, 'src/trusted-scripts/', 'src/vault/'] },
  {
    from: 'src/choices/',
    may: [zod, ...policy, 'src/pack/', 'src/restriction/', 'src/vault/', 'src/session/'],
  },
  { from: 'src/eraser/', may: [zod, ...contract, 'src/pack/', 'src/vault/', 'src/session/', 'src/choices/'] },
  { from: 'src/records/', may: ['lit', zod, 'components/', ...foundations, ...policy] },
  { from: 'src/settings/', may: ['lit', zod, 'components/', ...foundations, ...policy] },

  {
    from: 'src/proof/',
    may: ['lit', zod, 'components/', ...foundations, 'src/records/', ...policy],
  },

  // Categories of every destination, which the composition root hands in; no screens.
  {
    from: 'src/archive/',
    may: [zod, ...contract, 'src/i18n/', 'src/vault/', 'src/sealed-file/', 'src/records/'],
  },

  ...destinations.map((name) => ({
    from: `src/${name}/`,
    may: ['lit', zod, 'components/', ...allFoundations, ...policy],
  })),
  // The page and the command that check certificates, apart from the app: whoever checks has neither car nor vault.
  {
    from: 'src/verify/verify-cli.ts',
    may: ['node', ...contract, 'src/i18n/', 'src/eraser/certificate/', 'src/verify/'],
  },
  { from: 'src/verify/', may: ['lit', 'components/', ...contract, 'src/i18n/', 'src/eraser/certificate/'] },
  { from: 'src/bench/', may: ['lit', zod, 'components/', ...allFoundations, 'platform/'] },
  {
    from: 'src/shell/',
    may: [
      'lit',
      'workbox-window',
      'components/',
      ...allFoundations,
      ...contract,
      ...destinations.map((name) => `lazy src/${name}/`),
    ],
  },
  { from: 'src/sw/', may: ['workbox-core', 'workbox-precaching', 'workbox-routing'] },
  // What the composition root hands to the screens: the stores, as types.
  {
    from: 'src/page-sources.ts',
    may: [
      ...allFoundations,
      ...policy,
      'src/data/address-book.ts',
      'src/data/destinations/destinations.ts',
      'src/data/devices/devices-desk.ts',
      'src/data/lists/list-categories.ts',
      'src/data/media/media.ts',
      'src/first-run/first-run.ts',
      'src/about/about-facts.ts',
      'src/drivers/comfort/open-comfort.ts',
      'src/drivers/driver-drafts.ts',
      'src/drivers/take-along.ts',
    ],
  },
  // Its table of addresses, apart from it so that both can be read: screens by `import()` only.
  {
    from: 'src/*routes.ts',
    may: [
      'lit',
      ...allFoundations,
      ...policy,
      'src/shell/router.ts',
      'src/page-sources.ts',
      'src/data-routes.ts',
      'src/data/lists/list-categories.ts',
      ...destinations.map((name) => `lazy src/${name}/`),
    ],
  },
  // And its list of what is stored.
  {
    from: 'src/collections.ts',
    may: [...contract, 'src/choices/', 'src/data/', 'src/drivers/', 'src/session/'],
  },
  // And of what goes along.
  { from: 'src/*stores.ts', may: ['*'] },
  { from: 'src/main.ts', may: ['*'] },

  ...['test/', '*.ts', '*.js', '*.mjs'].map((from) => ({ from, may: ['*'], computed: true })),
];

/** Any other library: only the one file that wraps it, `{ package: [file] }`. */
const wrappers = {
  'workbox-build': ['platform/host/service-worker-plugin.ts'],
  jose: ['src/eraser/certificate/check-signature.ts'],
  'hash-wasm': ['src/derivation/argon2.ts'],
  saxes: ['src/data/places/xml-reader.ts'],
  fflate: ['src/data/places/kmz-documents.ts'],
  'lean-qr': ['components/qr-code/qr-modules.ts'],
  '@noble/hashes/sha2.js': ['src/archive/content-hash.ts'],
  '@zip.js/zip.js/lib/zip-core-native.js': ['src/archive/zip-entries.ts'],
  'client-zip': ['src/archive/write-archive.ts'],
  mediabunny: ['src/data/media/playback/piece-source.ts', 'src/data/media/playback/streamed-tracks.ts'],
  'music-metadata': ['src/data/media/formats/read-tracks.ts'],
  strtok3: ['src/data/media/formats/bounded-tokenizer.ts'],
  exifreader: ['src/data/media/formats/read-exif.ts'],
};

const everyone = ['src/fault-log/'];

/**
 * @param {string} file the importing file, relative to the project, with `/`
 * @param {string | undefined} specifier as written; undefined when it is computed
 * @param {'static' | 'lazy' | 'type' | 'url'} form
 * @returns {string | undefined} why the import is not allowed
 */
export function whyNot(file, specifier, form) {
  const row = layers.find(({ from }) => matches(from, file));
  if (!row) return `no row of eslint.layers.js names ${file}`;
  if (specifier === undefined) return row.computed ? undefined : 'the specifier must be a plain string';
  if (row.may.includes('*')) return undefined;
  const target = resolve(file, specifier, form);
  if (target === undefined) return `"${specifier}" is not relative: say where the file is`;
  if (wrappers[target.name]?.includes(file)) return undefined;
  const own = row.from.endsWith('/') ? [row.from] : [];
  const allowed = [...row.may, ...own, ...everyone].some((entry) => {
    const lazy = entry.startsWith('lazy ');
    if (lazy && form !== 'lazy') return false;
    const place = lazy ? entry.slice('lazy '.length) : entry;
    return target.inProject ? matches(place, target.name) : isPackage(place, target.name);
  });
  return allowed ? undefined : `${row.from} may not import ${target.name}${lazyHint(row, target, form)}`;
}

function lazyHint(row, target, form) {
  if (form === 'lazy') return '';
  const lazily = row.may.some((entry) => entry.startsWith('lazy ') && matches(entry.slice(5), target.name));
  return lazily ? ', except by import()' : '';
}

/** `components/` is a folder, `a/b*.ts` a pattern within one folder, `*` everything. */
function matches(place, file) {
  if (place === '*') return true;
  if (place.endsWith('/')) return file.startsWith(place);
  if (!place.includes('*')) return file === place;
  const [start = '', end = ''] = place.split('*');
  const middle = file.slice(start.length, file.length - end.length);
  return file.startsWith(start) && file.endsWith(end) && !middle.includes('/');
}

function isPackage(entry, name) {
  if (entry === 'node') return name.startsWith('node:');
  return name === entry || name.startsWith(`${entry}/`);
}

/** Undefined for what names neither a package nor a file beside this one. */
function resolve(file, specifier, form) {
  const path = specifier.replace(/[?#].*$/, '');
  const relative = form === 'url' && !path.startsWith('.') ? `./${path}` : path;
  if (path.startsWith('/') || (form === 'url' && /^[a-z][a-z0-9+.-]*:/i.test(path))) return undefined;
  if (!relative.startsWith('.')) return { inProject: false, name: path };
  const parts = file.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return { inProject: true, name: `outside the project: ${specifier}` };
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return { inProject: true, name: parts.join('/') };
}

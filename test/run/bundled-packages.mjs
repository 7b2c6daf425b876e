import { build } from 'vite';

const place = '/__bundled__/';
const entry = 'virtual:entry';

/**
 * A plugin of the test server that hands out packages which a browser cannot load file by file (CommonJS, or parts for Node), as the
 * one module that the app's own build makes of them.
 *
 * @param {Readonly<Record<string, readonly string[]>>} packages the names that are used of each; `*` for all
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function bundledPackages(packages) {
  const names = Object.keys(packages);
  const bundles = new Map();
  return {
    name: 'bundled-packages',
    resolveImport: ({ source }) => (names.includes(source) ? `${place}${source}.js` : undefined),
    serve: async ({ path }) => {
      const name = names.find((each) => path === `${place}${each}.js`);
      if (name === undefined) return undefined;
      if (!bundles.has(name)) bundles.set(name, bundle(name, packages[name]));
      return { body: await bundles.get(name), type: 'js' };
    },
  };
}

async function bundle(name, exported) {
  const { output } = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) =>
          id === entry ? `export ${namesOf(exported)} from ${JSON.stringify(name)};` : undefined,
      },
    ],
  });
  return output[0].code;
}

/** @param {readonly string[]} exported */
function namesOf(exported) {
  return exported.includes('*') ? '*' : `{ ${exported.join(', ')} }`;
}

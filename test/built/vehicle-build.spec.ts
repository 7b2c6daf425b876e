import { readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { build } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Everything a browser would read, by path from the folder. Fonts are left out. */
function textsOf(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(`${project}/${folder}`, { recursive: true, encoding: 'utf8' });
  const texts = paths.filter((path) => /\.(js|css|html|json|ts|svg)$/.test(path));
  return new Map(texts.map((path) => [path, readFileSync(`${project}/${folder}/${path}`, 'utf8')]));
}

function filesContaining(texts: ReadonlyMap<string, string>, marker: string): readonly string[] {
  return [...texts].flatMap(([path, text]) => (text.includes(marker) ? [path] : []));
}

/** Words that only the emulator, its page and its script interface use: one of each of their parts. */
const markers = [
  'gb-bench-page',
  'Glovebox emulator',
  'signal-lost:',
  'drive takes km/h as a number',
  'reset takes an integer seed',
  'window.bench',
];

test.describe('the vehicle build', () => {
  for (const marker of markers) {
    test(`does not contain "${marker}", which the emulator's build does`, () => {
      expect(filesContaining(textsOf('dist/app'), marker)).not.toEqual([]);
      expect(filesContaining(textsOf('dist/vehicle'), marker)).toEqual([]);
    });
  }

  test('has no file of the emulator', () => {
    const isTheirs = (path: string): boolean => /bench|emulator/.test(path);
    expect([...textsOf('dist/app').keys()].filter(isTheirs)).toContain('bench.html');
    expect([...textsOf('dist/vehicle').keys()].filter(isTheirs)).toEqual([]);
  });

  test('keeps no file of the emulator for starts without its host', () => {
    const kept = (build: string): string => textsOf(`dist/${build}`).get('sw.js') ?? '';
    expect(kept('app')).toContain('"url":"bench.html"');
    expect(kept('vehicle')).toContain('"url":"index.html"');
    expect(kept('vehicle')).not.toMatch(/bench|emulator/);
  });

  test('is put together without a module of the emulator or its page', async () => {
    expect(await modulesOf('production')).toContainEqual(expect.stringMatching(/^platform\/emulator\//));
    const modules = await modulesOf('vehicle');
    expect(modules).toContain('src/main.ts');
    expect(modules.filter((path) => /^(platform\/emulator|src\/bench)\//.test(path))).toEqual([]);
  });
});

test.describe('a built document', () => {
  for (const document of [
    'dist/app/index.html',
    'dist/app/bench.html',
    'dist/app/verify.html',
    'dist/vehicle/index.html',
    'dist/vehicle/verify.html',
  ]) {
    test(`${document} holds no script, style or handler of its own`, () => {
      const html = readFileSync(`${project}/${document}`, 'utf8');
      expect(html).toMatch(/<script type="module"[^>]* src="\/assets\//);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|data:/);
    });
  }
});

/** The project's modules of which any code is in the build; nothing is written. */
async function modulesOf(mode: string): Promise<readonly string[]> {
  const modules: string[] = [];
  await build({
    configFile: `${project}/vite.config.ts`,
    mode,
    logLevel: 'silent',
    build: { write: false },
    plugins: [
      {
        name: 'list-modules',
        generateBundle(_options, bundle) {
          for (const file of Object.values(bundle)) {
            if (file.type !== 'chunk') continue;
            for (const [id, { renderedLength }] of Object.entries(file.modules)) {
              if (renderedLength > 0) modules.push(relative(project, id));
            }
          }
        },
      },
    ],
  });
  return modules;
}

import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { languages } from '../../../src/i18n/messages.ts';
import {
  landingRoutePattern,
  restartThroughLanding,
} from '../../../platform/lifecycle/restart-through-landing.ts';

function addressFor(route: string): string {
  const addresses: string[] = [];
  restartThroughLanding({ replace: (url) => addresses.push(String(url)) }, route, {
    theme: 'night',
    language: 'nl',
  });
  expect(addresses).toHaveLength(1);
  return addresses[0] ?? '';
}

test.describe('restarting through the landing page', () => {
  test('carries the route', () => {
    expect(addressFor('/')).toBe('/restart.html?to=%2F&theme=night&language=nl');
    expect(addressFor('/data/contacts')).toBe('/restart.html?to=%2Fdata%2Fcontacts&theme=night&language=nl');
    expect(addressFor('/erase?display=driver')).toBe(
      '/restart.html?to=%2Ferase%3Fdisplay%3Ddriver&theme=night&language=nl',
    );
  });

  for (const route of [
    '//glovebox.example',
    '//evil',
    'https://a.example',
    'erase',
    '',
    '/a b',
    '/Ann',
    '/\\evil',
    '/a?q=Ann',
  ]) {
    test(`takes "${route}" for no route`, () => {
      expect(addressFor(route)).toBe('/restart.html?to=%2F&theme=night&language=nl');
    });
  }

  test('never leads to another site, nor carries what is no route', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl(), fc.webPath(), fc.stringMatching(/^\/[a-z/-]*(\?[a-z0-9=&-]*)?$/)),
        (route) => {
          const to = new URL(addressFor(route), 'http://localhost').searchParams.get('to') ?? '';
          expect(new URL(to, 'http://localhost').origin).toBe('http://localhost');
          expect([route, '/']).toContain(to);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('goes by the pattern that the landing page goes by', async () => {
    const script = await readFile('public/restart.js', 'utf8');
    expect(/const routePattern = (.*);/.exec(script)?.[1]).toBe(String(landingRoutePattern));
  });

  test('finds a page that speaks every language of the app', async () => {
    const script = await readFile('public/restart.js', 'utf8');
    const spoken = [...script.matchAll(/^ {2}\['([a-z]{2,3})', '[^']+'\],$/gm)].map(
      ([, language]) => language,
    );
    expect(spoken).toEqual([...languages]);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { survives } from './importer.ts';
import { importers, notRead } from './importers.ts';

test.describe('whatever it is given, it ends in time with an answer that may be', () => {
  for (const importer of importers) test(importer.what, () => survives(importer, 2_000));
});

test.describe('the table of importers', () => {
  test('has a row for every file that lets bytes from outside in', () => {
    const root = new URL('../../src/', import.meta.url);
    // A chooser of files, a stick or phone that is read, or a path on a command line.
    const isDoor = (text: string): boolean => /type="file"|devices\.read\(|\breadFile\(/.test(text);
    const doors = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && isDoor(readFileSync(new URL(name, root), 'utf8')))
      .map((name) => `src/${name}`);
    const listed = new Set([...importers.flatMap((importer) => importer.doors), ...notRead]);
    expect(doors.sort()).toEqual([...listed].sort());
  });
});

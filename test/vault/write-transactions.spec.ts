import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/vault/', import.meta.url);

test.describe('the vault’s sources', () => {
  test('open write transactions in one place only', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    const writers = files.filter((file) =>
      /transaction\([^)]*'readwrite'/.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(writers).toEqual(['database.ts']);
  });
});

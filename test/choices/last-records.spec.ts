import { expect, test } from '@playwright/test';
import type { Refusal, Transfer } from '../../platform/contract/services.ts';
import { LastRecords } from '../../src/choices/last-records.ts';

const sent = (cursor: number): Transfer => ({
  outcome: 'sent',
  cursor,
  service: 'rtti',
  groups: ['position'],
  connection: 'built-in',
  at: cursor,
});
const refused = (cursor: number): Refusal => ({
  outcome: 'refused',
  cursor,
  service: 'rtti',
  groups: ['position'],
  reasons: ['network-off'],
  at: cursor,
});

test.describe('LastRecords', () => {
  test('knows nothing of a service that never tried', () => {
    expect(new LastRecords().of('rtti')).toEqual({ sent: undefined, refused: undefined });
  });

  test('keeps the newest of each kind apart, in whatever order they come', () => {
    const last = new LastRecords();
    for (const record of [sent(3), refused(4), sent(1), refused(2)]) last.take(record);
    expect(last.of('rtti')).toEqual({ sent: sent(3), refused: refused(4) });
    last.take(sent(5));
    expect(last.of('rtti').sent?.cursor).toBe(5);
    expect(last.of('breakdown').sent).toBe(undefined);
  });
});

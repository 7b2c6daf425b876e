import { test } from '@playwright/test';
import { countsOf, expectRoundTrip } from '../harness/round-trip.ts';

test('What a driver took along comes back as it was after a handover, every category and byte of it', async () => {
  await expectRoundTrip(countsOf(20, { contacts: 500, destinations: 100, media: 100 }));
});

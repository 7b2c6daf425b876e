import { test } from '@playwright/test';
import { countsOf, expectRoundTrip } from '../harness/round-trip.ts';

/** The counts of the issue. */
test('10,000 contacts, 1,000 destinations and 2,000 media come back as they were after a handover', async () => {
  test.setTimeout(600_000);
  await expectRoundTrip(countsOf(200, { contacts: 10_000, destinations: 1_000, media: 2_000 }));
});

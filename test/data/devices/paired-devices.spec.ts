import { expect, test } from '@playwright/test';
import { pairedDevicesCollection } from '../../../src/data/devices/paired-devices-collection.ts';

const phone = {
  ...{ kind: 'phone', name: 'Mine', address: '02:00:00:00:00:01' },
  ...{ uses: ['calls'], pairedAt: 1 },
};
const wifi = { kind: 'wifi', name: 'Home', security: 'wpa2', pairedAt: 1 };

test.describe('the collection of paired devices', () => {
  for (const known of [phone, wifi]) {
    test(`takes a ${known.kind} of version 1 as one that nobody was asked about`, () => {
      const { schema, migrations, version } = pairedDevicesCollection;
      expect(schema.parse(migrations[1]?.(known))).toEqual(known);
      expect(Object.keys(migrations)).toHaveLength(version - 1);
    });
  }

  test('takes who answered for a phone, and for nothing else', () => {
    const { schema } = pairedDevicesCollection;
    expect(schema.safeParse({ ...phone, answered: ['driver-a'] }).success).toBe(true);
    expect(schema.safeParse({ ...phone, answered: 'driver-a' }).success).toBe(false);
    expect(schema.safeParse({ ...wifi, answered: ['driver-a'] }).success).toBe(false);
  });
});

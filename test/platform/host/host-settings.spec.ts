import { expect, test } from '@playwright/test';
import { readHostSettings } from '../../../platform/host/host-settings.ts';

test.describe('the host settings', () => {
  test('have defaults', () => {
    expect(readHostSettings({})).toEqual({
      port: 5173,
      app: 'dist/app',
      state: '.glovebox',
      pack: undefined,
    });
  });

  test('come from the environment', () => {
    const environment = {
      PORT: '0',
      GLOVEBOX_APP: 'dist/vehicle',
      GLOVEBOX_STATE: '/var/lib/glovebox',
      GLOVEBOX_PACK: 'minimal',
    };
    expect(readHostSettings(environment)).toEqual({
      port: 0,
      app: 'dist/vehicle',
      state: '/var/lib/glovebox',
      pack: 'minimal',
    });
    expect(readHostSettings({ PORT: '65535' }).port).toBe(65_535);
  });

  for (const port of ['', ' ', 'http', '-1', '1.5', '65536', '1e3', '0x10']) {
    test(`refuse the port "${port}" by name`, () => {
      expect(() => readHostSettings({ PORT: port })).toThrow('PORT takes a number from 0 to 65535.');
    });
  }

  for (const pack of ['', '../secret', 'a/b', 'Minimal', 'a--b', 'x'.repeat(41), '"><script>']) {
    test(`refuse the vehicle pack "${pack}" by name`, () => {
      expect(() => readHostSettings({ GLOVEBOX_PACK: pack })).toThrow(
        'GLOVEBOX_PACK takes the name of a folder',
      );
    });
  }
});

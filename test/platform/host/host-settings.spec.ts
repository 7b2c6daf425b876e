import { expect, test } from '@playwright/test';
import { readHostSettings } from '../../../platform/host/host-settings.ts';

test.describe('the host settings', () => {
  test('have defaults', () => {
    expect(readHostSettings({})).toEqual({ port: 5173, app: 'dist/app', state: '.glovebox' });
  });

  test('come from the environment', () => {
    const environment = { PORT: '0', GLOVEBOX_APP: 'dist/vehicle', GLOVEBOX_STATE: '/var/lib/glovebox' };
    expect(readHostSettings(environment)).toEqual({
      port: 0,
      app: 'dist/vehicle',
      state: '/var/lib/glovebox',
    });
    expect(readHostSettings({ PORT: '65535' }).port).toBe(65_535);
  });

  for (const port of ['', ' ', 'http', '-1', '1.5', '65536', '1e3', '0x10']) {
    test(`refuse the port "${port}" by name`, () => {
      expect(() => readHostSettings({ PORT: port })).toThrow('PORT takes a number from 0 to 65535.');
    });
  }
});

import { expect, status } from '../e2e/app.ts';
import type { App } from '../e2e/app.ts';

/** Noon, far from any change of clocks; only what is shown is fixed, time itself goes on. */
const noon = new Date('2026-06-01T12:00:00');

/** The app on a car that always looks the same: its seed, its theme, a standing wall clock, and nothing on its way out. */
export interface Stage {
  readonly app: App;
  /** Opens a route with a new car. */
  open(route: string): Promise<void>;
  /** Makes a new car look the same, after the app started by itself. */
  settle(): Promise<void>;
}

export async function setStage(app: App, theme: 'day' | 'night'): Promise<Stage> {
  const { page } = app;
  await page.clock.setFixedTime(noon);
  const settle = async (): Promise<void> => {
    await page.waitForFunction(() => 'bench' in window);
    await page.evaluate(async (mode) => {
      await window.bench.ready();
      await window.bench.set('Vehicle.Cabin.Infotainment.HMI.DayNightMode', mode);
      // Services send in their own time, which no picture can wait for.
      await window.bench.network(false);
      await document.fonts.ready;
    }, theme.toUpperCase());
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    await expect(status(page, 'Parked')).toBeVisible();
  };
  return {
    app,
    settle,
    open: async (route) => {
      await app.open(route);
      await settle();
    },
  };
}

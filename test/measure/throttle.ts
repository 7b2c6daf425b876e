import type { Page } from '@playwright/test';

/**
 * Slows the page's main thread down, in every renderer process that the page comes to live in, and tells by how much a
 * fixed piece of work really became slower.
 */
export async function throttle(page: Page, rate: number): Promise<number> {
  const before = await fixedWork(page);
  const session = await page.context().newCDPSession(page);
  const apply = async (): Promise<void> => {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
  };
  await apply();
  const after = await fixedWork(page);
  if (rate !== 1) {
    // A restart of the app ends the process, and the throttling with it. The page may be gone meanwhile.
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) apply().catch(() => undefined);
    });
  }
  return after / before;
}

/** How long a fixed piece of work takes now, ms, at best of five: what a bound in time can be held against. */
export function fixedWork(page: Page): Promise<number> {
  return page.evaluate(() => {
    const costs = Array.from({ length: 5 }, () => {
      const begun = performance.now();
      let text = '';
      for (let index = 0; index < 200_000; index += 1) text = `${index}${text.slice(0, 20)}`;
      return text === '' ? 0 : performance.now() - begun;
    });
    return Math.min(...costs);
  });
}

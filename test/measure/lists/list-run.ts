import type { Page } from '@playwright/test';

/** What one key in *find* costs, ms. */
export interface KeyCost {
  /** From the key's `input` event reaching the page to the list holding the rows that were found; nothing is drawn yet. */
  readonly answer: number;
  /** From the key, as the browser stamped it, to the end of the task in which the first frame with those rows was painted. */
  readonly painted: number;
}

/** Scrolls by a row (96 px) in each of `frames` frames. Answers how long each frame took, ms. */
export function scrollByRows(page: Page, frames: number): Promise<readonly number[]> {
  return page.evaluate(
    (count) =>
      new Promise<readonly number[]>((resolve) => {
        const costs: number[] = [];
        let before: number | undefined;
        const onFrame = (now: number): void => {
          if (before !== undefined) costs.push(now - before);
          before = now;
          if (window.shownList) window.shownList.scroller.scrollTop += 96;
          if (costs.length < count) requestAnimationFrame(onFrame);
          else resolve(costs);
        };
        requestAnimationFrame(onFrame);
      }),
    frames,
  );
}

declare global {
  interface Window {
    keyCosts?: KeyCost[];
  }
}

/** Types a word into *find*, key by key, each after the one before was painted. */
export async function findByKeys(page: Page, word: string): Promise<readonly KeyCost[]> {
  await page.locator('gb-search-field input').focus();
  await page.evaluate(watchKeys);
  for (const [place, letter] of Array.from(word).entries()) {
    await page.keyboard.press(letter);
    await page.waitForFunction((before) => (window.keyCosts?.length ?? 0) > before, place);
  }
  return page.evaluate(() => window.keyCosts ?? []);
}

/** Runs in the page. */
function watchKeys(): void {
  const costs: KeyCost[] = [];
  window.keyCosts = costs;
  const list = window.shownList?.list;
  if (list === undefined) throw new Error('There is no list.');
  let [pressed, begun, before] = [0, 0, list.items];
  addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  addEventListener('input', () => ([begun, before] = [performance.now(), list.items]), { capture: true });
  // Called when the list is about to draw itself, and holds what it will draw.
  const hostUpdate = (): void => {
    if (list.items === before) return;
    before = list.items;
    const answer = performance.now() - begun;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => costs.push({ answer, painted: performance.now() - pressed });
      port2.postMessage(undefined);
    });
  };
  list.addController({ hostUpdate });
}

import type { CDPSession, Frame, Page } from 'playwright';

/** Finds the first match, looking into open shadow roots. Runs in the page. */
function deepQuery(selector: string): Element | undefined {
  const queue: ParentNode[] = [document];
  for (const root of queue) {
    const found = root.querySelector(selector);
    if (found !== null) return found;
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) queue.push(element.shadowRoot);
  }
  return undefined;
}

/**
 * Puts files into an `<input type="file">` by their paths, over the DevTools protocol: their bytes reach the page as
 * if a driver had chosen them and never pass through the test's own messages. `selector` pierces open shadow roots. A frame must have a process of its own.
 */
export async function setFiles(
  place: Page | Frame,
  selector: string,
  paths: readonly string[],
): Promise<void> {
  const page = 'context' in place ? place : place.page();
  const session: CDPSession = await page.context().newCDPSession(place);
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `(${deepQuery.toString()})(${JSON.stringify(selector)})`,
    });
    if (result.objectId === undefined) throw new Error(`No element matches ${selector}.`);
    await session.send('DOM.setFileInputFiles', { files: [...paths], objectId: result.objectId });
  } finally {
    await session.detach();
  }
}

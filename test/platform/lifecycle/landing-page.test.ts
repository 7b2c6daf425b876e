import { expect } from '@open-wc/testing';

/** Loads of a frame at the landing page: when each happened, and where the frame then was. */
async function visit(query: string): Promise<{ text: string; look: string; waited: number; path: string }> {
  const frame = document.createElement('iframe');
  const loaded = (): Promise<number> =>
    new Promise((resolve) =>
      frame.addEventListener('load', () => resolve(performance.now()), { once: true }),
    );
  frame.src = `/public/restart.html${query}`;
  const arrived = loaded();
  document.body.append(frame);
  const start = await arrived;
  const status = frame.contentDocument?.querySelector('[role="status"][aria-live="polite"]');
  const text = status?.textContent ?? '';
  const root = frame.contentDocument?.documentElement;
  const look = root ? `${root.lang} ${getComputedStyle(root).backgroundColor}` : '';
  const end = await loaded();
  const path = frame.contentWindow?.location.pathname ?? '';
  frame.remove();
  return { text, look, waited: end - start, path };
}

describe('the landing page', () => {
  it('says what happens, waits until the old process has ended, and goes to the route or to the start', async () => {
    const visits = await Promise.all(
      ['?to=/erase', '?to=//localhost/erase', '?to=javascript:alert()', ''].map(visit),
    );
    for (const { text, waited } of visits) {
      expect(text).to.equal('Restarting');
      expect(waited).to.be.greaterThan(2_500);
    }
    expect(visits.map(({ path }) => path)).to.deep.equal(['/erase', '/', '/', '/']);
  });

  it('looks and speaks like the app it stands between', async () => {
    const [night, day, other] = await Promise.all(
      ['?theme=night&language=nl', '?theme=day&language=en', '?theme=pink&language=xx'].map(visit),
    );
    expect([night?.text, night?.look]).to.deep.equal(['Start opnieuw', 'nl rgb(11, 13, 14)']);
    expect([day?.text, day?.look]).to.deep.equal(['Restarting', 'en rgb(250, 248, 245)']);
    expect(other?.text).to.equal('Restarting');
  });

  it('replaces itself, so that going back does not restart again', async () => {
    const before = history.length;
    await visit('?to=/erase');
    // The frame's first load and each replacement add no entry.
    expect(history.length).to.equal(before);
  });
});

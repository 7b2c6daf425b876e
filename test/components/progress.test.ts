import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import '../../components/progress/progress.ts';
import type { ProgressElement } from '../../components/progress/progress.ts';
import { inside, itIsAccessible, rightToLeft } from './themed.ts';

function make(value: number | null): Promise<ProgressElement> {
  return fixture<ProgressElement>(
    html`<gb-progress
      label="Importing"
      valueText="3 of 10"
      .value=${value}
      style="width: 400px"
    ></gb-progress>`,
  );
}

describe('gb-progress', () => {
  itIsAccessible({
    measured: () => html`<gb-progress label="Importing" valueText="3 of 10" .value=${0.3}></gb-progress>`,
    unmeasured: () => html`<gb-progress label="Reading"></gb-progress>`,
  });

  for (const [value, now] of [
    [0, '0'],
    [0.344, '34'],
    [1, '100'],
    [7, '100'],
    [-1, '0'],
    [null, null],
  ] as const) {
    it(`says ${now} for ${value}`, async () => {
      expect(inside(await make(value), '.bar').getAttribute('aria-valuenow')).to.equal(now);
    });
  }

  it('is as long as its value, from the start of the line', async () => {
    const element = await make(0.25);
    const fill = inside(element, '.fill').getBoundingClientRect();
    expect(fill.width).to.equal(100);
    expect(fill.left).to.equal(element.getBoundingClientRect().left);
  });

  it('begins on the right in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await make(0.25);
      expect(inside(element, '.fill').getBoundingClientRect().right).to.equal(
        element.getBoundingClientRect().right,
      );
    }));

  it('lies still under reduced motion, and moves else, while nothing is known', async () => {
    const length = async (): Promise<number> => {
      const [animation] = inside(await make(null), '.fill').getAnimations();
      return Number(animation?.effect?.getTiming().duration ?? 0);
    };
    expect(await length()).to.equal(1600);
    await emulateMedia({ reducedMotion: 'reduce' });
    expect(await length()).to.equal(0);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });
});

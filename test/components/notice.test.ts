import { expect, fixture, html } from '@open-wc/testing';
import '../../components/notice/notice.ts';
import type { NoticeElement } from '../../components/notice/notice.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

const tones = ['info', 'caution', 'fault', 'done'] as const;

function make(tone: NoticeElement['tone'], reason = ''): Promise<NoticeElement> {
  return fixture<NoticeElement>(
    html`<gb-notice tone=${tone} text="Something" action="Show" .blockedReason=${reason}></gb-notice>`,
  );
}

describe('gb-notice', () => {
  itIsAccessible({
    info: () =>
      html`<gb-notice text="1,236 imported" detail="12 could not be read" action="Show"></gb-notice>`,
    caution: () =>
      html`<gb-notice tone="caution" text="Changed by an update" detail="x" action="Restore"></gb-notice>`,
    fault: () => html`<gb-notice tone="fault" text="No answer" detail="Trying again"></gb-notice>`,
    done: () => html`<gb-notice tone="done" text="Erased and verified"></gb-notice>`,
    blocked: () => html`<gb-notice text="x" action="Undo" blockedReason="Parked only"></gb-notice>`,
  });

  for (const tone of tones) {
    it(`${tone === 'fault' ? 'interrupts' : 'waits for'} a screen reader as ${tone}`, async () => {
      expect(inside(await make(tone), '.text').getAttribute('role')).to.equal(
        tone === 'fault' ? 'alert' : 'status',
      );
    });
  }

  it('has a sign of its own for each tone', async () => {
    const names = await Promise.all(
      tones.map(async (tone) => inside(await make(tone), '.sign').getAttribute('name')),
    );
    expect(new Set(names).size).to.equal(tones.length);
  });

  it('fires its action once, under its own name only', async () => {
    const element = await make('info');
    const pressed = collect(element, 'notice-action-pressed');
    const inner = collect(element, 'button-pressed');
    inside(element, 'gb-button').click();
    expect([pressed.length, inner.length]).to.deep.equal([1, 0]);
  });

  it('gives the reason when its action is blocked', async () => {
    const element = await make('info', 'Parked only');
    const pressed = collect(element, 'notice-action-pressed');
    const asked = collect(element, 'reason-requested');
    inside(element, 'gb-button').click();
    expect([pressed.length, asked.length]).to.deep.equal([0, 1]);
  });

  it('has a target of 76 dp or more', async () => {
    expectTarget(inside(await make('info'), 'gb-button'));
  });

  it('is mirrored in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await make('info');
      const sign = inside(element, '.sign').getBoundingClientRect();
      expect(sign.left).to.be.above(inside(element, 'gb-button').getBoundingClientRect().right);
    }));
});

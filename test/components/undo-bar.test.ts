import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/undo-bar/undo-bar.ts';
import type { UndoBarElement } from '../../components/undo-bar/undo-bar.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

function make(reason = ''): Promise<UndoBarElement> {
  return fixture<UndoBarElement>(
    html`<gb-undo-bar
      message="Anna deleted"
      action="Undo"
      secondsText="5"
      .secondsLeft=${5}
      .blockedReason=${reason}
      style="width: 800px"
    ></gb-undo-bar>`,
  );
}

describe('gb-undo-bar', () => {
  itIsAccessible({
    counting: () =>
      html`<gb-undo-bar message="Deleted" action="Undo" secondsText="5" secondsLeft="5"></gb-undo-bar>`,
    blocked: () => html`<gb-undo-bar message="Off" action="Undo" blockedReason="Parked only"></gb-undo-bar>`,
  });

  it('is reached by Tab, and fires once for a key', async () => {
    const element = await make();
    const wanted = collect(element, 'undo-requested');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    expect(wanted.length).to.equal(1);
  });

  it('gives the reason when blocked', async () => {
    const element = await make('Parked only');
    const wanted = collect(element, 'undo-requested');
    const asked = collect(element, 'reason-requested');
    inside(element, 'gb-button').click();
    expect([wanted.length, asked.length]).to.deep.equal([0, 1]);
  });

  it('draws the time left and keeps it from the screen reader', async () => {
    document.documentElement.dataset['driving'] = '';
    const element = await make();
    expect(inside(element, '.left').getBoundingClientRect().width).to.equal(400);
    element.secondsLeft = 1;
    await element.updateComplete;
    expect(inside(element, '.left').getBoundingClientRect().width).to.equal(80);
    delete document.documentElement.dataset['driving'];
    expect(inside(element, '.seconds').getAttribute('aria-hidden')).to.equal('true');
  });

  it('has a target of 76 dp or more', async () => {
    expectTarget(inside(await make(), 'gb-button'));
  });

  it('is mirrored in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await make();
      const message = inside(element, '.message').getBoundingClientRect();
      expect(message.left).to.be.above(inside(element, 'gb-button').getBoundingClientRect().right);
    }));
});

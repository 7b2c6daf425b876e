import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/switch/switch.ts';
import type { SwitchElement } from '../../components/switch/switch.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft, setTheme } from './themed.ts';

type Reported = SwitchElement['reported'];

function make(
  reported: Reported,
  requested: SwitchElement['requested'] = '',
  reason = '',
): Promise<SwitchElement> {
  return fixture<SwitchElement>(
    html`<gb-switch
      label="Location"
      stateText="State"
      reported=${reported}
      requested=${requested}
      .blockedReason=${reason}
    ></gb-switch>`,
  );
}

function thumbMiddle(element: SwitchElement): number {
  const track = inside(element, '.track').getBoundingClientRect();
  const thumb = inside(element, '.thumb').getBoundingClientRect();
  return (thumb.left + thumb.right - track.left - track.right) / 2;
}

describe('gb-switch', () => {
  itIsAccessible({
    on: () => html`<gb-switch reported="on" label="Location" stateText="On"></gb-switch>`,
    off: () => html`<gb-switch reported="off" label="Location" stateText="Off"></gb-switch>`,
    unknown: () => html`<gb-switch reported="unknown" label="Location" stateText="Unknown"></gb-switch>`,
    pending: () =>
      html`<gb-switch reported="on" requested="off" label="Location" stateText="Turning off"></gb-switch>`,
    blocked: () =>
      html`<gb-switch
        reported="off"
        label="Location"
        stateText="Off"
        blockedReason="Parked only"
      ></gb-switch>`,
  });

  const wishes: readonly (readonly [Reported, SwitchElement['requested'], 'on' | 'off'])[] = [
    ['on', '', 'off'],
    ['off', '', 'on'],
    ['unknown', '', 'off'],
    ['on', 'off', 'on'],
    ['off', 'on', 'off'],
    ['unknown', 'off', 'on'],
  ];
  for (const [reported, requested, wished] of wishes) {
    it(`asks for ${wished} once, and does not move, when it is ${reported} and asked to be "${requested}"`, async () => {
      const element = await make(reported, requested);
      const input = inside(element, 'input', HTMLInputElement);
      const toggled = collect(element, 'switch-toggled');
      const before = [input.checked, input.indeterminate, thumbMiddle(element)];
      inside(element, 'label').click();
      await element.updateComplete;
      expect(toggled.map((event) => event.wished)).to.deep.equal([wished]);
      expect([input.checked, input.indeterminate, thumbMiddle(element)]).to.deep.equal(before);
    });
  }

  it('shows the answer of a screen that answers at once', async () => {
    const element = await make('off');
    element.addEventListener('switch-toggled', () => (element.reported = 'on'));
    inside(element, 'input').click();
    await element.updateComplete;
    expect(inside(element, 'input', HTMLInputElement).checked).to.equal(true);
  });

  it('answers the space key once', async () => {
    const element = await make('off');
    const toggled = collect(element, 'switch-toggled');
    element.focus();
    await sendKeys({ press: 'Space' });
    expect(toggled.length).to.equal(1);
    expect(inside(element, 'input', HTMLInputElement).checked).to.equal(false);
  });

  it('says mixed, not off, to a screen reader while unknown', async () => {
    const element = await make('unknown');
    const input = inside(element, 'input', HTMLInputElement);
    expect([input.getAttribute('role'), input.indeterminate]).to.deep.equal(['checkbox', true]);
    element.reported = 'off';
    await element.updateComplete;
    expect([input.getAttribute('role'), input.indeterminate]).to.deep.equal(['switch', false]);
  });

  it('never looks like off while unknown', async () => {
    setTheme('day');
    document.documentElement.dataset['driving'] = '';
    const [off, unknown, on] = await Promise.all([make('off'), make('unknown'), make('on')]);
    delete document.documentElement.dataset['driving'];
    expect(thumbMiddle(off)).to.be.below(-10);
    expect(thumbMiddle(unknown)).to.be.within(-1, 1);
    expect(thumbMiddle(on)).to.be.above(10);
    expect(getComputedStyle(inside(unknown, 'input')).borderStyle).to.equal('dashed');
  });

  it('stays focusable when blocked, and gives its reason instead of toggling', async () => {
    const element = await make('off', '', 'Parked only');
    const toggled = collect(element, 'switch-toggled');
    const asked = collect(element, 'reason-requested');
    element.focus();
    expect(element.shadowRoot?.activeElement === inside(element, 'input')).to.equal(true);
    await sendKeys({ press: 'Space' });
    await element.updateComplete;
    expect(toggled).to.deep.equal([]);
    expect(asked.map((event) => event.reason)).to.deep.equal(['Parked only']);
    expect(inside(element, '.reason').textContent).to.equal('Parked only');
    element.blockedReason = '';
    await element.updateComplete;
    expect(inside(element, '.reason').textContent).to.equal('');
  });

  it('is a target of 76 dp or more', async () => {
    expectTarget(inside(await make('on'), 'label'));
  });

  it('has its on side on the left in right-to-left text', () =>
    rightToLeft(async () => {
      expect(thumbMiddle(await make('on'))).to.be.below(-10);
      expect(thumbMiddle(await make('off'))).to.be.above(10);
    }));
});

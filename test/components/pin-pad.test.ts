import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/pin-pad/pin-pad.ts';
import type { PinPadElement } from '../../components/pin-pad/pin-pad.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

const template = (blockedReason = '') =>
  html`<gb-pin-pad
    label="PIN"
    removeLabel="Remove last digit"
    enterLabel="Enter PIN"
    .countText=${(count: number) => `${count} digits entered`}
    .hintText=${(shortest: number) => `At least ${shortest} digits`}
    blockedReason=${blockedReason}
  ></gb-pin-pad>`;
const make = (blockedReason?: string): Promise<PinPadElement> =>
  fixture<PinPadElement>(template(blockedReason));
const key = (pad: PinPadElement, value: string): HTMLElement => inside(pad, `button[value="${value}"]`);
async function press(pad: PinPadElement, ...values: readonly string[]): Promise<void> {
  for (const value of values) key(pad, value).click();
  await pad.updateComplete;
}
const dots = (pad: PinPadElement): number => pad.shadowRoot?.querySelectorAll('.dot').length ?? 0;

describe('gb-pin-pad', () => {
  itIsAccessible({ empty: () => template(), blocked: () => template('Parked only') });

  it('has keys of 76 dp or more, in the order of a phone in both directions', async () => {
    const rows = async (): Promise<string[]> => {
      const pad = await make();
      const keys = [...(pad.shadowRoot?.querySelectorAll('button') ?? [])];
      for (const one of keys) expectTarget(one);
      return keys
        .toSorted((a, b) => {
          const [left, right] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
          return left.top - right.top || left.left - right.left;
        })
        .map(({ value }) => value);
    };
    const order = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'remove', '0', 'enter'];
    expect(await rows()).to.deep.equal(order);
    await rightToLeft(async () => {
      expect(await rows()).to.deep.equal(order);
    });
  });

  it('hands on what was pressed, once, and forgets it', async () => {
    const pad = await make();
    const entered = collect(pad, 'pin-entered');
    await press(pad, '1', '2', '0', '9', '9', 'remove');
    expect(dots(pad)).to.equal(4);
    expect(inside(pad, '[role=status]').textContent).to.equal('4 digits entered');
    await press(pad, 'enter');
    expect(entered.map(({ pin }) => pin)).to.deep.equal(['1209']);
    expect(dots(pad)).to.equal(0);
    await press(pad, 'enter');
    expect(entered.length).to.equal(1);
  });

  it('says why the keys that do nothing yet do nothing', async () => {
    const pad = await make();
    const reason = (value: string): string => {
      const button = key(pad, value);
      const id = button.getAttribute('aria-describedby') ?? '';
      return button.getAttribute('aria-disabled') === 'true' ? inside(pad, `#${id}`).textContent : '';
    };
    expect([reason('remove'), reason('enter')]).to.deep.equal(['At least 4 digits', 'At least 4 digits']);
    await press(pad, '1', '2', '3', '4');
    expect([reason('remove'), reason('enter')]).to.deep.equal(['', '']);
  });

  it('takes no fewer than 4 digits and keeps no more than 12', async () => {
    const pad = await make();
    const entered = collect(pad, 'pin-entered');
    await press(pad, '1', '2', '3', 'enter');
    expect(entered.length).to.equal(0);
    expect(key(pad, 'enter').ariaDisabled).to.equal('true');
    await press(pad, ...Array.from('4567890123'), 'enter');
    expect(entered[0]?.pin).to.equal('123456789012');
  });

  it('is typed with a keyboard, and confirmed on its own key', async () => {
    const pad = await make();
    const entered = collect(pad, 'pin-entered');
    pad.focus();
    await sendKeys({ type: '24689' });
    await sendKeys({ press: 'Backspace' });
    await pad.updateComplete;
    expect(dots(pad)).to.equal(4);
    key(pad, 'enter').focus();
    await sendKeys({ press: 'Enter' });
    expect(entered.map(({ pin }) => pin)).to.deep.equal(['2468']);
  });

  it('says why it takes nothing while blocked, and forgets what was begun', async () => {
    const pad = await make();
    await press(pad, '1', '2', '3', '4');
    pad.blockedReason = 'Parked only';
    await pad.updateComplete;
    expect(dots(pad)).to.equal(0);
    const asked = collect(pad, 'reason-requested');
    await press(pad, '5');
    expect(asked.length).to.equal(1);
    expect(inside(pad, '.reason').textContent).to.equal('Parked only');
    pad.blockedReason = '';
    await pad.updateComplete;
    expect(dots(pad)).to.equal(0);
  });

  it('never has a digit that was entered in its markup', async () => {
    const pad = await make();
    await press(pad, '7', '7', '7', '7');
    expect(pad.outerHTML).not.to.contain('7777');
    expect(inside(pad, '.entered').textContent).not.to.match(/7/);
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/checkbox-row/checkbox-row.ts';
import type { CheckboxRowElement } from '../../components/checkbox-row/checkbox-row.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

function make(checked: boolean, reason = ''): Promise<CheckboxRowElement> {
  return fixture<CheckboxRowElement>(
    html`<gb-checkbox-row
      ?checked=${checked}
      heading="Address book"
      detail="Names and numbers"
      count="1,248"
      value="contacts"
      .blockedReason=${reason}
    ></gb-checkbox-row>`,
  );
}

describe('gb-checkbox-row', () => {
  itIsAccessible({
    chosen: () =>
      html`<gb-checkbox-row checked heading="Address book" detail="Names" count="3"></gb-checkbox-row>`,
    'not chosen': () =>
      html`<gb-checkbox-row heading="Address book" detail="Names" count="3"></gb-checkbox-row>`,
    blocked: () =>
      html`<gb-checkbox-row heading="Logs" detail="By law" blockedReason="The law"></gb-checkbox-row>`,
  });

  for (const checked of [true, false]) {
    it(`asks for ${!checked} once by tap and key, and stays ${checked}`, async () => {
      const element = await make(checked);
      const toggled = collect(element, 'choice-toggled');
      inside(element, '.heading').click();
      element.focus();
      await sendKeys({ press: 'Space' });
      expect(toggled.map(({ wished, value }) => [wished, value])).to.deep.equal([
        [!checked, 'contacts'],
        [!checked, 'contacts'],
      ]);
      expect(inside(element, 'input', HTMLInputElement).checked).to.equal(checked);
    });
  }

  it('gives its reason when blocked', async () => {
    const element = await make(false, 'Parked only');
    const toggled = collect(element, 'choice-toggled');
    const asked = collect(element, 'reason-requested');
    inside(element, '.base').click();
    await element.updateComplete;
    expect([toggled.length, asked.length]).to.deep.equal([0, 1]);
    expect(inside(element, '.reason').textContent).to.equal('Parked only');
  });

  it('is named by its heading and count', async () => {
    const element = await make(false);
    expect(inside(element, 'input').getAttribute('aria-labelledby')).to.equal('heading count');
  });

  it('is a target of 76 dp or more', async () => {
    expectTarget(inside(await make(true), '.base'));
  });

  it("has its box on the driver's side in right-to-left text too", () =>
    rightToLeft(async () => {
      const element = await make(true);
      const box = inside(element, '.box').getBoundingClientRect();
      const heading = inside(element, '.heading').getBoundingClientRect();
      expect(box.right).to.be.below(heading.left);
    }));
});

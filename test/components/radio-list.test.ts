import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/focus-group/focus-group.ts';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import { KnobNavigation } from '../../components/focus-group/knob-navigation.ts';
import '../../components/radio-list/radio-list.ts';
import type { RadioListElement, RadioOption } from '../../components/radio-list/radio-list.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

const options: readonly RadioOption[] = [
  { value: 'en', heading: 'English', lang: 'en' },
  { value: 'nl', heading: 'Nederlands', detail: 'Niet alle teksten', lang: 'nl' },
  { value: 'de', heading: 'Deutsch', lang: 'de' },
];

function list(value: string, reason = '') {
  return html`<gb-radio-list
    label="Language"
    .options=${options}
    .value=${value}
    .blockedReason=${reason}
  ></gb-radio-list>`;
}

function make(value: string, reason = ''): Promise<RadioListElement> {
  return fixture<RadioListElement>(list(value, reason));
}

function inputs(element: Element): HTMLInputElement[] {
  return [...(element.shadowRoot?.querySelectorAll('input') ?? [])];
}

function chosen(element: Element): string[] {
  return inputs(element)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
}

function focused(): string {
  const active = deepActiveElement();
  return active instanceof HTMLInputElement ? active.value : '';
}

describe('gb-radio-list', () => {
  itIsAccessible({
    chosen: () => list('nl'),
    'not chosen': () => list(''),
    blocked: () => list('nl', 'Waits until the car stands.'),
  });

  it('asks for the row that is tapped, and stays where it is until it is told', async () => {
    const element = await make('en');
    const asked = collect(element, 'option-chosen');
    element.shadowRoot?.querySelectorAll<HTMLElement>('.heading')[2]?.click();
    await element.updateComplete;
    expect(asked.map(({ value }) => value)).to.deep.equal(['de']);
    expect(chosen(element)).to.deep.equal(['en']);
    element.value = 'de';
    await element.updateComplete;
    expect(chosen(element)).to.deep.equal(['de']);
  });

  it('shows the answer of a screen that answers at once', async () => {
    const element = await make('en');
    element.addEventListener('option-chosen', ({ value }) => (element.value = value));
    inputs(element)[1]?.click();
    await element.updateComplete;
    expect(chosen(element)).to.deep.equal(['nl']);
  });

  it('asks for nothing when the chosen one is tapped', async () => {
    const element = await make('en');
    const asked = collect(element, 'option-chosen');
    inputs(element)[0]?.click();
    expect(asked).to.deep.equal([]);
    expect(chosen(element)).to.deep.equal(['en']);
  });

  it('is one stop for Tab, at the chosen option, and arrow keys ask for the next', async () => {
    const element = await make('nl');
    const asked = collect(element, 'option-chosen');
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('nl');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused()).to.equal('de');
    await sendKeys({ press: 'Space' });
    expect(asked.map(({ value }) => value)).to.deep.equal(['de', 'de']);
    expect(chosen(element)).to.deep.equal(['nl']);
  });

  it('gives its focus to the chosen option, else to the first', async () => {
    (await make('de')).focus();
    expect(focused()).to.equal('de');
    (await make('')).focus();
    expect(focused()).to.equal('en');
  });

  it('moves with the knob, and chooses only when it is pressed', async () => {
    const root = await fixture<HTMLElement>(html`<gb-focus-group>${list('en')}</gb-focus-group>`);
    const asked = collect(root, 'option-chosen');
    const end = new AbortController();
    const knob = new KnobNavigation(root.parentElement ?? root, end.signal);
    root.querySelector<HTMLElement>('gb-radio-list')?.focus();
    knob.handle({ kind: 'turn', detents: 2 });
    expect([focused(), asked.length]).to.deep.equal(['de', 0]);
    knob.handle({ kind: 'press' });
    expect(asked.map(({ value }) => value)).to.deep.equal(['de']);
    end.abort();
    delete document.documentElement.dataset['knob'];
  });

  it('gives its reason when blocked, stays focusable, and forgets it when it works again', async () => {
    const element = await make('en', 'Parked only');
    const asked = collect(element, 'option-chosen');
    const reasons = collect(element, 'reason-requested');
    element.focus();
    expect(focused()).to.equal('en');
    inputs(element)[1]?.click();
    await element.updateComplete;
    expect([asked.length, reasons.length, chosen(element)]).to.deep.equal([0, 1, ['en']]);
    expect(inside(element, '.reason').textContent).to.equal('Parked only');
    element.blockedReason = '';
    await element.updateComplete;
    expect(inside(element, '.reason').textContent).to.equal('');
  });

  it('has rows of 76 dp or more that do not overlap', async () => {
    const rows = [...((await make('en')).shadowRoot?.querySelectorAll('label') ?? [])];
    rows.forEach(expectTarget);
    const tops = rows.map((row) => row.getBoundingClientRect());
    tops.forEach((box, at) => expect(box.top).to.be.at.least(tops[at - 1]?.bottom ?? 0));
  });

  it("has its rings on the driver's side in right-to-left text too", () =>
    rightToLeft(async () => {
      const element = await make('en');
      const box = inside(element, '.box').getBoundingClientRect();
      const heading = inside(element, '.heading').getBoundingClientRect();
      expect(box.right).to.be.below(heading.left);
    }));
});

import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/segments/segments.ts';
import type { SegmentsElement } from '../../components/segments/segments.ts';
import { collect, expectTarget, itIsAccessible, setTheme } from './themed.ts';

const options = [
  { value: 'NORMAL', label: 'Normal' },
  { value: 'SPORT', label: 'Sport' },
  { value: 'ECONOMY', label: 'Economy', icon: 'home' },
] as const;

function segments(reported = 'NORMAL', requested = '', blocked = '') {
  return html`<gb-segments
    label="Driving mode"
    .options=${options}
    reported=${reported}
    requested=${requested}
    blockedReason=${blocked}
  ></gb-segments>`;
}

async function make(...state: Parameters<typeof segments>): Promise<SegmentsElement> {
  setTheme('day');
  return await fixture<SegmentsElement>(segments(...state));
}

const inputs = (element: Element): HTMLInputElement[] => [
  ...(element.shadowRoot?.querySelectorAll('input') ?? []),
];
const checked = (element: Element): string[] =>
  inputs(element).flatMap((input) => (input.checked ? [input.value] : []));

describe('gb-segments', () => {
  itIsAccessible({
    'with one that holds': () => segments(),
    'with a wish': () => segments('NORMAL', 'SPORT'),
    'with none': () => segments(''),
    blocked: () => segments('NORMAL', '', 'Waits until the car stands.'),
  });

  it('is a group of radios by name', async () => {
    const element = await make();
    expect(element.shadowRoot?.querySelector('[role=radiogroup]')?.getAttribute('aria-label')).to.equal(
      'Driving mode',
    );
    expect(inputs(element).map((input) => input.getAttribute('aria-label'))).to.deep.equal([
      'Normal',
      'Sport',
      'Economy',
    ]);
    expect(checked(element)).to.deep.equal(['NORMAL']);
  });

  it('asks, and waits to be told', async () => {
    const element = await make();
    const chosen = collect(element, 'option-chosen');
    inputs(element)[1]?.click();
    await element.updateComplete;
    expect(chosen.map(({ value }) => value)).to.deep.equal(['SPORT']);
    expect(checked(element)).to.deep.equal(['NORMAL']);
    element.reported = 'SPORT';
    await element.updateComplete;
    expect(checked(element)).to.deep.equal(['SPORT']);
  });

  it('outlines the wish and does not ask for it twice, and takes it back', async () => {
    const element = await make('NORMAL', 'SPORT');
    const chosen = collect(element, 'option-chosen');
    const wishes = [...(element.shadowRoot?.querySelectorAll('[data-wish]') ?? [])];
    expect(wishes.map((wish) => wish.textContent.trim())).to.deep.equal(['Sport']);
    inputs(element)[1]?.click();
    inputs(element)[0]?.click();
    expect(chosen.map(({ value }) => value)).to.deep.equal(['NORMAL']);
  });

  it('is chosen by arrow keys', async () => {
    const element = await make();
    const chosen = collect(element, 'option-chosen');
    element.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(chosen.map(({ value }) => value)).to.deep.equal(['SPORT']);
  });

  it('gives its reason while blocked', async () => {
    const element = await make('NORMAL', '', 'Waits until the car stands.');
    const chosen = collect(element, 'option-chosen');
    inputs(element)[1]?.click();
    await element.updateComplete;
    expect([chosen.length, ...checked(element)]).to.deep.equal([0, 'NORMAL']);
    expect(element.shadowRoot?.querySelector('.reason')?.textContent).to.equal('Waits until the car stands.');
  });

  it('has targets of 76 dp', async () => {
    for (const base of (await make()).shadowRoot?.querySelectorAll('.base') ?? []) expectTarget(base);
  });
});

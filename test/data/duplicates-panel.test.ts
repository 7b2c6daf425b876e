import { expect, fixture, html } from '@open-wc/testing';
import type { ButtonElement } from '../../components/button/button.ts';
import '../../src/data/duplicates-panel.ts';
import type { DuplicatesPanelElement } from '../../src/data/duplicates-panel.ts';
import { mostShown } from '../../src/data/duplicates-panel.ts';
import { messages } from '../../src/i18n/messages.ts';
import { collect, inside, itIsAccessible, rightToLeft } from '../components/themed.ts';

const words = messages.contactImport;
const pairsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `new-${index}`, known: `known-${index}` }));

const template = (count: number, blockedReason = '') => {
  const pairs = pairsOf(count);
  const rows = pairs
    .slice(0, mostShown)
    .map((pair, index) => ({ pair, heading: `Zoë ${index}`, detail: '061, 062' }));
  return html`<gb-duplicates-panel
    .pairs=${pairs}
    .rows=${rows}
    blockedReason=${blockedReason}
  ></gb-duplicates-panel>`;
};
async function make(count: number, blockedReason?: string) {
  const panel = await fixture<DuplicatesPanelElement>(template(count, blockedReason));
  return { panel, asked: collect(panel, 'merge-requested') };
}
const buttons = (panel: DuplicatesPanelElement): ButtonElement[] => [
  ...panel.renderRoot.querySelectorAll('gb-button'),
];

describe('gb-duplicates-panel', () => {
  itIsAccessible({
    'with one pair': () => template(1),
    'with more than it shows': () => template(7),
    blocked: () => template(2, words.mergeBlocked.moving),
  });

  it('shows nothing where nobody looks alike', async () => {
    const { panel } = await make(0);
    expect(panel.renderRoot.textContent.trim()).to.equal('');
  });

  it('asks for one pair to be merged, by the names it shows', async () => {
    const { panel, asked } = await make(1);
    expect(buttons(panel).map(({ label }) => label)).to.deep.equal([words.mergeOne('Zoë 0')]);
    buttons(panel)[0]?.click();
    expect(asked.map(({ pairs }) => pairs)).to.deep.equal([pairsOf(1)]);
  });

  it('asks for all of them, also those it has no room to show, and counts these', async () => {
    const { panel, asked } = await make(7);
    expect(buttons(panel).length).to.equal(1 + mostShown);
    expect(panel.renderRoot.textContent).to.include(messages.contacts.more(2));
    expect(inside(panel, 'h2').textContent).to.equal(words.alike(7));
    buttons(panel)[0]?.click();
    buttons(panel)[2]?.click();
    expect(asked.map(({ pairs }) => pairs)).to.deep.equal([pairsOf(7), pairsOf(2).slice(1)]);
  });

  it('asks for nothing while it is blocked, and says why', async () => {
    const { panel, asked } = await make(2, 'Later');
    for (const button of buttons(panel)) button.click();
    expect(asked).to.deep.equal([]);
    expect(buttons(panel).map(({ blockedReason }) => blockedReason)).to.deep.equal([
      'Later',
      'Later',
      'Later',
    ]);
  });

  it('has its buttons at the other end from right to left', async () => {
    const place = async (): Promise<number> => {
      const { panel } = await make(1);
      return (
        (buttons(panel)[0]?.getBoundingClientRect().left ?? 0) -
        inside(panel, '.words').getBoundingClientRect().left
      );
    };
    expect(await place()).to.be.greaterThan(0);
    await rightToLeft(async () => {
      expect(await place()).to.be.lessThan(0);
    });
  });
});

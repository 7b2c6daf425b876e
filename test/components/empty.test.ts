import { expect, fixture, html } from '@open-wc/testing';
import '../../components/button/button.ts';
import '../../components/empty/empty.ts';
import { inside, itIsAccessible } from './themed.ts';

describe('gb-empty', () => {
  itIsAccessible({
    'with something to do': () =>
      html`<gb-empty icon="contacts" text="No contacts yet."
        ><gb-button rank="primary">Import</gb-button></gb-empty
      >`,
    'with a sentence only': () => html`<gb-empty text="Nothing is leaving the car."></gb-empty>`,
  });

  it('keeps its parts in the middle, below each other', async () => {
    const element = await fixture(
      html`<gb-empty icon="contacts" text="None."><gb-button>Import</gb-button></gb-empty>`,
    );
    const middles = [
      inside(element, 'gb-icon'),
      inside(element, 'p'),
      element.querySelector('gb-button'),
    ].map((part) => {
      const box = part?.getBoundingClientRect();
      return box ? Math.round((box.left + box.right) / 2) : null;
    });
    expect(new Set(middles).size).to.equal(1);
  });
});

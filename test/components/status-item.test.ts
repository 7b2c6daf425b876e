import { expect, fixture, html } from '@open-wc/testing';
import '../../components/status-item/status-item.ts';
import { inside, itIsAccessible, rightToLeft } from './themed.ts';

describe('gb-status-item', () => {
  itIsAccessible({
    plain: () => html`<gb-status-item icon="local-parking" text="Parked"></gb-status-item>`,
    live: () => html`<gb-status-item icon="cell-tower" text="Network on" tone="live"></gb-status-item>`,
    caution: () => html`<gb-status-item icon="warning" text="No answer" tone="caution"></gb-status-item>`,
    fault: () => html`<gb-status-item icon="error" text="eCall fault" tone="fault"></gb-status-item>`,
    'that leads somewhere': () =>
      html`<gb-status-item
        icon="person"
        text="Anna"
        href="/drivers"
        hint="Opens the drivers"
      ></gb-status-item>`,
    'for eCall': () => html`<gb-status-item icon="sos" text="112 ready" tone="ecall"></gb-status-item>`,
  });

  it('ends a word that is too long instead of leaving its place', async () => {
    const element = await fixture(
      html`<gb-status-item
        icon="person"
        text=${'Annabel '.repeat(20)}
        style="width: 300px"
      ></gb-status-item>`,
    );
    expect(inside(element, '.text').getBoundingClientRect().right).to.be.at.most(
      element.getBoundingClientRect().right,
    );
  });

  it('is no link without a place to lead to', async () => {
    const element = await fixture(html`<gb-status-item text="Parked"></gb-status-item>`);
    expect(element.shadowRoot?.querySelector('a')).to.equal(null);
  });

  it('has its sign on the right in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await fixture(html`<gb-status-item icon="person" text="x"></gb-status-item>`);
      const sign = inside(element, 'gb-icon').getBoundingClientRect();
      expect(sign.left).to.be.above(inside(element, '.text').getBoundingClientRect().left);
    }));
});

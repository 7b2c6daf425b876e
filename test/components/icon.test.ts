import { expect, fixture, html } from '@open-wc/testing';
import '../../components/icon/icon.ts';
import type { IconElement } from '../../components/icon/icon.ts';
import { icons, type IconName } from '../../components/icon/icons.ts';
import { inside, rightToLeft } from './themed.ts';

describe('gb-icon', () => {
  it('draws every sign inside its box', async () => {
    const names = Object.keys(icons) as IconName[];
    for (const name of names) {
      const element = await fixture<IconElement>(html`<gb-icon name=${name}></gb-icon>`);
      const path = element.shadowRoot?.querySelector('path');
      const drawn = path?.getBBox();
      expect(drawn?.width, name).to.be.within(100, 960);
      expect(drawn?.y, name).to.be.at.least(-960);
    }
  });

  it('has the three sizes of the design', async () => {
    const sizes = [];
    for (const size of ['small', 'medium', 'large'] as const) {
      const element = await fixture(html`<gb-icon name="home" size=${size}></gb-icon>`);
      sizes.push(element.getBoundingClientRect().width);
    }
    expect(sizes).to.deep.equal([24, 36, 44]);
  });

  it('is not there for a screen reader', async () => {
    const element = await fixture(html`<gb-icon name="home"></gb-icon>`);
    expect(element.shadowRoot?.querySelector('svg')?.getAttribute('aria-hidden')).to.equal('true');
  });

  it('turns directional signs round in right-to-left text, and only those', () =>
    rightToLeft(async () => {
      const arrow = await fixture(html`<gb-icon name="arrow-back"></gb-icon>`);
      const home = await fixture(html`<gb-icon name="home"></gb-icon>`);
      expect(getComputedStyle(arrow.shadowRoot?.querySelector('svg') ?? arrow).scale).to.equal('-1 1');
      expect(getComputedStyle(home.shadowRoot?.querySelector('svg') ?? home).scale).to.equal('none');
    }));

  it('draws nothing while it has no name', async () => {
    const element = await fixture(html`<gb-icon></gb-icon>`);
    expect(() => inside(element, 'svg')).to.throw();
  });
});

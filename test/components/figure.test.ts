import { expect, fixture, html } from '@open-wc/testing';
import '../../components/figure/figure.ts';
import type { FigureElement } from '../../components/figure/figure.ts';
import { expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

describe('gb-figure', () => {
  itIsAccessible({
    'as a link': () => html`<gb-figure href="#a" icon="contacts" value="1,248" label="Contacts"></gb-figure>`,
    'as a fact': () => html`<gb-figure value="34" label="Destinations" detail="In the car"></gb-figure>`,
    live: () => html`<gb-figure tone="live" icon="cloud-upload" value="2" label="Leaving now"></gb-figure>`,
  });

  it('is one link with the whole tile as target', async () => {
    const element = await fixture<FigureElement>(html`<gb-figure href="#a" value="3" label="x"></gb-figure>`);
    expectTarget(inside(element, 'a'));
    expect(inside(element, 'a').getBoundingClientRect().width).to.equal(
      element.getBoundingClientRect().width,
    );
  });

  it('is no link without a place to lead to', async () => {
    const element = await fixture<FigureElement>(html`<gb-figure value="3" label="x"></gb-figure>`);
    expect(() => inside(element, 'a')).to.throw();
  });

  it('keeps its number in one piece in a narrow tile', async () => {
    const element = await fixture<FigureElement>(
      html`<gb-figure style="width: 184px" value="12,480" label="Contacts"></gb-figure>`,
    );
    const value = inside(element, '.value');
    expect(value.getBoundingClientRect().height).to.be.below(60);
    expect(value.scrollWidth).to.be.at.most(value.clientWidth);
  });

  it('is drawn with its big figure where there is room', async () => {
    const element = await fixture<FigureElement>(html`<gb-figure value="3" label="x"></gb-figure>`);
    expect(getComputedStyle(inside(element, '.value')).fontSize).to.equal('64px');
  });

  it('begins on the right in right-to-left text', () =>
    rightToLeft(async () => {
      const element = await fixture<FigureElement>(
        html`<gb-figure icon="home" value="3" label="x"></gb-figure>`,
      );
      const icon = inside(element, 'gb-icon').getBoundingClientRect();
      expect(element.getBoundingClientRect().right - icon.right).to.be.below(60);
    }));
});

import { expect, fixture, html } from '@open-wc/testing';
import '../../components/nav-link/nav-link.ts';
import type { NavLinkElement } from '../../components/nav-link/nav-link.ts';
import { expectTarget, inside, itIsAccessible, setTheme } from './themed.ts';

function make(current = false): Promise<NavLinkElement> {
  return fixture<NavLinkElement>(
    html`<gb-nav-link icon="home" label="Overview" href="/erase" ?current=${current}></gb-nav-link>`,
  );
}

describe('gb-nav-link', () => {
  itIsAccessible({
    plain: () => html`<gb-nav-link icon="home" label="Overview" href="/"></gb-nav-link>`,
    current: () => html`<gb-nav-link icon="home" label="Overview" href="/" current></gb-nav-link>`,
  });

  it('is a real link with a name and a place', async () => {
    const link = inside(await make(), 'a', HTMLAnchorElement);
    expect([link.textContent.trim(), link.pathname]).to.deep.equal(['Overview', '/erase']);
  });

  it('says to a screen reader which one is the present page', async () => {
    const element = await make();
    const link = inside(element, 'a');
    expect(link.getAttribute('aria-current')).to.equal('false');
    element.current = true;
    await element.updateComplete;
    expect(link.getAttribute('aria-current')).to.equal('page');
  });

  it('looks different when it is the present page', async () => {
    setTheme('day');
    const looks = [await make(false), await make(true)].map((element) => {
      const { color, backgroundColor, fontWeight, boxShadow } = getComputedStyle(inside(element, 'a'));
      return [color, backgroundColor, fontWeight, boxShadow].join();
    });
    expect(looks[0]).not.to.equal(looks[1]);
  });

  it('takes the focus and is a target of 76 dp or more', async () => {
    const element = await make();
    element.focus();
    expect(element.shadowRoot?.activeElement === inside(element, 'a')).to.equal(true);
    expectTarget(inside(element, 'a'));
  });
});

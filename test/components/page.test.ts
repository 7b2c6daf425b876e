import { expect, fixture, html } from '@open-wc/testing';
import '../../components/page/page.ts';
import type { PageElement } from '../../components/page/page.ts';
import { inside, itIsAccessible, rightToLeft } from './themed.ts';

describe('gb-page', () => {
  itIsAccessible({
    plain: () => html`<gb-page heading="Overview">Text</gb-page>`,
    full: () =>
      html`<gb-page heading="Address book" detail="3 contacts">
        <b slot="actions">Import</b>
        <p slot="notices">Something came up</p>
        Text
      </gb-page>`,
  });

  it('has one heading of the first rank, and a detail only where there is one', async () => {
    const page = await fixture<PageElement>(html`<gb-page heading="Overview"></gb-page>`);
    expect(page.shadowRoot?.querySelectorAll('h1').length).to.equal(1);
    expect(inside(page, 'h1').textContent).to.equal('Overview');
    expect(page.shadowRoot?.querySelector('header p')).to.equal(null);
    page.detail = '3 contacts';
    await page.updateComplete;
    expect(inside(page, 'header p').textContent).to.equal('3 contacts');
  });

  /** A page of 400 px with content of 2,000 px. Not by `fixture`, which waits for a frame that a hidden page never draws. */
  async function inRoom(fixed: boolean): Promise<PageElement> {
    const page = document.createElement('gb-page');
    page.fixed = fixed;
    page.heading = 'x';
    page.style.blockSize = '400px';
    const tall = document.createElement('p');
    tall.style.blockSize = '2000px';
    page.append(tall);
    document.body.append(page);
    await page.updateComplete;
    return page;
  }

  it('scrolls when there is more of it than room', async () => {
    const page = await inRoom(false);
    expect(page.getBoundingClientRect().height).to.equal(400);
    page.scrollTop = 300;
    expect(page.scrollTop).to.equal(300);
    page.remove();
  });

  it('leaves the scrolling to content that scrolls itself', async () => {
    const page = await inRoom(true);
    const body = inside(page, '.body').getBoundingClientRect();
    expect(body.bottom).to.be.at.most(page.getBoundingClientRect().bottom + 0.5);
    expect(getComputedStyle(page).overflowY).to.equal('clip');
    page.scrollTop = 50;
    expect(page.scrollTop).to.equal(0);
    page.remove();
  });

  it('has its actions at the end of the line, in either direction', async () => {
    const make = (): Promise<PageElement> =>
      fixture<PageElement>(html`<gb-page heading="x"><b slot="actions">Do</b></gb-page>`);
    const middle = (page: PageElement): number => {
      const { left, right } = inside(page, '.actions').getBoundingClientRect();
      const header = inside(page, 'header').getBoundingClientRect();
      return left + right - header.left - header.right;
    };
    expect(middle(await make())).to.be.above(0);
    await rightToLeft(async () => {
      expect(middle(await make())).to.be.below(0);
    });
  });
});

import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/button/button.ts';
import '../../components/row/row.ts';
import type { RowElement } from '../../components/row/row.ts';
import '../../components/switch/switch.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft, setTheme } from './themed.ts';

const WORDS = 'Donaudampfschifffahrtsgesellschaftskapitän '.repeat(6);

function switchRow(): Promise<RowElement> {
  return fixture<RowElement>(
    html`<gb-row icon="cell-tower" heading="Mobile network" detail="Services can send" figure="Off">
      <gb-switch slot="control" reported="off" label="Mobile network" stateText="Off"></gb-switch>
    </gb-row>`,
  );
}

function blockedLink(): Promise<RowElement> {
  return fixture<RowElement>(
    html`<gb-row
      kind="link"
      href="#elsewhere"
      heading="Erase"
      detail="For good"
      blockedReason="Parked only"
    ></gb-row>`,
  );
}

describe('gb-row', () => {
  itIsAccessible({
    plain: () => html`<gb-row icon="info" heading="Fact" detail="Nothing to press" figure="3"></gb-row>`,
    'with a switch': () =>
      html`<gb-row
        icon="cell-tower"
        heading="Mobile network"
        detail="Services can send"
        figure="On"
        tone="live"
      >
        <gb-switch slot="control" reported="on" label="Mobile network" stateText="On"></gb-switch>
      </gb-row>`,
    'as a link': () =>
      html`<gb-row kind="link" href="#a" icon="contacts" heading="Contacts" detail="In the car"></gb-row>`,
    'as a button': () =>
      html`<gb-row kind="button" icon="upload-file" heading="Import" detail="From a stick"></gb-row>`,
    'as a blocked link': () =>
      html`<gb-row
        kind="link"
        href="#a"
        heading="Erase"
        detail="For good"
        blockedReason="Parked only"
      ></gb-row>`,
    'locked like eCall': () =>
      html`<gb-row
        kind="locked"
        icon="sos"
        heading="112 eCall"
        detail="Always on"
        blockedReason="By law"
      ></gb-row>`,
  });

  it('hands a tap anywhere on to its control, once', async () => {
    const row = await switchRow();
    const toggled = collect(row, 'switch-toggled');
    inside(row, '.heading').click();
    expect(toggled.length).to.equal(1);
    row.querySelector<HTMLElement>('gb-switch')?.click();
    expect(toggled.length).to.equal(2);
  });

  it('follows its link', async () => {
    const row = await fixture<RowElement>(
      html`<gb-row kind="link" href="#followed" heading="Contacts"></gb-row>`,
    );
    row.focus();
    await sendKeys({ press: 'Enter' });
    expect(location.hash).to.equal('#followed');
  });

  it('fires its value once when pressed as a button, by key or tap', async () => {
    const row = await fixture<RowElement>(
      html`<gb-row kind="button" value="seven" heading="Import"></gb-row>`,
    );
    const pressed = collect(row, 'row-pressed');
    inside(row, 'button').click();
    row.focus();
    await sendKeys({ press: 'Enter' });
    expect(pressed.map((event) => event.value)).to.deep.equal(['seven', 'seven']);
  });

  it('gives its reason instead of following a link, and takes it back when it works again', async () => {
    const before = location.hash;
    const row = await blockedLink();
    const asked = collect(row, 'reason-requested');
    inside(row, 'a').click();
    await row.updateComplete;
    expect(location.hash).to.equal(before);
    expect(asked.map((event) => event.reason)).to.deep.equal(['Parked only']);
    expect(inside(row, '.why').textContent).to.equal('Parked only');
    row.blockedReason = '';
    await row.updateComplete;
    expect(inside(row, '.why').textContent).to.equal('');
  });

  it('keeps the focus when it is blocked in the middle', async () => {
    const row = await fixture<RowElement>(html`<gb-row kind="link" href="#x" heading="Contacts"></gb-row>`);
    row.focus();
    row.blockedReason = 'Parked only';
    await row.updateComplete;
    expect(row.shadowRoot?.activeElement === inside(row, 'a')).to.equal(true);
  });

  it('only explains when it is locked', async () => {
    const row = await fixture<RowElement>(
      html`<gb-row kind="locked" heading="112 eCall" blockedReason="The law keeps it on"></gb-row>`,
    );
    const pressed = collect(row, 'row-pressed');
    const asked = collect(row, 'reason-requested');
    inside(row, 'button').click();
    expect([pressed.length, asked.length]).to.deep.equal([0, 1]);
    expect(() => inside(row, 'input')).to.throw();
  });

  it('looks like no other row when it is locked', async () => {
    setTheme('day');
    const locked = await fixture<RowElement>(
      html`<gb-row kind="locked" heading="112 eCall" blockedReason="Law"></gb-row>`,
    );
    const blocked = await blockedLink();
    const ground = (row: RowElement): string => getComputedStyle(inside(row, '.base')).backgroundColor;
    expect(ground(locked)).not.to.equal(ground(blocked));
  });

  it('is a target of 76 dp or more, whatever stands in it', async () => {
    expectTarget(
      inside(await fixture<RowElement>(html`<gb-row kind="button" heading="x"></gb-row>`), 'button'),
    );
    expectTarget(
      inside(
        await fixture<RowElement>(html`<gb-row compact kind="link" href="#x" heading="x"></gb-row>`),
        'a',
      ),
    );
  });

  it('wraps long words instead of cutting them, and ends them in one line when compact', async () => {
    const box = await fixture(
      html`<div style="width: 400px">
        <gb-row kind="button" heading=${WORDS} detail=${WORDS}></gb-row>
        <gb-row compact kind="button" heading=${WORDS} detail=${WORDS}></gb-row>
      </div>`,
    );
    const [wrapped, compact] = box.querySelectorAll('gb-row');
    if (!wrapped || !compact) throw new Error('rows are missing');
    expect(inside(wrapped, '.base').scrollWidth).to.be.at.most(400);
    expect(inside(wrapped, '.heading').getBoundingClientRect().height).to.be.above(200);
    expect(inside(compact, '.heading').getBoundingClientRect().height).to.be.below(50);
  });

  for (const [side, direction, expected] of [
    ['left', 'ltr', 'left'],
    ['right', 'ltr', 'right'],
    ['left', 'rtl', 'left'],
    ['right', 'rtl', 'right'],
  ] as const) {
    it(`has its control on the ${expected} for a driver on the ${side} in ${direction} text`, async () => {
      document.documentElement.dataset['driveSide'] = side;
      document.documentElement.dir = direction;
      const row = await switchRow();
      const control = row.querySelector('gb-switch')?.getBoundingClientRect();
      const heading = inside(row, '.heading').getBoundingClientRect();
      delete document.documentElement.dataset['driveSide'];
      document.documentElement.dir = 'ltr';
      expect(control && control.left < heading.left ? 'left' : 'right').to.equal(expected);
    });
  }

  it('begins on the right in right-to-left text', () =>
    rightToLeft(async () => {
      const row = await fixture<RowElement>(
        html`<gb-row kind="link" href="#x" icon="contacts" heading="x"></gb-row>`,
      );
      const icon = inside(row, '.icon').getBoundingClientRect();
      const sign = inside(row, '.sign').getBoundingClientRect();
      expect(icon.left).to.be.above(sign.right);
    }));

  it('keeps a phone number in its own order where the page runs from right to left, at the right side', async () => {
    await rightToLeft(async () => {
      const row = await fixture<RowElement>(html`<gb-row heading="+31 6 1234"></gb-row>`);
      const heading = inside(row, '.heading');
      const range = document.createRange();
      const text = [...heading.childNodes].find((node) => node instanceof Text && node.data.includes('+31'));
      if (!(text instanceof Text)) throw new Error('no text');
      const at = (position: number): DOMRect => {
        range.setStart(text, position);
        range.setEnd(text, position + 1);
        return range.getBoundingClientRect();
      };
      expect(at(text.data.indexOf('+')).left).to.be.below(at(text.data.indexOf('4')).left);
      expect(at(text.data.indexOf('4')).right).to.be.closeTo(heading.getBoundingClientRect().right, 2);
    });
  });
});

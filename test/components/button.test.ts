import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/button/button.ts';
import type { ButtonElement } from '../../components/button/button.ts';
import { collect, expectTarget, inside, itIsAccessible, rightToLeft } from './themed.ts';

describe('gb-button', () => {
  itIsAccessible({
    primary: () => html`<gb-button rank="primary" icon="upload-file">Import</gb-button>`,
    quiet: () => html`<gb-button>Later</gb-button>`,
    danger: () => html`<gb-button rank="danger">Erase</gb-button>`,
    blocked: () => html`<gb-button rank="danger" blockedReason="Parked only">Erase</gb-button>`,
    'blocked with a sign only': () =>
      html`<gb-button icon="arrow-back" label="Back" blockedReason="Parked only"></gb-button>`,
    'with a sign only': () => html`<gb-button icon="arrow-back" label="Back"></gb-button>`,
  });

  it('fires once for a tap and once for a key', async () => {
    const element = await fixture<ButtonElement>(html`<gb-button>Import</gb-button>`);
    const pressed = collect(element, 'button-pressed');
    inside(element, 'button').click();
    expect(pressed.length).to.equal(1);
    element.focus();
    await sendKeys({ press: 'Enter' });
    expect(pressed.length).to.equal(2);
  });

  it('gives its reason when blocked, and stays focusable', async () => {
    const element = await fixture<ButtonElement>(
      html`<gb-button blockedReason="Parked only">Erase</gb-button>`,
    );
    const pressed = collect(element, 'button-pressed');
    const asked = collect(element, 'reason-requested');
    element.focus();
    await sendKeys({ press: 'Enter' });
    await element.updateComplete;
    expect([pressed.length, asked.length]).to.deep.equal([0, 1]);
    expect(inside(element, '.reason').textContent).to.equal('Parked only');
  });

  it('keeps its sign beside the lock when that is all that names it, and its size', async () => {
    const element = await fixture<ButtonElement>(html`<gb-button icon="edit" label="Edit"></gb-button>`);
    const names = (): (string | null)[] =>
      [...(element.shadowRoot?.querySelectorAll('gb-icon') ?? [])].map(({ name }) => name);
    const { width } = inside(element, 'button').getBoundingClientRect();
    element.blockedReason = 'Parked only';
    await element.updateComplete;
    expect(names()).to.deep.equal(['edit', 'lock']);
    expect(inside(element, 'button').getBoundingClientRect().width).to.equal(width);
    element.label = '';
    element.compact = true;
    await element.updateComplete;
    expect(names()).to.deep.equal(['edit', 'lock']);
    element.compact = false;
    element.append('Edit');
    await element.updateComplete;
    expect(names()).to.deep.equal(['lock']);
  });

  it('is a target of 76 dp or more with a sign only', async () => {
    const element = await fixture<ButtonElement>(
      html`<gb-button icon="arrow-back" label="Back"></gb-button>`,
    );
    expectTarget(inside(element, 'button'));
  });

  it('has its sign before its words in both directions', async () => {
    const offset = async (): Promise<number> => {
      const element = await fixture<ButtonElement>(html`<gb-button icon="undo">Undo</gb-button>`);
      const button = inside(element, 'button').getBoundingClientRect();
      const icon = inside(element, 'gb-icon').getBoundingClientRect();
      return icon.left + icon.right - button.left - button.right;
    };
    expect(await offset()).to.be.below(0);
    await rightToLeft(async () => {
      expect(await offset()).to.be.above(0);
    });
  });
});

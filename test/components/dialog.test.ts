import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../components/button/button.ts';
import type { ButtonElement } from '../../components/button/button.ts';
import '../../components/dialog/dialog.ts';
import type { DialogElement } from '../../components/dialog/dialog.ts';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import { KnobBackedEvent } from '../../components/focus-group/knob-events.ts';
import { collect, inside, itIsAccessible } from './themed.ts';

interface Stage {
  readonly opener: ButtonElement;
  readonly dialog: DialogElement;
}

/** A dialog that has opened, and the button that had the focus before. */
async function open(): Promise<Stage> {
  const stage = await fixture(
    html`<div>
      <gb-button>Delete</gb-button>
      <gb-dialog heading="Delete Anna?">
        It can be undone.
        <gb-button slot="actions">Keep</gb-button>
        <gb-button slot="actions" rank="danger">Delete</gb-button>
      </gb-dialog>
    </div>`,
  );
  const opener = stage.querySelector('gb-button');
  const dialog = stage.querySelector('gb-dialog');
  if (!opener || !dialog) throw new Error('the stage is not complete');
  opener.focus();
  const entered = oneEvent(dialog, 'focusin');
  dialog.open = true;
  await entered;
  return { opener, dialog };
}

describe('gb-dialog', () => {
  itIsAccessible({
    open: () =>
      html`<gb-dialog open heading="Delete Anna?"
        >It can be undone.<gb-button slot="actions">Keep</gb-button></gb-dialog
      >`,
    closed: () => html`<gb-dialog heading="Delete Anna?">It can be undone.</gb-dialog>`,
  });

  it('makes the rest of the page unreachable and takes the focus to its first control', async () => {
    const { dialog } = await open();
    expect(inside(dialog, 'dialog').matches(':modal')).to.equal(true);
    const keep = dialog.querySelector('gb-button');
    expect(deepActiveElement() === keep?.shadowRoot?.querySelector('button')).to.equal(true);
  });

  it('gives the focus back, through shadow roots, when it closes', async () => {
    const { dialog, opener } = await open();
    dialog.open = false;
    await dialog.updateComplete;
    expect(deepActiveElement() === inside(opener, 'button')).to.equal(true);
  });

  it('gives the focus back when it is taken away while open', async () => {
    const { dialog, opener } = await open();
    dialog.remove();
    expect(deepActiveElement() === inside(opener, 'button')).to.equal(true);
  });

  it('stays open at Escape, however often, and says each time that the user wants out', async () => {
    const { dialog } = await open();
    const dismissed = collect(dialog, 'dialog-dismissed');
    for (let time = 0; time < 3; time += 1) await sendKeys({ press: 'Escape' });
    await dialog.updateComplete;
    expect(dismissed.length).to.equal(3);
    expect(inside(dialog, 'dialog', HTMLDialogElement).open).to.equal(true);
  });

  it("takes the knob's back for itself", async () => {
    const { dialog } = await open();
    const dismissed = collect(dialog, 'dialog-dismissed');
    const backed = collect(document.body, 'knob-backed');
    const event = new KnobBackedEvent();
    deepActiveElement()?.dispatchEvent(event);
    expect([dismissed.length, backed.length, event.defaultPrevented]).to.deep.equal([1, 0, true]);
  });

  it('opens again when the browser closes it and the screen keeps it open', async () => {
    const { dialog } = await open();
    const native = inside(dialog, 'dialog', HTMLDialogElement);
    const dismissed = oneEvent(dialog, 'dialog-dismissed');
    native.close();
    await dismissed;
    await dialog.updateComplete;
    await Promise.resolve();
    expect(native.open).to.equal(true);
  });

  it('fits into the smallest display with more text than fits', async () => {
    const { dialog } = await open();
    dialog.append('A long story. '.repeat(400));
    const { top, bottom } = inside(dialog, 'dialog').getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
  });
});

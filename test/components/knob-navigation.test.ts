import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import '../../components/button/button.ts';
import '../../components/dialog/dialog.ts';
import { deepActiveElement } from '../../components/focus-group/flat-tree.ts';
import '../../components/focus-group/focus-group.ts';
import type { FocusGroupElement } from '../../components/focus-group/focus-group.ts';
import { KnobNavigation, type KnobInput } from '../../components/focus-group/knob-navigation.ts';
import '../../components/hold-button/hold-button.ts';
import '../../components/row/row.ts';
import '../../components/search-field/search-field.ts';
import '../../components/switch/switch.ts';
import '../../components/window-list/window-list.ts';
import { collect, inside, itIsAccessible } from './themed.ts';

/** A screen as the app has them: its groups lie in its shadow root. */
class StageElement extends LitElement {
  protected override render(): unknown {
    return html`<style>
        :host {
          display: grid;
          grid-template-columns: 200px 400px;
          gap: 20px;
        }
      </style>
      <gb-focus-group id="left">
        <gb-button id="a">A</gb-button>
        <gb-button id="b" blockedReason="Parked only">B</gb-button>
        <gb-button id="c">C</gb-button>
      </gb-focus-group>
      <gb-focus-group id="right">
        <gb-row heading="Location"
          ><gb-switch id="d" slot="control" label="Location" reported="on"></gb-switch
        ></gb-row>
        <gb-row id="e" kind="button" value="e" heading="E"></gb-row>
        <div hidden><gb-button>Hidden</gb-button></div>
        <div inert><gb-button>Inert</gb-button></div>
        <gb-hold-button id="f">F</gb-hold-button>
      </gb-focus-group>`;
  }
}
customElements.define('test-stage', StageElement);

const turn = (detents: number): KnobInput => ({ kind: 'turn', detents });
const nudge = (direction: 'up' | 'down' | 'left' | 'right'): KnobInput => ({ kind: 'nudge', direction });
const press: KnobInput = { kind: 'press' };
const back: KnobInput = { kind: 'back' };

/** The id of the element that has the focus in one of its shadow roots. */
function focused(): string {
  const root = deepActiveElement()?.getRootNode();
  return root instanceof ShadowRoot ? root.host.id : '';
}

describe('knob navigation', () => {
  let stage: StageElement;
  let knob: KnobNavigation;
  let lifetime: AbortController;

  beforeEach(async () => {
    lifetime = new AbortController();
    stage = await fixture<StageElement>(html`<test-stage></test-stage>`);
    knob = new KnobNavigation(document.body, lifetime.signal);
  });

  afterEach(() => {
    lifetime.abort();
    delete document.documentElement.dataset['knob'];
  });

  /** What is focused after each input. */
  function path(...inputs: readonly KnobInput[]): string[] {
    return inputs.map((input) => {
      knob.handle(input);
      return focused();
    });
  }

  function find(id: string): HTMLElement {
    return inside(stage, `#${id}`);
  }

  it('begins at the first control, whatever comes first', () => {
    expect(path(turn(1))).to.deep.equal(['a']);
  });

  it('turns through a group, blocked controls included, and stops at its ends', () => {
    expect(path(turn(1), turn(1), turn(1), turn(1), turn(-1), turn(-9), turn(-1))).to.deep.equal([
      'a',
      'b',
      'c',
      'c',
      'b',
      'a',
      'a',
    ]);
    expect(knob.handle(turn(-1))).to.equal(false);
  });

  it('skips what is hidden or inert', () => {
    expect(path(turn(1), nudge('right'), turn(1), turn(1), turn(1))).to.deep.equal(['a', 'd', 'e', 'f', 'f']);
  });

  it('nudges to the group that lies there, and comes back to where it was', () => {
    const inputs = [
      turn(1),
      turn(1),
      nudge('right'),
      turn(1),
      nudge('left'),
      nudge('right'),
      nudge('right'),
      nudge('up'),
    ];
    expect(path(...inputs)).to.deep.equal(['a', 'b', 'd', 'e', 'b', 'e', 'e', 'e']);
  });

  it('goes to the neighbour of a control that is gone', () => {
    path(turn(1), turn(2), nudge('right'));
    find('c').remove();
    expect(path(nudge('left'))).to.deep.equal(['b']);
  });

  it('never loses the focus: when the focused control goes, the next movement takes its neighbour', () => {
    path(turn(1), turn(1));
    find('b').remove();
    expect(path(turn(1))).to.deep.equal(['c']);
  });

  it('presses what has the focus, once', () => {
    const toggled = collect(stage, 'switch-toggled');
    const pressed = collect(stage, 'row-pressed');
    const asked = collect(stage, 'reason-requested');
    path(turn(1), nudge('right'), press, turn(1), press, nudge('left'), turn(1), press);
    expect([toggled.length, pressed.length, asked.length]).to.deep.equal([1, 1, 1]);
  });

  it('arms a hold button with a press, and takes it back with back', async () => {
    const held = collect(stage, 'held');
    path(turn(1), nudge('right'), turn(2), press);
    expect(knob.handle(back)).to.equal(true);
    expect(knob.handle(back)).to.equal(false);
    expect(held).to.deep.equal([]);
  });

  it('leaves back to the screen when nothing takes it', () => {
    expect(knob.handle(back)).to.equal(false);
  });

  it('stays inside an open dialog, and goes back out of it', async () => {
    const dialog = await fixture<HTMLElementTagNameMap['gb-dialog']>(
      html`<gb-dialog open heading="Sure?"
        ><gb-button slot="actions" id="keep">Keep</gb-button
        ><gb-button slot="actions" id="go">Go</gb-button></gb-dialog
      >`,
    );
    await waitUntil(() => focused() === 'keep');
    expect(path(turn(1), turn(1), nudge('left'), nudge('up'))).to.deep.equal(['go', 'go', 'go', 'go']);
    const dismissed = collect(dialog, 'dialog-dismissed');
    expect(knob.handle(back)).to.equal(true);
    expect(dismissed.length).to.equal(1);
  });

  it('shows its ring from the first movement until a touch, and then begins where it was', () => {
    path(turn(1), turn(1));
    expect(document.documentElement.dataset['knob']).to.equal('');
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    expect(document.documentElement.dataset['knob']).to.equal(undefined);
    deepActiveElement()?.blur();
    expect(path(turn(1), turn(1))).to.deep.equal(['b', 'c']);
    expect(document.documentElement.dataset['knob']).to.equal('');
  });

  it('draws a ring of 4 dp around what has the focus', () => {
    path(turn(1));
    const active = deepActiveElement();
    const style = active ? getComputedStyle(active) : null;
    expect([style?.outlineStyle, style?.outlineWidth]).to.deep.equal(['solid', '4px']);
  });

  it('turns through a list as if all its rows were there, and out of it at its end', async () => {
    const items = Array.from({ length: 200 }, (_, index) => `row-${index}`);
    await fixture(
      html`<gb-focus-group>
        <gb-search-field id="find" label="Find" clearLabel="Clear"></gb-search-field>
        <gb-window-list
          style="height: 480px"
          .items=${items}
          .renderRow=${(id: string) => html`<gb-row id=${id} compact kind="button" heading=${id}></gb-row>`}
        ></gb-window-list>
        <gb-button id="last">Last</gb-button>
      </gb-focus-group>`,
    );
    stage.remove();
    await waitUntil(() => document.querySelector('gb-window-list')?.shadowRoot?.querySelector('gb-row'));
    for (const [input, expected] of [
      [turn(1), 'find'],
      [turn(1), 'row-0'],
      [turn(3), 'row-3'],
      [turn(150), 'row-153'],
      [turn(99), 'row-199'],
      [turn(1), 'last'],
      [turn(-1), 'row-199'],
      [turn(-1), 'row-198'],
    ] as const) {
      knob.handle(input);
      await waitUntil(() => focused() === expected, `${expected}, not ${focused()}`);
    }
  });
});

describe('gb-focus-group', () => {
  itIsAccessible({
    named: () => html`<gb-focus-group label="Switches"><gb-button>A</gb-button></gb-focus-group>`,
    nameless: () => html`<gb-focus-group><gb-button>A</gb-button></gb-focus-group>`,
  });

  it('leaves the controls of a group inside it to that one', async () => {
    const outer = await fixture<FocusGroupElement>(
      html`<gb-focus-group>
        <gb-button id="one">A</gb-button>
        <gb-focus-group><gb-button id="two">B</gb-button></gb-focus-group>
      </gb-focus-group>`,
    );
    const ids = outer.tabStops.map((stop) => (stop.getRootNode() as ShadowRoot).host.id);
    expect(ids).to.deep.equal(['one']);
  });

  it('says that it has nothing to enter when it is empty', async () => {
    const group = await fixture<FocusGroupElement>(html`<gb-focus-group></gb-focus-group>`);
    expect(group.enter()).to.equal(false);
  });
});

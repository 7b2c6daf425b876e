import { expect, fixture, html } from '@open-wc/testing';
import { ButtonElement } from '../../components/button/button.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { TextChangedEvent } from '../../components/text-field/text-changed-event.ts';
import { TextFieldElement } from '../../components/text-field/text-field.ts';
import { CopyPanelElement } from '../../src/drivers/copy-panel.ts';
import type { StoredPosition } from '../../src/drivers/comfort/positions.ts';
import { PositionNameElement } from '../../src/drivers/position-name.ts';
import { PositionRowElement } from '../../src/drivers/position-row.ts';
import '../../src/drivers/positions-panel.ts';
import type { PositionsPanelElement } from '../../src/drivers/positions-panel.ts';
import { messages } from '../../src/i18n/messages.ts';
import { inside, itIsAccessible, setTheme } from '../components/themed.ts';
import { SaidDriving } from './driving.ts';
import { everyFunction, HandMadeComfort, HandMadePositions } from './hand-made-comfort.ts';

const words = messages.comfort;
const [anyFunction] = new HandMadeComfort(everyFunction).functions;

const usual: StoredPosition = { id: 'u', name: '', storedAt: 1_700_000_000_000, values: new Map() };
const long: StoredPosition = { ...usual, id: 'l', name: 'Long drive' };

describe('gb-positions-panel', () => {
  function rig(change: (positions: HandMadePositions) => void = () => undefined) {
    const positions = new HandMadePositions();
    positions.all = [usual, long];
    positions.active = usual;
    change(positions);
    const driving = new SaidDriving();
    const panel = html`<gb-positions-panel
      .positions=${positions}
      .drivers=${[{ bucket: 'driver-2', name: 'Noor' }]}
      .monitor=${driving}
    ></gb-positions-panel>`;
    return { positions, driving, panel };
  }

  async function make(change?: (positions: HandMadePositions) => void) {
    setTheme('day');
    const made = rig(change);
    return { ...made, element: await fixture<PositionsPanelElement>(made.panel) };
  }

  const withDifferences = (positions: HandMadePositions): void => {
    if (anyFunction !== undefined) positions.changed = [{ function: anyFunction, stored: 1, reported: 2 }];
  };

  itIsAccessible({
    'with positions': () => rig().panel,
    'with differences': () => rig(withDifferences).panel,
    'while it opens': () => rig((positions) => (positions.isOpen = false)).panel,
    'with storage closed': () => html`<gb-positions-panel></gb-positions-panel>`,
    'with one just deleted': () =>
      rig((positions) => (positions.undoable = { name: 'Long drive', secondsLeft: 7 })).panel,
  });

  const press = (host: Element, selector: string): void => inside(host, selector, ButtonElement).click();
  const notice = (element: PositionsPanelElement): string => inside(element, 'gb-notice', NoticeElement).text;

  async function settle(element: PositionsPanelElement): Promise<void> {
    await Promise.resolve();
    await element.updateComplete;
  }

  async function act(element: PositionsPanelElement, id: string, wanted: string): Promise<void> {
    const row = inside(element, `gb-position-row[data-id=${id}]`, PositionRowElement);
    press(row, '.options');
    await row.updateComplete;
    press(row, `[data-act=${wanted}]`);
    await settle(element);
  }

  async function type(element: PositionsPanelElement, text: string): Promise<PositionNameElement> {
    const name = inside(element, 'gb-position-name', PositionNameElement);
    await name.updateComplete;
    inside(name, 'gb-text-field').dispatchEvent(new TextChangedEvent(text));
    await name.updateComplete;
    return name;
  }

  it('sets a position when its row is pressed', async () => {
    const { element, positions } = await make();
    const row = inside(element, 'gb-position-row[data-id=l]', PositionRowElement);
    inside(inside(row, 'gb-row'), 'button').click();
    expect(positions.calls).to.deep.equal([['recall', 'l']]);
  });

  it('says that nothing can be set now, and why', async () => {
    const { element, driving } = await make((positions) => {
      positions.canRecall = false;
      withDifferences(positions);
    });
    driving.become('moving');
    press(element, '.put-back');
    await settle(element);
    expect(notice(element)).to.equal(words.notSet);
    expect(inside(element, 'gb-notice', NoticeElement).detail).to.equal(words.waits.moving);
  });

  it('stores over one, deletes one, and takes the deletion back', async () => {
    const { element, positions } = await make((made) => {
      made.undoable = { name: 'Weekend', secondsLeft: 9 };
    });
    await act(element, 'l', 'store');
    await act(element, 'l', 'remove');
    inside(element, 'gb-undo-bar').dispatchEvent(new Event('undo-requested'));
    expect(positions.calls).to.deep.equal([['store', 'Long drive', 'l'], ['remove', 'l'], ['undoRemove']]);
  });

  it('keeps or puts back what has changed', async () => {
    const { element, positions } = await make(withDifferences);
    expect(inside(element, '.changed [role=status]').textContent).to.equal(
      '1 thing changed since Usual position was stored',
    );
    press(element, '.keep');
    press(element, '.put-back');
    expect(positions.calls).to.deep.equal([['keep'], ['putBack']]);
  });

  it('stores a new one under the name that was typed', async () => {
    const { element, positions } = await make();
    press(element, '.store-new');
    await settle(element);
    const name = await type(element, '  Weekend ');
    press(name, '.store');
    await settle(element);
    expect(positions.calls).to.deep.equal([['store', 'Weekend', undefined]]);
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('gb-position-name')).to.equal(null);
  });

  it('keeps the form and says so when the name is taken', async () => {
    const { element } = await make((positions) => (positions.answer = { ok: false, reason: 'name-taken' }));
    await act(element, 'l', 'rename');
    const name = await type(element, 'Weekend');
    press(name, '.store');
    await settle(element);
    await settle(element);
    expect(inside(element, 'gb-position-name', PositionNameElement).error).to.equal(
      words.failures['name-taken'],
    );
  });

  it('says that no more fit', async () => {
    const { element } = await make((positions) => (positions.answer = { ok: false, reason: 'too-many' }));
    await act(element, 'u', 'store');
    await settle(element);
    expect(notice(element)).to.equal(words.failures['too-many']);
  });

  it('keeps a name that is being typed when the car drives off, and says why typing waits', async () => {
    const { element, driving } = await make();
    press(element, '.store-new');
    await settle(element);
    const name = await type(element, 'Week');
    driving.become('moving');
    await settle(element);
    await name.updateComplete;
    const field = inside(name, 'gb-text-field', TextFieldElement);
    expect([field.value, field.blockedReason]).to.deep.equal(['Week', words.typingBlocked.moving]);
    driving.become('parked');
    await settle(element);
    await name.updateComplete;
    expect([field.value, field.blockedReason]).to.deep.equal(['Week', '']);
  });

  it('copies the parts that are left chosen from the driver that is chosen', async () => {
    const { element, positions } = await make();
    press(element, '.copy');
    await settle(element);
    const panel = inside(element, 'gb-copy-panel', CopyPanelElement);
    inside(panel, 'gb-checkbox-row[value=climate]').click();
    await panel.updateComplete;
    press(panel, '.copy');
    expect(positions.calls).to.deep.equal([
      ['copyFrom', 'driver-2', ['seat', 'wheel', 'mirrors', 'chassis', 'lighting']],
    ]);
  });

  it('says that nothing can be stored while storage is closed, and that a guest’s is forgotten', async () => {
    const element = await fixture<PositionsPanelElement>(html`<gb-positions-panel></gb-positions-panel>`);
    expect(notice(element)).to.equal(words.closed);
    element.guest = true;
    await element.updateComplete;
    expect(notice(element)).to.equal(words.guest);
  });
});

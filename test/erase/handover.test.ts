import { expect, fixture, html } from '@open-wc/testing';
import { ButtonElement } from '../../components/button/button.ts';
import { HeldEvent } from '../../components/hold-button/held-event.ts';
import { OptionChosenEvent } from '../../components/radio-list/option-chosen-event.ts';
import { AuthorisedEvent } from '../../src/erase/erase-events.ts';
import '../../src/erase/handover.ts';
import type { HandoverElement } from '../../src/erase/handover.ts';
import type { RowElement } from '../../components/row/row.ts';
import type { EraseDesk } from '../../src/eraser/erase-desk.ts';
import { preconditions } from '../../src/eraser/preconditions.ts';
import type { EraseScope } from '../../src/eraser/scope.ts';
import { messages } from '../../src/i18n/messages.ts';
import { collect, inside, itIsAccessible, rightToLeft } from '../components/themed.ts';
import { StatedCar } from '../data/stated-car.ts';

const words = messages.handover;

interface Asked {
  asked: EraseScope | undefined;
  withdrawn: number;
}

/** A desk that only remembers what it was asked. */
function desk(asksForPin = false): EraseDesk & Asked {
  const made = {
    asked: undefined as EraseScope | undefined,
    withdrawn: 0,
    authority: {
      needed: asksForPin ? 'keeper' : 'nothing',
      withoutPin: asksForPin ? undefined : { role: 'driver' },
      served: () => Promise.resolve({ servedSeconds: 0, remainingSeconds: 900 }),
    },
    ask: (scope: EraseScope | undefined) => (made.asked = scope),
    preconditions: () => preconditions('idling', { get: () => undefined }),
    preview: () => Promise.resolve({ rows: [], goes: [], stays: [] }),
    prepare: (scope: EraseScope) =>
      Promise.resolve({ id: 'abcdefghijklmnopqrst', scope, buckets: [], parts: [] }),
    withdraw: () => Promise.resolve((made.withdrawn += 1)),
  };
  return made as unknown as EraseDesk & Asked;
}

const template = (from: EraseDesk, blockedReason = '', reason?: 'sale') =>
  html`<gb-handover
    .desk=${from}
    .monitor=${new StatedCar()}
    .reason=${reason}
    blockedReason=${blockedReason}
  ></gb-handover>`;
const make = (from: EraseDesk, blockedReason?: string, reason?: 'sale'): Promise<HandoverElement> =>
  fixture<HandoverElement>(template(from, blockedReason, reason));
const stepText = (flow: HandoverElement): string => inside(flow, '[role=status]').textContent;
async function press(flow: HandoverElement, name: 'go' | 'back'): Promise<void> {
  inside(flow, `.${name}`, ButtonElement).click();
  await Promise.resolve();
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await flow.updateComplete;
}

describe('gb-handover', () => {
  itIsAccessible({ 'at its reason': () => template(desk()), blocked: () => template(desk(), 'Parked only') });

  it('needs a reason, and says so', async () => {
    const flow = await make(desk());
    expect(inside(flow, '.go', ButtonElement).blockedReason).to.equal(words.chooseReason);
    inside(flow, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('pool-car'));
    await flow.updateComplete;
    expect(inside(flow, '.go', ButtonElement).blockedReason).to.equal('');
  });

  it('has four steps without a keeper, and hands on what was held', async () => {
    const flow = await make(desk(), '', 'sale');
    const held = collect(flow, 'handover-held');
    const seen = [stepText(flow)];
    for (const element of ['handover-contents', 'precondition-list', 'handover-confirmation']) {
      await press(flow, 'go');
      inside(flow, `gb-${element}`);
      await expect(flow).to.be.accessible();
      seen.push(stepText(flow));
    }
    expect(seen).to.deep.equal([1, 2, 3, 4].map((step) => words.step(step, 4)));
    const last = inside(flow, 'gb-handover-confirmation');
    expect(last.shadowRoot?.textContent).to.contain(words.noKeeper);
    inside(last, 'gb-radio-list').dispatchEvent(new OptionChosenEvent('next-start'));
    inside(last, 'gb-hold-button').dispatchEvent(new HeldEvent());
    expect(held.map(({ authorisation, when }) => [authorisation, when])).to.deep.equal([
      [{ role: 'driver' }, 'next-start'],
    ]);
  });

  it('has five with a keeper, and stays at the fourth until it is authorised', async () => {
    const flow = await make(desk(true), '', 'sale');
    for (let step = 0; step < 3; step += 1) await press(flow, 'go');
    expect(stepText(flow)).to.equal(words.step(4, 5));
    expect(inside(flow, '.go', ButtonElement).blockedReason).to.equal(words.authoriseFirst);
    await press(flow, 'go');
    expect(stepText(flow)).to.equal(words.step(4, 5));
    inside(flow, 'gb-erase-authority').dispatchEvent(new AuthorisedEvent({ role: 'keeper' }));
    await flow.updateComplete;
    await press(flow, 'go');
    expect(stepText(flow)).to.equal(words.step(5, 5));
  });

  it('says of each precondition what the car says, or what to do', async () => {
    const flow = await make(desk(), '', 'sale');
    await press(flow, 'go');
    await press(flow, 'go');
    const rows = [
      ...(inside(flow, 'gb-precondition-list').shadowRoot?.querySelectorAll<RowElement>('gb-row') ?? []),
    ];
    expect(rows.map(({ detail }) => detail)).to.deep.equal([
      words.remedies.park,
      words.remedies['wait-for-report'],
      words.remedies.look,
      words.remedies.look,
    ]);
  });

  it('notes what was begun when the car moves off, and goes no further than looking', async () => {
    const from = desk();
    const flow = await make(from, '', 'sale');
    flow.blockedReason = 'Parked only';
    await flow.updateComplete;
    expect(from.asked).to.deep.equal({ kind: 'handover', reason: 'sale' });
    await press(flow, 'go');
    await press(flow, 'go');
    expect(inside(flow, '.go', ButtonElement).blockedReason).to.equal('Parked only');
    await press(flow, 'go');
    expect(stepText(flow)).to.equal(words.step(3, 4));
  });

  it('drops the plan on the way back from the last step, and leaves from the first', async () => {
    const from = desk();
    const flow = await make(from, '', 'sale');
    const left = collect(flow, 'step-left');
    for (let step = 0; step < 3; step += 1) await press(flow, 'go');
    await press(flow, 'back');
    expect([from.withdrawn, stepText(flow)]).to.deep.equal([1, words.step(3, 4)]);
    for (let step = 0; step < 3; step += 1) await press(flow, 'back');
    expect(left.length).to.equal(1);
  });

  it('has the way on at the far side in both directions', async () => {
    const isAfter = async (): Promise<boolean> => {
      const flow = await make(desk(), '', 'sale');
      return (
        inside(flow, '.go').getBoundingClientRect().left > inside(flow, '.back').getBoundingClientRect().left
      );
    };
    expect(await isAfter()).to.equal(true);
    await rightToLeft(async () => {
      expect(await isAfter()).to.equal(false);
    });
  });
});

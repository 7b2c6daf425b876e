import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { RowElement } from '../../components/row/row.ts';
import { SwitchElement } from '../../components/switch/switch.ts';
import type { KeepProblem } from '../../src/choices/kept-categories.ts';
import { messages } from '../../src/i18n/messages.ts';
import '../../src/settings/keep-switch.ts';
import type { KeepSwitchElement } from '../../src/settings/keep-switch.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { StatedCar } from '../data/stated-car.ts';

const words = messages.facts.keep;

/** Remembers one category, and may fail to. */
class Kept {
  isOn = true;
  answer: KeepProblem | undefined;
  #tell: () => void = () => undefined;
  isKept(): boolean {
    return this.isOn;
  }
  keep(_category: string, wanted: boolean): Promise<KeepProblem | undefined> {
    if (this.answer === undefined || !wanted) this.isOn = wanted;
    this.#tell();
    return Promise.resolve(this.answer);
  }
  subscribe(listener: () => void): void {
    this.#tell = listener;
  }
}

const template = (kept: Kept, car = new StatedCar(), category = 'calls') =>
  html`<gb-keep-switch category=${category} .kept=${kept} .monitor=${car}></gb-keep-switch>`;
const detail = (element: KeepSwitchElement): string => inside(element, 'gb-row', RowElement).detail;
const control = (element: KeepSwitchElement): SwitchElement => inside(element, 'gb-switch', SwitchElement);
const flip = (element: KeepSwitchElement): void => inside(control(element), 'input').click();

describe('gb-keep-switch', () => {
  itIsAccessible({
    on: () => template(new Kept()),
    off: () => template(Object.assign(new Kept(), { isOn: false })),
  });

  it('switches off while the car moves, and on only when it is parked', async () => {
    const [kept, car] = [new Kept(), new StatedCar('moving')];
    const element = await fixture<KeepSwitchElement>(template(kept, car));
    expect(detail(element)).to.equal(words.on);
    flip(element);
    await waitUntil(() => !kept.isOn, 'it is off');
    await element.updateComplete;
    expect(detail(element)).to.equal(words.off);
    expect(control(element).blockedReason).to.equal(words.blocked.moving);
    flip(element);
    expect(kept.isOn).to.equal(false);
    car.become('parked');
    await element.updateComplete;
    flip(element);
    await waitUntil(() => kept.isOn, 'it is on');
  });

  it('says what could not be written, and that off holds all the same', async () => {
    const kept = Object.assign(new Kept(), { answer: 'not-saved' as const });
    const element = await fixture<KeepSwitchElement>(template(kept));
    const said = (): string | null | undefined =>
      element.renderRoot.querySelector('gb-notice')?.getAttribute('text');
    flip(element);
    await waitUntil(() => said() === words.heldOnly, 'it is said');
    expect(control(element).reported).to.equal('off');
    flip(element);
    await waitUntil(() => said() === words.heldOnly, 'it is said again');
    expect(control(element).reported).to.equal('off');
  });

  it('is not there where the car writes nothing down by itself', async () => {
    const element = await fixture<KeepSwitchElement>(template(new Kept(), new StatedCar(), 'contacts'));
    expect(element.renderRoot.querySelector('gb-row')).to.equal(null);
  });
});

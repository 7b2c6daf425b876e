import { expect, fixture, html } from '@open-wc/testing';
import { ButtonElement } from '../../components/button/button.ts';
import { NoticeElement } from '../../components/notice/notice.ts';
import { describeStrength } from '../../src/drivers/describe-strength.ts';
import '../../src/drivers/pin-panel.ts';
import type { PinPanelElement } from '../../src/drivers/pin-panel.ts';
import { SecretEnteredEvent } from '../../src/drivers/secret-entered-event.ts';
import { SecretEntryElement } from '../../src/drivers/secret-entry.ts';
import { messages } from '../../src/i18n/messages.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { deskStand, monitorIn, view } from './desk-stand.ts';

const words = messages.profile.pin;

const template = (desk = deskStand(), monitor = monitorIn('parked')) =>
  html`<gb-pin-panel .desk=${desk} .monitor=${monitor}></gb-pin-panel>`;

async function make(hasPin = false) {
  const monitor = monitorIn('parked');
  const desk = deskStand({ current: view({ hasPin, isCurrent: true }) });
  const panel = await fixture<PinPanelElement>(template(desk, monitor));
  return { panel, desk, monitor };
}

async function press(panel: PinPanelElement, name: string): Promise<void> {
  inside(panel, `gb-button.${name}`, ButtonElement).click();
  await panel.updateComplete;
}

const entry = (panel: PinPanelElement): SecretEntryElement =>
  inside(panel, 'gb-secret-entry', SecretEntryElement);

async function enter(panel: PinPanelElement, ...secrets: readonly string[]): Promise<void> {
  for (const secret of secrets) {
    entry(panel).dispatchEvent(new SecretEnteredEvent(secret));
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await panel.updateComplete;
  }
}

describe('gb-pin-panel', () => {
  itIsAccessible({
    'without a PIN': () => template(),
    'with one': () => template(deskStand({ current: view({ hasPin: true, isCurrent: true }) })),
    'while driving': () => template(deskStand(), monitorIn('moving')),
  });

  it('says before a PIN is set what a forgotten one means, and how long each kind stands', async () => {
    const { panel } = await make();
    expect(inside(panel, '.forgotten').textContent).to.equal(words.forgotten);
    const shown = [...(panel.shadowRoot?.querySelectorAll('dt, dd') ?? [])].map(
      ({ textContent }) => textContent,
    );
    expect(shown).to.deep.equal(describeStrength().flatMap(({ secret, time }) => [secret, time]));
    expect(shown.filter((_, index) => index % 2 === 0)).to.deep.equal([
      words.digits(6),
      words.digits(8),
      words.digits(10),
      words.passphrase(10),
      words.passphrase(20),
    ]);
    await press(panel, 'set');
    expect(inside(panel, '.forgotten').textContent).to.equal(words.forgotten);
  });

  it('sets one that was entered twice alike', async () => {
    const { panel, desk } = await make();
    await press(panel, 'set');
    expect(entry(panel).label).to.equal(words.first);
    await enter(panel, '123456');
    expect(entry(panel).label).to.equal(words.again);
    await enter(panel, '123456');
    expect(desk.asked).to.deep.equal([['setPin', '123456']]);
    expect(inside(panel, 'gb-notice', NoticeElement).text).to.equal(words.wasSet);
  });

  it('begins again with two that differ, and tells the desk nothing', async () => {
    const { panel, desk } = await make();
    await press(panel, 'set');
    await enter(panel, '123456', '123457');
    expect(inside(panel, 'gb-notice', NoticeElement).text).to.equal(words.differ);
    expect(entry(panel).label).to.equal(words.first);
    await enter(panel, '123457');
    expect(entry(panel).label).to.equal(words.again);
    expect(desk.asked).to.deep.equal([]);
  });

  it('changes one with the present one', async () => {
    const { panel, desk } = await make(true);
    await press(panel, 'set');
    expect(entry(panel).label).to.equal(words.present);
    await enter(panel, '123456', 'correct horse battery', 'correct horse battery');
    expect(desk.asked).to.deep.equal([['setPin', 'correct horse battery', '123456']]);
  });

  it('removes one with the present one', async () => {
    const { panel, desk } = await make(true);
    await press(panel, 'remove');
    await enter(panel, '123456');
    expect(desk.asked).to.deep.equal([['removePin', '123456']]);
    expect(inside(panel, 'gb-notice', NoticeElement).text).to.equal(words.wasRemoved);
  });

  it('says whatever the desk answers, and asks from the beginning', async () => {
    const { problems } = messages.drivers;
    for (const reason of Object.keys(problems) as (keyof typeof problems)[]) {
      const { panel, desk } = await make(true);
      desk.answer = { ok: false, reason };
      await press(panel, 'remove');
      await enter(panel, '123456');
      expect(inside(panel, 'gb-notice', NoticeElement).text, reason).to.equal(problems[reason]);
      expect(entry(panel).label).to.equal(words.present);
    }
  });

  it('counts down while none may be tried', async () => {
    const { panel, desk } = await make(true);
    desk.answer = { ok: false, reason: 'waiting', waitMs: 5_000 };
    await press(panel, 'remove');
    await enter(panel, '123456');
    desk.tick(4_000);
    await panel.updateComplete;
    expect(entry(panel).blockedReason).to.equal(messages.handover.pinWait(4));
    desk.tick(0);
    await panel.updateComplete;
    expect(entry(panel).blockedReason).to.equal('');
  });

  it('forgets the first half when the car drives off, keeps the screen, and begins again once parked', async () => {
    const { panel, desk, monitor } = await make();
    await press(panel, 'set');
    await enter(panel, '123456');
    monitor.become('moving');
    await panel.updateComplete;
    expect([entry(panel).label, entry(panel).blockedReason]).to.deep.equal([
      words.first,
      messages.drivers.waits.parked,
    ]);
    await enter(panel, '123456');
    monitor.become('parked');
    await panel.updateComplete;
    expect([entry(panel).label, entry(panel).blockedReason]).to.deep.equal([words.first, '']);
    expect(desk.asked).to.deep.equal([]);
  });

  it('forgets everything when it is left', async () => {
    const { panel } = await make();
    await press(panel, 'set');
    await enter(panel, '123456');
    await press(panel, 'cancel');
    await press(panel, 'set');
    expect(entry(panel).label).to.equal(words.first);
  });
});

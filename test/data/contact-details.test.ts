import { expect, fixture, html } from '@open-wc/testing';
import '../../src/data/contact-details.ts';
import type { ContactDetailsElement } from '../../src/data/contact-details.ts';
import { messages } from '../../src/i18n/messages.ts';
import { RestrictionMonitor } from '../../src/restriction/restriction-monitor.ts';
import { ButtonElement } from '../../components/button/button.ts';
import { collect, inside, itIsAccessible } from '../components/themed.ts';
import { ManualCar } from '../restriction/manual-car.ts';
import { makeContact, phone } from './contacts/make-contact.ts';

const words = messages.contacts;
const long = 'n'.repeat(500);
const contact = makeContact({ fullName: 'Ann', phones: [phone('+31 6')], notes: [long] });

describe('gb-contact-details', () => {
  let end: AbortController;
  beforeEach(() => (end = new AbortController()));
  afterEach(() => end.abort());

  async function make() {
    const car = new ManualCar();
    const monitor = new RestrictionMonitor(car, ['Vehicle.Chassis.ParkingBrake.IsEngaged'], end.signal);
    car.reportParked();
    car.pass(2_000);
    const details = await fixture<ContactDetailsElement>(
      html`<gb-contact-details .contact=${contact} .monitor=${monitor}></gb-contact-details>`,
    );
    return { car, details };
  }

  const headings = (details: ContactDetailsElement): string[] =>
    [...(details.shadowRoot?.querySelectorAll('gb-row') ?? [])].map(({ heading }) => heading);
  const remove = (details: ContactDetailsElement): ButtonElement =>
    inside(details, 'gb-button[icon=delete-forever]', ButtonElement);

  itIsAccessible({
    'without a car': () => html`<gb-contact-details .contact=${contact}></gb-contact-details>`,
    empty: () => html`<gb-contact-details .contact=${makeContact()}></gb-contact-details>`,
  });

  it('shows the contact whole while parked', async () => {
    const { details } = await make();
    expect(inside(details, 'h2').textContent).to.equal('Ann');
    expect(headings(details)).to.deep.equal(['+31 6', long]);
  });

  it('names somebody without a name', async () => {
    const { details } = await make();
    details.contact = makeContact();
    await details.updateComplete;
    expect(inside(details, 'h2').textContent).to.equal(words.unnamed);
  });

  it('shortens every text while driving, and shows it whole again', async () => {
    const { car, details } = await make();
    car.report({
      'Vehicle.Speed': 50,
      'Vehicle.IsMoving': true,
      'Vehicle.Chassis.ParkingBrake.IsEngaged': false,
    });
    await details.updateComplete;
    expect(headings(details)[1]?.length).to.equal(120);
    expect(remove(details).blockedReason).to.equal(words.deleteBlocked.moving);
    const asked = collect(details, 'contact-deletion-requested');
    remove(details).click();
    expect(asked).to.deep.equal([]);
    car.passReporting(2_500, () => car.reportParked());
    await details.updateComplete;
    expect([headings(details)[1], remove(details).blockedReason]).to.deep.equal([long, '']);
  });

  it('asks for what its buttons say, and does nothing itself', async () => {
    const { details } = await make();
    const [asked, closed] = [
      collect(details, 'contact-deletion-requested'),
      collect(details, 'contact-closed'),
    ];
    remove(details).click();
    inside(details, 'gb-button[icon=close]').click();
    expect([asked.length, closed.length]).to.deep.equal([1, 1]);
    expect(headings(details).length).to.equal(2);
  });
});

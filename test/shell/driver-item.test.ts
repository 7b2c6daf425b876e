import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { AvatarElement } from '../../components/avatar/avatar.ts';
import { StatusItemElement } from '../../components/status-item/status-item.ts';
import { onFault } from '../../src/fault-log/log-fault.ts';
import '../../src/shell/driver-item.ts';
import type { DriverItemElement, ShownDriver } from '../../src/shell/driver-item.ts';
import { inside, itIsAccessible } from '../components/themed.ts';
import { anna, guest, lockedAnna } from './shown-drivers.ts';

async function make(driver?: ShownDriver): Promise<DriverItemElement> {
  return fixture<DriverItemElement>(html`<gb-driver-item .driver=${driver}></gb-driver-item>`);
}

const item = (element: DriverItemElement): StatusItemElement =>
  inside(element, 'gb-status-item', StatusItemElement);

async function drawing(type: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(8, 8);
  canvas.getContext('2d')?.fillRect(0, 0, 8, 8);
  return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
}

describe('gb-driver-item', () => {
  itIsAccessible({
    'without a driver': () => html`<gb-driver-item></gb-driver-item>`,
    open: () => html`<gb-driver-item .driver=${anna}></gb-driver-item>`,
    locked: () => html`<gb-driver-item .driver=${lockedAnna}></gb-driver-item>`,
    'of a guest': () => html`<gb-driver-item .driver=${guest}></gb-driver-item>`,
  });

  for (const [what, driver, text, sign] of [
    ['nobody known', undefined, 'Driver', 'none'],
    ['a driver', anna, 'Anna', 'gb-avatar'],
    ['a driver without a name', { ...anna, name: '' }, 'Driver', 'gb-avatar'],
    ['a locked driver', lockedAnna, 'Anna, locked', 'gb-icon'],
    ['a guest', guest, 'Guest', 'none'],
  ] as const) {
    it(`shows ${what}`, async () => {
      const element = await make(driver);
      expect(item(element).text).to.equal(text);
      expect(item(element).querySelector('[slot=sign]')?.localName ?? 'none').to.equal(sign);
    });
  }

  it('is a way to the drivers, large enough for a finger, that says so to a screen reader', async () => {
    const element = await make(anna);
    const link = inside(item(element), 'a');
    expect(link.getAttribute('href')).to.equal('/drivers');
    expect(link.textContent.replaceAll(/\s+/g, ' ').trim()).to.equal('AnnaOpens the drivers');
    expect(link.getBoundingClientRect().height).to.be.at.least(76);
    expect(link.getBoundingClientRect().width).to.be.at.least(76);
  });

  it('draws the picture, and closes it with the next one', async () => {
    const element = await make({ ...anna, picture: await drawing('image/webp') });
    const avatar = inside(element, 'gb-avatar', AvatarElement);
    await waitUntil(() => avatar.picture !== null, 'the picture is drawn');
    const { picture } = avatar;
    element.driver = anna;
    await element.updateComplete;
    expect(avatar.picture).to.equal(null);
    expect(picture?.width).to.equal(0);
  });

  it('shows the initials where a picture does not decode, and logs no more than that', async () => {
    const end = new AbortController();
    const faults: string[] = [];
    onFault(({ code }) => faults.push(code), end.signal);
    const element = await make({ ...anna, picture: new Uint8Array([0xff, 0xd8, 0xff, 0]) });
    await waitUntil(() => faults.length > 0, 'it is logged');
    expect(faults).to.deep.equal(['shell/picture-unreadable']);
    expect(inside(element, 'gb-avatar', AvatarElement).picture).to.equal(null);
    end.abort();
  });
});

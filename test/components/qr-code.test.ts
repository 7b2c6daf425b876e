import { expect, fixture, html } from '@open-wc/testing';
import { generate, correction } from 'lean-qr';
import '../../components/qr-code/qr-code.ts';
import type { QrCodeElement } from '../../components/qr-code/qr-code.ts';
import { itIsAccessible, rightToLeft, setTheme, themes } from './themed.ts';

/** As long as a certificate's text gets. */
const longText = `GB1.${'a1b2c3d4'.repeat(4)}.${'A'.repeat(43)}.${'b-_C'.repeat(21)}xx.${'k'.repeat(43)}.0000001.complete`;

describe('gb-qr-code', () => {
  itIsAccessible({
    'with a text': () => html`<gb-qr-code text=${longText} label="Certificate"></gb-qr-code>`,
    'too long for a code': () =>
      html`<gb-qr-code text=${'x'.repeat(3_000)} label="Certificate"><p>Save the file.</p></gb-qr-code>`,
  });

  for (const text of ['a', 'GB1', longText, 'x'.repeat(2_331)]) {
    it(`draws every module of a text of ${text.length} characters, and none beyond`, async () => {
      const wanted = generate(text, { minCorrectionLevel: correction.M });
      const drawn = await pixels(await draw(text), wanted.size + 8);
      for (let y = 0; y < wanted.size + 8; y += 1) {
        for (let x = 0; x < wanted.size + 8; x += 1) {
          // Beyond its edge the library answers light, which is what the quiet zone has to be.
          expect(drawn(x, y), `${x}, ${y}`).to.equal(wanted.get(x - 4, y - 4));
        }
      }
    });
  }

  it('has the three corners by which a reader finds it, and four light modules around', async () => {
    const size = generate(longText, { minCorrectionLevel: correction.M }).size;
    const drawn = await pixels(await draw(longText), size + 8);
    for (const [left, top] of [
      [4, 4],
      [size - 3, 4],
      [4, size - 3],
    ] as const) {
      for (let step = 0; step < 7; step += 1) {
        expect(drawn(left + step, top)).to.equal(true);
        expect(drawn(left, top + step)).to.equal(true);
        expect(drawn(left + 3, top + 3)).to.equal(true);
      }
      expect(drawn(left + 1, top + 1)).to.equal(false);
    }
    for (let step = 0; step < size + 8; step += 1) {
      for (let edge = 0; edge < 4; edge += 1) {
        expect([drawn(step, edge), drawn(edge, step), drawn(size + 7 - edge, step)]).to.deep.equal([
          false,
          false,
          false,
        ]);
      }
    }
  });

  it('is drawn dark on light by day and night, in right-to-left text too', async () => {
    for (const theme of themes) {
      setTheme(theme);
      await rightToLeft(async () => {
        const element = await draw(longText);
        expect(getComputedStyle(part(element, 'rect')).fill).to.equal('rgb(255, 255, 255)');
        expect(getComputedStyle(part(element, 'path')).fill).to.equal('rgb(0, 0, 0)');
      });
    }
  });

  it('is square and at least 300 wide, each module at least 4 pixels', async () => {
    const { width, height } = part(await draw(longText), 'svg').getBoundingClientRect();
    expect(width).to.be.at.least(300);
    expect(Math.abs(width - height)).to.be.below(0.5);
    const { size } = generate(longText, { minCorrectionLevel: correction.M });
    expect(width / (size + 8)).to.be.at.least(4);
  });

  it('is an image with a name', async () => {
    const image = part(await draw('a'), 'svg');
    expect(image.getAttribute('role')).to.equal('img');
    expect(image.getAttribute('aria-label')).to.equal('Certificate');
  });

  it('shows what it was given instead when a text is too long or there is none', async () => {
    for (const text of ['x'.repeat(2_332), '']) {
      const element = await draw(text);
      expect(element.shadowRoot?.querySelector('svg')).to.equal(null);
      expect(element.shadowRoot?.querySelector('slot')).not.to.equal(null);
    }
  });
});

function draw(text: string): Promise<QrCodeElement> {
  return fixture<QrCodeElement>(html`<gb-qr-code text=${text} label="Certificate"></gb-qr-code>`);
}

function part(element: QrCodeElement, selector: string): Element {
  const found = element.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** What is really painted, four pixels a module, read in the middle of each. */
async function pixels(element: QrCodeElement, size: number): Promise<(x: number, y: number) => boolean> {
  const scale = 4;
  const copy = part(element, 'svg').cloneNode(true);
  if (!(copy instanceof SVGElement)) throw new Error('no drawing');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(size * scale));
  copy.setAttribute('height', String(size * scale));
  const drawing = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
  const address = URL.createObjectURL(drawing);
  const image = new Image();
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const context = new OffscreenCanvas(size * scale, size * scale).getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, size * scale, size * scale);
  return (x, y) => (data[((y * scale + 2) * size * scale + x * scale + 2) * 4] ?? 255) < 128;
}

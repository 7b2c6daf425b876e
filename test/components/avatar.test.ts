import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import '../../components/avatar/avatar.ts';
import type { AvatarElement } from '../../components/avatar/avatar.ts';
import { initials } from '../../components/avatar/initials.ts';
import { figures } from '../../components/avatar/figures.ts';
import { inside, itIsAccessible, setTheme, themes } from './themed.ts';

/** A picture that is red in its middle square and blue at both sides of it. */
async function widePicture(): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(300, 100);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = 'blue';
  context.fillRect(0, 0, 300, 100);
  context.fillStyle = 'red';
  context.fillRect(100, 0, 100, 100);
  return createImageBitmap(canvas);
}

describe('initials', () => {
  for (const [name, expected] of [
    ['Anna de Vries', 'AV'],
    ['  Bram  ', 'B'],
    ['çağla yılmaz', 'ÇY'],
    ['', ''],
    ['(0800) 123', '1'],
    ['★ ☆', ''],
    ['محمد علي', 'مع'],
    ['e\u0301mile', 'E\u0301'],
    ['𝒳en 𝒴a', '𝒳𝒴'],
  ] as const) {
    it(`of "${name}" are "${expected}"`, () => {
      expect(initials(name)).to.equal(expected);
    });
  }

  it('never are more than two letters, and never half a character', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (name) => {
        const words = name.split(/\s+/u);
        const letters = initials(name);
        expect(/\p{Surrogate}/u.test(letters)).to.equal(false);
        const first =
          [...segmenter.segment(words.find((word) => /^[\p{L}\p{N}]/u.test(word)) ?? '')][0]?.segment ?? '';
        expect(letters.startsWith(first.toLocaleUpperCase())).to.equal(true);
      }),
    );
  });
});

describe('gb-avatar', () => {
  itIsAccessible({
    'with initials': () => html`<gb-avatar .name=${'Anna de Vries'}></gb-avatar>`,
    'without a name': () => html`<gb-avatar></gb-avatar>`,
    'with a drawn figure': () => html`<gb-avatar .name=${'Anna'} .figure=${'owl'}></gb-avatar>`,
    large: () => html`<gb-avatar size="large" .name=${'Anna de Vries'}></gb-avatar>`,
  });

  it('draws the middle of a picture, and the initials again when it goes', async () => {
    const element = await fixture<AvatarElement>(html`<gb-avatar .name=${'Anna'}></gb-avatar>`);
    element.picture = await widePicture();
    await element.updateComplete;
    const context = inside(element, 'canvas', HTMLCanvasElement).getContext('2d');
    for (const x of [1, 72, 142]) {
      expect([...(context?.getImageData(x, 72, 1, 1).data ?? [])]).to.deep.equal([255, 0, 0, 255]);
    }
    element.picture = null;
    await element.updateComplete;
    expect(inside(element, '.letters').textContent).to.equal('A');
  });

  it('draws a figure in place of the initials, and a picture in place of the figure', async () => {
    const element = await fixture<AvatarElement>(
      html`<gb-avatar .name=${'Anna'} .figure=${'fox'}></gb-avatar>`,
    );
    const shown = () => element.shadowRoot?.querySelector('.base')?.firstElementChild?.localName;
    expect(shown()).to.equal('svg');
    element.picture = await widePicture();
    await element.updateComplete;
    expect(shown()).to.equal('canvas');
    element.picture = null;
    element.figure = 'unicorn';
    await element.updateComplete;
    expect(inside(element, '.letters').textContent).to.equal('A');
  });

  it('has drawings that fill their box and stay in it, in tones that differ by day and by night', async () => {
    for (const theme of themes) {
      setTheme(theme);
      for (const id of Object.keys(figures)) {
        const element = await fixture<AvatarElement>(html`<gb-avatar .figure=${id}></gb-avatar>`);
        const drawn = [...(element.shadowRoot?.querySelectorAll<SVGGraphicsElement>('svg *') ?? [])];
        const boxes = drawn.map((part) => part.getBBox());
        const left = Math.min(...boxes.map(({ x }) => x));
        const right = Math.max(...boxes.map(({ x, width }) => x + width));
        const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
        expect([left >= 0, right <= 96, bottom <= 96, right - left > 45], id).to.deep.equal([
          true,
          true,
          true,
          true,
        ]);
        const tones = new Set(drawn.map((part) => getComputedStyle(part).fill));
        expect(tones.size, `${id} by ${theme}`).to.be.at.least(3);
        expect(tones.has('rgb(0, 0, 0)'), id).to.equal(false);
      }
    }
  });

  it('keeps the name out of attributes', async () => {
    const element = await fixture<AvatarElement>(html`<gb-avatar .name=${'Anna de Vries'}></gb-avatar>`);
    expect(element.outerHTML).not.to.contain('Anna');
  });
});

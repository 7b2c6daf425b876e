import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import '../../components/avatar/avatar.ts';
import type { AvatarElement } from '../../components/avatar/avatar.ts';
import { initials } from '../../components/avatar/initials.ts';
import { inside, itIsAccessible } from './themed.ts';

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

  it('keeps the name out of attributes', async () => {
    const element = await fixture<AvatarElement>(html`<gb-avatar .name=${'Anna de Vries'}></gb-avatar>`);
    expect(element.outerHTML).not.to.contain('Anna');
  });
});

import { expect, fixture, html as staticHtml } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { BitmapController, decodePicture } from '../../components/avatar/bitmap-controller.ts';

/** Decodes when the test says so, and knows every picture it made. */
class Decoder {
  readonly made: ImageBitmap[] = [];
  readonly #waiting = new Map<string, (bitmap: ImageBitmap | null) => void>();

  readonly decode = (source: string): Promise<ImageBitmap | null> =>
    new Promise((resolve) => this.#waiting.set(source, resolve));

  get wanted(): readonly string[] {
    return [...this.#waiting.keys()];
  }

  /** `width` tells the pictures apart. */
  async finish(source: string, width: number): Promise<ImageBitmap> {
    const bitmap = await createImageBitmap(new ImageData(width, 1));
    this.made.push(bitmap);
    this.#waiting.get(source)?.(bitmap);
    this.#waiting.delete(source);
    await Promise.resolve();
    return bitmap;
  }
}

const decoder = { current: new Decoder() };

@customElement('test-bitmap-host')
class BitmapHost extends LitElement {
  @property() source?: string;

  readonly picture = new BitmapController<string>(this, (source) => decoder.current.decode(source));

  protected override willUpdate(): void {
    if (this.isConnected) void this.picture.show(this.source);
  }

  protected override render(): unknown {
    return html`${this.picture.bitmap?.width ?? 'none'}`;
  }
}

async function host(source?: string): Promise<BitmapHost> {
  decoder.current = new Decoder();
  const element = await fixture<BitmapHost>(staticHtml`<test-bitmap-host></test-bitmap-host>`);
  if (source !== undefined) element.source = source;
  await element.updateComplete;
  return element;
}

async function shown(element: BitmapHost): Promise<string> {
  await element.updateComplete;
  await element.updateComplete;
  return element.shadowRoot?.textContent ?? '';
}

/** A closed picture has no size any more (HTML, ImageBitmap.close). */
function isClosed(bitmap: ImageBitmap | undefined): boolean {
  return bitmap?.width === 0;
}

describe('BitmapController', () => {
  it('draws the picture when it is decoded, and asks once however often the element is drawn', async () => {
    const element = await host('one');
    element.requestUpdate();
    expect(await shown(element)).to.equal('none');
    await decoder.current.finish('one', 7);
    expect(await shown(element)).to.equal('7');
    element.requestUpdate();
    await element.updateComplete;
    expect(decoder.current.wanted).to.deep.equal([]);
  });

  it('closes a picture that comes after the next one was asked for', async () => {
    const element = await host('one');
    element.source = 'two';
    await element.updateComplete;
    await decoder.current.finish('two', 2);
    const late = await decoder.current.finish('one', 1);
    expect(await shown(element)).to.equal('2');
    expect(isClosed(late)).to.equal(true);
  });

  it('closes the picture when the element goes, and asks anew when it comes back', async () => {
    const element = await host('one');
    const first = await decoder.current.finish('one', 3);
    expect(await shown(element)).to.equal('3');
    const parent = element.parentElement;
    element.remove();
    expect(isClosed(first)).to.equal(true);
    parent?.append(element);
    await element.updateComplete;
    expect(decoder.current.wanted).to.deep.equal(['one']);
    await decoder.current.finish('one', 4);
    expect(await shown(element)).to.equal('4');
  });

  it('closes a picture that comes when the element has gone', async () => {
    const element = await host('one');
    element.remove();
    expect(isClosed(await decoder.current.finish('one', 5))).to.equal(true);
  });
});

describe('decodePicture', () => {
  it('is null, and says so, where the bytes are no picture', async () => {
    let unreadable = 0;
    const picture = await decodePicture(new Uint8Array([1, 2, 3]), () => (unreadable += 1));
    expect(picture).to.equal(null);
    expect(unreadable).to.equal(1);
  });
});

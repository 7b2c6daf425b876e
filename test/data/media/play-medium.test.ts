import { expect, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { OpenedMedium } from '../../../src/data/media/locate-medium.ts';
import { playMedium, type PlayFailure } from '../../../src/data/media/playback/play-medium.ts';
import { replaceMethod } from '../../vault/replace-method.ts';
import { makeFilm, makeSound } from './made-media.ts';
import { silentMp3 } from './silent-mp3.ts';

const pieceBytes = 16_384;
const patience = { timeout: 15_000 };

/** A piece of content somewhere; `given` counts the bytes that were read of it, `open` the streams not yet given up. */
class Lying {
  given = 0;
  open = 0;
  /** The byte at which its stick is pulled out. */
  brokenAt = Infinity;
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.bytes = bytes;
  }

  readonly at = (from: number): Promise<OpenedMedium> => {
    let next = from;
    this.open += 1;
    const content = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: (controller) => {
          if (next >= this.brokenAt) return controller.error(new Error('gone'));
          if (next >= this.bytes.length) return controller.close();
          const piece = this.bytes.slice(next, next + pieceBytes);
          this.given += piece.length;
          next += piece.length;
          controller.enqueue(piece);
        },
        cancel: () => {
          this.open -= 1;
        },
      },
      { highWaterMark: 0 },
    );
    return Promise.resolve({ ok: true, type: 'audio/mpeg', size: this.bytes.length, content });
  };
}

/** The browser plays nothing in a page that nobody touched. */
before(() => sendMouse({ type: 'click', position: [5, 5] }));

describe('a piece that is played from where it lies', () => {
  let end: AbortController;
  beforeEach(() => {
    end = new AbortController();
  });
  afterEach(() => end.abort());

  /** `ended` is what became of it, once it has. */
  function play(lying: Lying, name: 'audio' | 'video' = 'audio') {
    const element = document.createElement(name);
    element.muted = true;
    const state: { ended?: PlayFailure | 'well' } = {};
    element.addEventListener('loadedmetadata', () => void element.play().catch(() => undefined));
    const whole = playMedium({ open: lying.at, element, signal: end.signal });
    void whole.then((failure) => (state.ended = failure ?? 'well'));
    return { element, state };
  }
  const isEnded = (state: { ended?: unknown }) =>
    waitUntil(() => state.ended !== undefined, 'it ends', patience);

  it('is a sound, to its end', async () => {
    const lying = new Lying(silentMp3(1));
    const { element, state } = play(lying);
    let last = 0;
    element.addEventListener('timeupdate', () => (last = Math.max(last, element.currentTime)));
    await isEnded(state);
    expect(state.ended).to.equal('well');
    expect(last).to.be.greaterThan(0.8);
    await waitUntil(() => lying.open === 0, 'its streams are given up', patience);
  });

  it('is a sound that lies there as it is, packed for the browser on its way', async () => {
    const { element, state } = play(new Lying(await makeSound(1)));
    let length = 0;
    element.addEventListener('durationchange', () => (length = element.duration || length));
    await isEnded(state);
    expect(state.ended).to.equal('well');
    expect(length).to.be.closeTo(1, 0.1);
  });

  for (const form of ['mp4', 'webm', 'mkv'] as const) {
    it(`is a film in ${form}, and goes on at each place with what belongs there`, async () => {
      const lying = new Lying(await makeFilm(form, 90));
      const { element, state } = play(lying, 'video');
      await waitUntil(() => element.readyState >= 2, 'its first picture', patience);
      expect(element.duration).to.be.closeTo(90, 0.5);
      for (const second of [81, 12, 45]) {
        lying.given = 0;
        element.currentTime = second + 0.3;
        await waitUntil(() => element.currentTime > second + 0.4, `second ${second}`, patience);
        expect(colourOf(element), `second ${second}`).to.equal(second % 2 === 0 ? 'red' : 'blue');
        expect(lying.given, 'it goes there at once').to.be.lessThan(0.85 * lying.bytes.length);
      }
      expect(state.ended).to.equal(undefined);
      element.currentTime = 89.7;
      await isEnded(state);
      expect(state.ended).to.equal('well');
      await waitUntil(() => lying.open === 0, 'its streams are given up', patience);
    }).timeout(60_000);
  }

  it('is read some 30 seconds ahead, never as a Blob, and no further once it is stopped', async () => {
    let made = 0;
    const undo = replaceMethod(
      window,
      'Blob',
      (original) =>
        class extends original {
          constructor(...parts: ConstructorParameters<typeof Blob>) {
            super(...parts);
            made += 1;
          }
        },
    );
    try {
      const lying = new Lying(silentMp3(600));
      const { element, state } = play(lying);
      await waitUntil(
        () => element.buffered.length > 0 && element.buffered.end(0) > 30,
        'it is read ahead',
        patience,
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      const seconds = lying.given / (417 / (1_152 / 44_100));
      expect(seconds).to.be.lessThan(90);
      end.abort();
      await isEnded(state);
      expect(state.ended).to.equal('well');
      await waitUntil(() => lying.open === 0, 'its streams are given up', patience);
      expect(made).to.equal(0);
      expect(element.getAttribute('src')).to.equal(null);
    } finally {
      undo();
    }
  });

  it('goes on elsewhere at once, far from what is held', async () => {
    const { element, state } = play(new Lying(silentMp3(600)));
    await waitUntil(() => element.readyState >= 2, 'it plays', patience);
    element.currentTime = 500;
    await waitUntil(() => !element.seeking && element.currentTime > 500.2, 'it plays there', {
      timeout: 10_000,
    });
    expect(element.buffered.start(0)).to.be.greaterThan(400);
    expect(state.ended).to.equal(undefined);
  });

  it('says why it does not play on', async () => {
    const away = document.createElement('audio');
    const gone = () => Promise.resolve({ ok: false, reason: 'away' } as const);
    expect(await playMedium({ open: gone, element: away, signal: end.signal })).to.equal('away');

    const pulled = new Lying(silentMp3(600));
    pulled.brokenAt = 200_000;
    const first = play(pulled);
    await isEnded(first.state);
    expect(first.state.ended).to.equal('unreadable');

    const rubbish = play(new Lying(crypto.getRandomValues(new Uint8Array(50_000))));
    await isEnded(rubbish.state);
    expect(rubbish.state.ended).to.equal('unknown');

    const empty = play(new Lying(new Uint8Array()));
    await isEnded(empty.state);
    expect(empty.state.ended).to.equal('unknown');
  });
});

function colourOf(element: HTMLMediaElement): string {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (!(element instanceof HTMLVideoElement) || context === null) return 'none';
  context.drawImage(element, 0, 0);
  const [red = 0, , blue = 0] = context.getImageData(20, 20, 1, 1).data;
  return red > blue ? 'red' : 'blue';
}

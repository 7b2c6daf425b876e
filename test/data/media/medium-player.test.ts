import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { ButtonElement } from '../../../components/button/button.ts';
import type { Medium } from '../../../src/data/media/media-collection.ts';
import '../../../src/data/media/playback/medium-player.ts';
import type { MediumPlayerElement } from '../../../src/data/media/playback/medium-player.ts';
import { isPlayable, playStream, type PlayFailure } from '../../../src/data/media/playback/streamed-audio.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { itIsAccessible } from '../../components/themed.ts';
import { silentWorker } from '../book-stand.ts';
import { replaceMethod } from '../../vault/replace-method.ts';
import { common, mediaStand } from './media-stand.ts';
import { silentMp3 } from './silent-mp3.ts';

const words = messages.media;

/** A stream of a sound in pieces of 16 kB; `given` counts those that were asked for. */
function streamOf(bytes: Uint8Array<ArrayBuffer>, broken = false) {
  const state = { given: 0, cancelled: false };
  const content = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        const at = state.given;
        if (at >= bytes.length) return broken ? controller.error(new Error('gone')) : controller.close();
        controller.enqueue(bytes.slice(at, at + 16_384));
        state.given += 16_384;
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, opened: { ok: true, type: 'audio/mpeg', content } as const };
}

/** The browser plays nothing in a page that nobody touched. */
before(() => sendMouse({ type: 'click', position: [5, 5] }));

describe('a sound that is streamed', () => {
  let end: AbortController;
  let failures: PlayFailure[];
  beforeEach(() => {
    end = new AbortController();
    failures = [];
  });
  afterEach(() => end.abort());
  const play = (opened: Parameters<typeof playStream>[0]): HTMLAudioElement =>
    playStream(opened, { signal: end.signal, onFailed: (why) => failures.push(why) });

  it('plays what it is, to its end', async () => {
    const audio = play(streamOf(silentMp3(1)).opened);
    audio.muted = true;
    await audio.play();
    await waitUntil(() => audio.ended, 'it ends', { timeout: 10_000 });
    expect(audio.currentTime).to.be.greaterThan(0.8);
    expect(failures).to.deep.equal([]);
  });

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
      const { state, opened } = streamOf(silentMp3(300));
      const audio = play(opened);
      await waitUntil(() => audio.buffered.length > 0 && audio.buffered.end(0) > 30, 'it is read ahead');
      const seconds = state.given / (417 / (1_152 / 44_100));
      expect(seconds).to.be.lessThan(45);
      end.abort();
      await waitUntil(() => state.cancelled, 'its stream is given up');
      expect(made).to.equal(0);
      expect(audio.getAttribute('src')).to.equal(null);
    } finally {
      undo();
    }
  });

  it('says why it does not play', async () => {
    play({ ok: false, reason: 'away' });
    expect(failures).to.deep.equal(['away']);
    play(streamOf(silentMp3(1), true).opened);
    await waitUntil(() => failures.length === 2, 'it broke off');
    expect(failures[1]).to.equal('unreadable');
    play({ ...streamOf(silentMp3(1)).opened, type: 'audio/none' });
    await waitUntil(() => failures.length === 3, 'it is not known');
  });

  it('is not tried where the browser wants a whole file', () => {
    expect(isPlayable('audio/mpeg')).to.equal(true);
    for (const type of ['audio/flac', 'audio/mp4', 'video/mp4', 'image/png', ''])
      expect(isPlayable(type)).to.equal(false);
  });
});

describe('gb-medium-player', () => {
  let end: AbortController;
  let stand: ReturnType<typeof mediaStand>;
  const song: Medium = {
    ...{ ...common, kind: 'audio', title: 'Song' },
    content: { place: 'device', device: 'a', path: 'song.mp3', type: 'audio/mpeg' },
  };
  beforeEach(() => {
    end = new AbortController();
    stand = mediaStand({ song }, silentWorker, end.signal);
  });
  afterEach(() => end.abort());

  const template = (medium: Medium = song, id = 'song') =>
    html`<gb-medium-player .media=${stand.media} .medium=${medium} mediumId=${id}></gb-medium-player>`;
  const button = (player: MediumPlayerElement): ButtonElement | null | undefined =>
    player.shadowRoot?.querySelector('gb-button');
  const says = (player: MediumPlayerElement): string => player.shadowRoot?.textContent ?? '';

  itIsAccessible({ 'with a song': () => template() });

  it('is nothing for what cannot be played', async () => {
    const film: Medium = { ...common, kind: 'film', title: 'F', content: song.content };
    const player = await fixture<MediumPlayerElement>(template(film));
    expect(button(player)).to.equal(null);
  });

  it('plays, pauses, and stops when another is looked at', async () => {
    stand.devices.plugIn('a');
    stand.devices.stored.get('a')?.set('song.mp3', silentMp3(20));
    const player = await fixture<MediumPlayerElement>(template());
    button(player)?.click();
    await waitUntil(() => says(player).includes(words.pause), 'it plays', { timeout: 5_000 });
    button(player)?.click();
    await waitUntil(() => says(player).includes(words.play), 'it pauses');
    expect(says(player)).to.contain('0:0');
    player.mediumId = 'other';
    await player.updateComplete;
    expect(says(player)).not.to.contain('0:0');
  });

  it('says that its stick is away', async () => {
    const player = await fixture<MediumPlayerElement>(template());
    button(player)?.click();
    await waitUntil(() => says(player).includes(words.playFailed.away), 'it says so');
    expect(button(player)?.textContent).to.contain(words.play);
  });
});

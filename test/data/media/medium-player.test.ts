import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { ButtonElement } from '../../../components/button/button.ts';
import { ValueChosenEvent } from '../../../components/slider/value-chosen-event.ts';
import type { Medium } from '../../../src/data/media/media-collection.ts';
import '../../../src/data/media/playback/medium-player.ts';
import type { MediumPlayerElement } from '../../../src/data/media/playback/medium-player.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { restrictionsFor } from '../../../src/restriction/restrictions.ts';
import { itIsAccessible } from '../../components/themed.ts';
import { silentWorker } from '../book-stand.ts';
import { StatedCar } from '../stated-car.ts';
import { makeFilm } from './made-media.ts';
import { common, mediaStand } from './media-stand.ts';
import { silentMp3 } from './silent-mp3.ts';

const words = messages.media;
const patience = { timeout: 15_000 };

/** The browser plays nothing in a page that nobody touched. */
before(() => sendMouse({ type: 'click', position: [5, 5] }));

describe('gb-medium-player', () => {
  let end: AbortController;
  let stand: ReturnType<typeof mediaStand>;
  let car: StatedCar;
  const song: Medium = {
    ...{ ...common, kind: 'audio', title: 'Song' },
    content: { place: 'device', device: 'a', path: 'song.mp3', type: 'audio/mpeg' },
  };
  const film: Medium = {
    ...{ ...common, kind: 'film', title: 'Film' },
    content: { place: 'device', device: 'a', path: 'film.webm', type: 'video/webm' },
  };
  beforeEach(() => {
    end = new AbortController();
    stand = mediaStand({ song, film }, silentWorker, end.signal);
    car = new StatedCar();
  });
  afterEach(() => end.abort());

  const template = (medium: Medium = song, id = 'song') =>
    html`<gb-medium-player
      .media=${stand.media}
      .medium=${medium}
      mediumId=${id}
      .monitor=${car}
    ></gb-medium-player>`;
  const button = (player: MediumPlayerElement) => player.shadowRoot?.querySelector<ButtonElement>('.play');
  const slider = (player: MediumPlayerElement) => player.shadowRoot?.querySelector('gb-slider');
  const filmOf = (player: MediumPlayerElement) => player.shadowRoot?.querySelector('video');
  const says = (player: MediumPlayerElement): string => player.shadowRoot?.textContent ?? '';
  const plug = (name: string, content: Uint8Array<ArrayBuffer>): void => {
    stand.devices.plugIn('a');
    stand.devices.stored.get('a')?.set(name, content);
  };

  itIsAccessible({
    'with a song': () => template(),
    'with a film while driving': () => {
      car.become('moving');
      return template(film, 'film');
    },
  });

  it('is nothing for what has no sound, or lies with a provider', async () => {
    const content = { place: 'provider', provider: 'P', id: 'a' } as const;
    const provided: Medium = { ...common, kind: 'audio', title: 'Song', content };
    const photo: Medium = { ...common, kind: 'photo', title: 'Photo', content: film.content };
    for (const medium of [provided, photo]) {
      const player = await fixture<MediumPlayerElement>(template(medium));
      expect(button(player)).to.equal(null);
    }
  });

  it('plays also while the car drives, pauses, and stops when another is looked at', async () => {
    car.become('moving');
    plug('song.mp3', silentMp3(20));
    const player = await fixture<MediumPlayerElement>(template());
    button(player)?.click();
    await waitUntil(() => says(player).includes(words.pause), 'it plays', patience);
    button(player)?.click();
    await waitUntil(() => says(player).includes(words.play), 'it pauses');
    expect(slider(player)?.max).to.be.within(20, 21);
    player.mediumId = 'other';
    await player.updateComplete;
    expect(slider(player)).to.equal(null);
  });

  it('goes to another place', async () => {
    plug('song.mp3', silentMp3(200));
    const player = await fixture<MediumPlayerElement>(template());
    button(player)?.click();
    await waitUntil(() => slider(player) !== null, 'it says how long it is', patience);
    slider(player)?.dispatchEvent(new ValueChosenEvent(150));
    await waitUntil(() => (slider(player)?.reported ?? 0) > 150.2, 'it plays there', patience);
    expect(slider(player)?.valueText(150)).to.equal('2:30 of 3:20');
  });

  it('shows a film while the car is parked, and stands still unseen while it is not', async () => {
    plug('film.webm', await makeFilm('webm', 8));
    const player = await fixture<MediumPlayerElement>(template(film, 'film'));
    const video = () => filmOf(player);
    button(player)?.click();
    await waitUntil(() => (video()?.currentTime ?? 0) > 0.3, 'it plays', patience);
    const shown = video();
    for (const [state, reason] of [
      ['moving', words.filmBlocked.moving],
      ['idling', words.filmBlocked.moving],
      ['unknown', words.filmBlocked.unknown],
    ] as const) {
      car.become(state);
      await player.updateComplete;
      expect(video() === null, `no film while ${state}`).to.equal(true);
      expect(shown?.paused, state).to.equal(true);
      expect(button(player)?.blockedReason).to.equal(reason);
      button(player)?.click();
      await player.updateComplete;
      expect(shown?.paused, `${state}, tried`).to.equal(true);
    }
    const at = shown?.currentTime ?? 0;
    car.become('parked');
    await player.updateComplete;
    expect(video()).to.equal(shown);
    expect(shown?.paused, 'it waits for a press').to.equal(true);
    button(player)?.click();
    await waitUntil(() => (video()?.currentTime ?? 0) > at, 'it goes on', patience);
  });

  it('asks the car anew before it shows a film', async () => {
    plug('film.webm', await makeFilm('webm', 1));
    const player = await fixture<MediumPlayerElement>(template(film, 'film'));
    car.check = () => restrictionsFor('moving');
    button(player)?.click();
    await player.updateComplete;
    expect(filmOf(player) === null, 'no film is shown').to.equal(true);
  });

  it('says that its stick is away', async () => {
    const player = await fixture<MediumPlayerElement>(template());
    button(player)?.click();
    await waitUntil(() => says(player).includes(words.playFailed.away), 'it says so', patience);
    expect(button(player)?.textContent).to.contain(words.play);
  });
});

import { expect } from '@open-wc/testing';
import { BufferSource, EncodedPacketSink, type EncodedPacket, Input, MP4 } from 'mediabunny';
import { openTracks, type StreamedTracks } from '../../../src/data/media/playback/streamed-tracks.ts';
import { makeFilm, makeSound } from './made-media.ts';
import { silentMp3 } from './silent-mp3.ts';

const open = (bytes: Uint8Array<ArrayBuffer>, withPicture = true) =>
  openTracks(new BufferSource(bytes), { withPicture });

async function gather(tracks: StreamedTracks | undefined, from: number): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of tracks?.pieces(from) ?? []) pieces.push(piece);
  return pieces;
}

describe('the tracks of a piece, packed anew', () => {
  it('are named as the browser wants them', async () => {
    const types = async (bytes: Uint8Array<ArrayBuffer>, withPicture = true) =>
      (await open(bytes, withPicture))?.type;
    const film = await makeFilm('webm', 2);
    expect(await types(film)).to.match(/^video\/mp4; codecs="vp09\.[\d.]+, opus"$/);
    expect(await types(film, false)).to.equal('audio/mp4; codecs="opus"');
    expect(await types(await makeSound(1))).to.equal('audio/mp4; codecs="opus"');
    expect(await types(silentMp3(1))).to.equal('audio/mpeg');
    expect(await types(new Uint8Array(500).fill(7))).to.equal(undefined);
  });

  it('begin with picture and sound at the same place, as they were', async () => {
    const bytes = await makeFilm('mp4', 12);
    const given = await new Blob(await gather(await open(bytes), 7.3)).bytes();
    for (const [name, tolerance] of [
      ['video', 0.01],
      ['audio', 0.03],
    ] as const) {
      const packets = async (whole: Uint8Array<ArrayBuffer>, from?: number) => {
        const input = new Input({ formats: [MP4], source: new BufferSource(whole) });
        const track =
          name === 'video' ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack();
        if (track === null) throw new TypeError('no track');
        const sink = new EncodedPacketSink(track);
        const first = from === undefined ? await sink.getFirstPacket() : await sink.getKeyPacket(from);
        const found: EncodedPacket[] = [];
        for await (const packet of sink.packets(first ?? undefined)) found.push(packet);
        return found;
      };
      const now = await packets(given);
      const before = await packets(bytes, 6);
      expect(now[0]?.timestamp, name).to.be.closeTo(6, tolerance);
      expect(
        now.map(({ data }) => data.join()),
        name,
      ).to.deep.equal(before.map(({ data }) => data.join()));
    }
  });
});

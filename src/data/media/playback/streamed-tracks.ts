import {
  ADTS,
  AudioSampleSink,
  AudioSampleSource,
  canEncodeAudio,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  Mp3OutputFormat,
  MP4,
  Mp4OutputFormat,
  OGG,
  Output,
  QTFF,
  Quality,
  StreamTarget,
  WAVE,
  WEBM,
  WebMOutputFormat,
  type EncodedPacket,
  type InputAudioTrack,
  type InputVideoTrack,
  type MediaCodec,
  type OutputFormat,
  type Source,
  type StreamTargetChunk,
} from 'mediabunny';

/** What the browser can play of a piece, packed anew as MediaSource takes it. Its pictures and sounds stay as they are. */
export interface StreamedTracks {
  /** MIME with codecs, as `SourceBuffer` wants it. */
  readonly type: string;
  /** Whether its pieces say when they are to be heard; those of MPEG audio only follow each other. */
  readonly isTimed: boolean;
  /** s; undefined where the piece does not say. */
  readonly duration: number | undefined;
  /** From the last picture at or before `from` (s) that stands for itself on; packed no faster than it is taken. */
  readonly pieces: (from: number) => AsyncGenerator<Uint8Array<ArrayBuffer>, void>;
}

const forms = [MP4, QTFF, MATROSKA, WEBM, MP3, WAVE, OGG, ADTS, FLAC];

/** How a sound is packed that no container carries (PCM), on its way to the browser: nothing of that is kept. */
const repacked = {
  codec: 'opus',
  quality: new Quality({ bitrate: 160_000 }),
  // Opus is of 48 kHz whatever it was made of (RFC 7845, 5.1), and the browser refuses an MP4 that says otherwise.
  transform: { sampleRate: 48_000 },
} as const;

/**
 * Looks what a piece holds. Undefined when the browser plays none of it. `withPicture`: also its film; of a sound file only the
 * sound is taken. Rejects as `source` does.
 */
export async function openTracks(
  source: Source,
  { withPicture }: { readonly withPicture: boolean },
): Promise<StreamedTracks | undefined> {
  const input = new Input({ formats: forms, source });
  if (!(await input.canRead())) return undefined;
  const video = withPicture ? await input.getPrimaryVideoTrack() : null;
  const audio = await input.getPrimaryAudioTrack();
  const tracks = [video, audio].filter((track) => track !== null);
  if (tracks.length === 0) return undefined;
  const carrier = await carrierOf(video, audio);
  if (carrier === undefined) return undefined;
  const duration = (await input.getDurationFromMetadata(tracks)) ?? undefined;
  // Some begin before their own zero, which not every container can say.
  const shift = Math.max(0, -(await input.getFirstTimestamp(tracks)));
  return {
    type: carrier.type,
    isTimed: carrier.isTimed,
    duration: duration === undefined ? undefined : duration + shift,
    pieces: (from) => pack(carrier, tracks, Math.max(0, from), shift),
  };
}

interface Carrier {
  /** MIME with codecs. */
  readonly type: string;
  readonly format: () => OutputFormat;
  readonly isTimed: boolean;
  /** Whether the sound is packed anew. */
  readonly isRepacked: boolean;
}

const containers = [
  { name: 'mp4', isTimed: true, format: () => new Mp4OutputFormat({ fastStart: 'fragmented' }) },
  { name: 'webm', isTimed: true, format: () => new WebMOutputFormat({ appendOnly: true }) },
  { name: 'mpeg', isTimed: false, format: () => new Mp3OutputFormat({ xingHeader: false }) },
] as const;

/** The first container that takes all of it and that this browser plays; as it is, if there is one. */
async function carrierOf(
  video: InputVideoTrack | null,
  audio: InputAudioTrack | null,
): Promise<Carrier | undefined> {
  const pictures = video && { codec: await video.getCodec(), name: await video.getCodecParameterString() };
  const sound = audio && { codec: await audio.getCodec(), name: await audio.getCodecParameterString() };
  const asItIs = carrierFor(pictures, sound, false);
  if (asItIs !== undefined || audio === null || !(await canRepack(audio))) return asItIs;
  return carrierFor(pictures, { codec: repacked.codec, name: repacked.codec }, true);
}

interface Packing {
  readonly codec: MediaCodec | null;
  /** As RFC 6381 has it. */
  readonly name: string | null;
}

function carrierFor(
  pictures: Packing | null,
  sound: Packing | null,
  isRepacked: boolean,
): Carrier | undefined {
  const packings = [pictures, sound].filter((packing) => packing !== null);
  for (const { name, format, isTimed } of containers) {
    const carried = format().getSupportedCodecs();
    if (!packings.every(({ codec }) => codec !== null && carried.includes(codec))) continue;
    const codecs = packings.map((packing) => packing.name).join(', ');
    const kind = pictures === null ? 'audio' : 'video';
    // MPEG audio says what it is in each frame.
    const type = isTimed ? `${kind}/${name}; codecs="${codecs}"` : `${kind}/${name}`;
    if (MediaSource.isTypeSupported(type)) return { type, format, isTimed, isRepacked };
  }
  return undefined;
}

async function canRepack(audio: InputAudioTrack): Promise<boolean> {
  const { transform, quality } = repacked;
  const made = { ...transform, quality, numberOfChannels: await audio.getNumberOfChannels() };
  return (await audio.canDecode()) && canEncodeAudio(repacked.codec, made);
}

/** One track on its way. */
interface Lane {
  /** s, of what {@link advance} adds next; undefined at its end. */
  next: number | undefined;
  readonly advance: () => Promise<void>;
  readonly end: () => Promise<void>;
}

async function* pack(
  { format, isRepacked }: Carrier,
  tracks: readonly (InputVideoTrack | InputAudioTrack)[],
  from: number,
  shift: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const ready: Uint8Array<ArrayBuffer>[] = [];
  const written = new WritableStream<StreamTargetChunk>({ write: ({ data }) => void ready.push(data) });
  const output = new Output({ format: format(), target: new StreamTarget(written) });
  const lanes: Lane[] = [];
  try {
    let start = from - shift;
    const begins: (() => Promise<Lane>)[] = [];
    for (const track of tracks) {
      const sink = new EncodedPacketSink(track);
      const first = (await sink.getKeyPacket(start)) ?? (await sink.getFirstKeyPacket());
      if (first === null) continue;
      // The sound begins where the picture does.
      if (track.isVideoTrack()) start = first.timestamp;
      begins.push(await laneOf(output, track, first, shift, isRepacked));
    }
    await output.start();
    for (const begin of begins) lanes.push(await begin());
    for (let lane = soonest(lanes); lane !== undefined; lane = soonest(lanes)) {
      await lane.advance();
      yield* ready.splice(0);
    }
    await output.finalize();
    yield* ready.splice(0);
  } finally {
    await Promise.all(lanes.map((lane) => lane.end()));
    if (output.state !== 'finalized') await output.cancel();
  }
}

function soonest(lanes: readonly Lane[]): Lane | undefined {
  const going = lanes.filter(({ next }) => next !== undefined);
  return going.sort((a, b) => (a.next ?? 0) - (b.next ?? 0)).at(0);
}

/** Makes room for a track; what it gives begins it, once the output has. */
async function laneOf(
  output: Output,
  track: InputVideoTrack | InputAudioTrack,
  first: EncodedPacket,
  shift: number,
  isRepacked: boolean,
): Promise<() => Promise<Lane>> {
  if (track.isAudioTrack() && isRepacked) {
    const source = new AudioSampleSource(repacked);
    output.addAudioTrack(source);
    return () =>
      begin(new AudioSampleSink(track).samples(first.timestamp), source, async (sample) => {
        sample.setTimestamp(sample.timestamp + shift);
        await source.add(sample);
        sample.close();
      });
  }
  const packets = new EncodedPacketSink(track).packets(first);
  const later = (packet: EncodedPacket) => packet.clone({ timestamp: packet.timestamp + shift });
  if (track.isVideoTrack()) {
    const source = new EncodedVideoPacketSource(known(await track.getCodec()));
    const meta = { decoderConfig: known(await track.getDecoderConfig()) };
    output.addVideoTrack(source, { rotation: await track.getRotation() });
    return () => begin(packets, source, (packet) => source.add(later(packet), meta));
  }
  const source = new EncodedAudioPacketSource(known(await track.getCodec()));
  const meta = { decoderConfig: known(await track.getDecoderConfig()) };
  output.addAudioTrack(source);
  return () => begin(packets, source, (packet) => source.add(later(packet), meta));
}

/** Only of a track that a container carries: see {@link carrierOf}. */
function known<T>(value: T | null): T {
  if (value === null) throw new TypeError('a track says nothing of how it is packed');
  return value;
}

async function begin<T extends { readonly timestamp: number }>(
  items: AsyncGenerator<T, void>,
  source: { readonly close: () => void },
  add: (item: T) => Promise<void>,
): Promise<Lane> {
  let item = await items.next();
  const lane: Lane = {
    next: item.done === true ? undefined : item.value.timestamp,
    async advance() {
      if (item.done === true) return;
      await add(item.value);
      item = await items.next();
      lane.next = item.done === true ? undefined : item.value.timestamp;
      // The other tracks need not wait for it any more.
      if (item.done === true) source.close();
    },
    async end() {
      await items.return();
    },
  };
  return lane;
}

import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  CanvasSource,
  MkvOutputFormat,
  Mp4OutputFormat,
  Output,
  Quality,
  WavOutputFormat,
  WebMOutputFormat,
  type OutputFormat,
} from 'mediabunny';

export const fileForms = {
  /** Its table stands at the end: what lies where is known only then. */
  mp4: () => new Mp4OutputFormat({ fastStart: false }),
  webm: () => new WebMOutputFormat(),
  mkv: () => new MkvOutputFormat(),
} as const satisfies Record<string, () => OutputFormat>;

const width = 160;
const height = 120;
/** Pictures a second. */
const pace = 5;

/**
 * A film with a tone, as the browser itself packs it: red in even seconds and blue in odd ones, above noise that makes it large.
 * Every other second begins with a picture that stands for itself.
 */
export async function makeFilm(
  form: keyof typeof fileForms,
  seconds: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const output = new Output({ format: fileForms[form](), target: new BufferTarget() });
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new TypeError('no canvas');
  const pictures = new CanvasSource(canvas, {
    codec: 'vp9',
    quality: new Quality({ bitrate: 4_000_000 }),
    keyFrameInterval: 2,
  });
  const sound = new AudioSampleSource({ codec: 'opus', quality: new Quality({ bitrate: 32_000 }) });
  output.addVideoTrack(pictures);
  output.addAudioTrack(sound);
  await output.start();
  const noise = new ImageData(width, height / 2);
  for (let second = 0; second < seconds; second += 1) {
    await addTone(sound, second);
    for (let picture = 0; picture < pace; picture += 1) {
      for (let from = 0; from < noise.data.length; from += 65_536)
        crypto.getRandomValues(noise.data.subarray(from, from + 65_536));
      context.fillStyle = second % 2 === 0 ? '#c00' : '#00c';
      context.fillRect(0, 0, width, height);
      context.putImageData(noise, 0, height / 2);
      await pictures.add(second + picture / pace, 1 / pace);
    }
  }
  await output.finalize();
  return new Uint8Array(output.target.buffer ?? []);
}

/** A tone that is stored as it is (PCM), as on a CD. */
export async function makeSound(seconds: number): Promise<Uint8Array<ArrayBuffer>> {
  const output = new Output({ format: new WavOutputFormat(), target: new BufferTarget() });
  const sound = new AudioSampleSource({ codec: 'pcm-s16' });
  output.addAudioTrack(sound);
  await output.start();
  for (let second = 0; second < seconds; second += 1) await addTone(sound, second, 44_100);
  await output.finalize();
  return new Uint8Array(output.target.buffer ?? []);
}

async function addTone(sound: AudioSampleSource, timestamp: number, sampleRate = 48_000): Promise<void> {
  const data = Float32Array.from({ length: sampleRate }, (_, n) => Math.sin(n / 20) / 10);
  const sample = new AudioSample({ format: 'f32', sampleRate, numberOfChannels: 1, timestamp, data });
  await sound.add(sample);
  sample.close();
}

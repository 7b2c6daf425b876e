/** An MP3 of silence: frames of 128 kbit/s and 44.1 kHz (MPEG-1 Layer III), 26 ms each, with nothing in them. */
export function silentMp3(seconds: number): Uint8Array<ArrayBuffer> {
  const frame = 417;
  const frames = Math.ceil((seconds * 44_100) / 1_152);
  const bytes = new Uint8Array(frames * frame);
  for (let at = 0; at < bytes.length; at += frame) bytes.set([0xff, 0xfb, 0x90, 0x64], at);
  return bytes;
}

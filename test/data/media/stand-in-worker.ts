/** The worker of media with formats of the tests' own: a file is JSON of its tags; `{"hangs"}` and the like misbehave. */
import { serveMedia } from '../../../src/data/media/intake/serve-media.ts';
import { jsonStrip, jsonTags } from './json-media.ts';

serveMedia({
  read: async (bytes) => {
    const text = new TextDecoder().decode(bytes.subarray(0, 20));
    if (text.startsWith('hangs')) await new Promise(() => undefined);
    if (text.startsWith('throws')) throw new Error(text);
    return jsonTags(bytes);
  },
  strip: jsonStrip,
});

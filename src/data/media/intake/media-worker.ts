/** The worker that reads media. */
import { readMedium } from '../formats/read-medium.ts';
import { stripPhoto } from '../formats/strip-photo.ts';
import { serveMedia } from './serve-media.ts';

serveMedia({ read: readMedium, strip: stripPhoto });

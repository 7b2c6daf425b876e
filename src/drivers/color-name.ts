import { messages } from '../i18n/messages.ts';
import type { Messages } from '../i18n/en/en.ts';
import type { Swatch } from '../../components/color-picker/color-picker.ts';
import { placeOf } from '../../components/color-picker/hue.ts';

type HueName = keyof Messages['comfort']['hues'];
type SwatchName = keyof Messages['comfort']['colors'];

/** Where each hue ends, in degrees from red. */
const hueEnds: readonly (readonly [number, HueName])[] = [
  [15, 'red'],
  [45, 'orange'],
  [70, 'yellow'],
  [158, 'green'],
  [190, 'teal'],
  [212, 'sky'],
  [252, 'blue'],
  [290, 'violet'],
  [325, 'magenta'],
  [345, 'pink'],
  [360, 'red'],
];

const swatchColors: readonly (readonly [SwatchName, string])[] = [
  ['warm-white', '#FFE3C2'],
  ['amber', '#FFB347'],
  ['red', '#FF4D4D'],
  ['rose', '#FF6FB5'],
  ['violet', '#9B6BFF'],
  ['blue', '#4D8DFF'],
  ['teal', '#1F8A8A'],
  ['green', '#5BD68A'],
];

/** The colours that are offered by name. */
export function namedSwatches(): readonly Swatch[] {
  return swatchColors.map(([name, color]) => ({ color, name: messages.comfort.colors[name] }));
}

/** What a person would call a colour (`#RRGGBB`): "deep teal, 54% bright"; the text itself for what is none. */
export function nameOfColor(color: string): string {
  const place = placeOf(color);
  if (place === undefined) return color;
  const words = messages.comfort;
  const channels = [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));
  const bright = Math.max(...channels) / 255;
  const { hue, saturation } = place;
  const name = saturation < 0.1 ? 'white' : (hueEnds.find(([end]) => hue < end)?.[1] ?? 'red');
  const shade = saturation < 0.1 ? 'plain' : bright < 0.6 ? 'deep' : saturation < 0.4 ? 'pale' : 'plain';
  return words.bright(words.shades[shade](words.hues[name]), Math.round(bright * 100));
}

/** A colour as the wheel has it: its brightness is always full, because how bright the light is is set apart from it. */
export interface WheelColor {
  /** Degrees clockwise from red at the top, 0 to 360. */
  readonly hue: number;
  /** From 0, white in the middle, to 1 at the edge. */
  readonly saturation: number;
}

/** `#RRGGBB` to its place on the wheel; brightness is dropped. Undefined for what is no such colour. */
export function placeOf(color: string): WheelColor | undefined {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color)?.slice(1);
  if (channels === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((text) => parseInt(text, 16) / 255);
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  if (range === 0) return { hue: 0, saturation: 0 };
  let hue = 4 + (red - green) / range;
  if (most === red) hue = (green - blue) / range;
  else if (most === green) hue = 2 + (blue - red) / range;
  return { hue: (hue * 60 + 360) % 360, saturation: range / most };
}

/** The colour at a place of the wheel, as `#RRGGBB`. */
export function colorAt({ hue, saturation }: WheelColor): string {
  const channel = (offset: number): string => {
    const sector = (offset + hue / 60) % 6;
    const share = 1 - saturation * Math.max(0, Math.min(sector, 4 - sector, 1));
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(5)}${channel(3)}${channel(1)}`.toUpperCase();
}

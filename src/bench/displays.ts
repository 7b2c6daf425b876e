/** Displays that the bench can draw (`product.md` section 3), in CSS px. */
export const displays = [
  { id: '1920x720', width: 1920, height: 720, round: false },
  { id: '1280x480', width: 1280, height: 480, round: false },
  { id: '1024x768', width: 1024, height: 768, round: false },
  { id: '1080x1920', width: 1080, height: 1920, round: false },
] as const;

export type BenchDisplay = (typeof displays)[number];

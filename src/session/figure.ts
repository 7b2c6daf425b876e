/** The drawn figures that a driver may choose in place of a picture. Kept on cards: ids stay for ever. */
export const figureIds = ['fox', 'owl', 'whale', 'hare', 'heron', 'bear', 'turtle', 'cat'] as const;
export type FigureId = (typeof figureIds)[number];

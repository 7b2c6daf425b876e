import * as z from 'zod/mini';

/**
 * When something happened, ms since the epoch, up to the end of the year 9999: ISO 8601 writes no later one in four digits, and 100 years
 * more, as an age rule may add, are still a `Date`. A file may claim any number; one that is no date would stop the list that shows it.
 */
export const instantSchema = z.int().check(z.minimum(0), z.maximum(253_402_300_799_999));

/** The same from the year 1 on: a camera may say any. */
export const anyInstantSchema = z.int().check(z.minimum(-62_135_596_800_000), z.maximum(253_402_300_799_999));

import type { Position } from './place.ts';

/** The Earth's mean radius R1 in metres (IUGG, Moritz 2000: Geodetic Reference System 1980). */
export const earthRadius = 6_371_008.771_4;

/**
 * Metres along the great circle, on a sphere, so up to 0.56 % off what lies between two points of the real Earth. By
 * Vincenty's form for a sphere (Survey Review XXIII, 176, 1975), which is well conditioned everywhere: the haversine
 * formula loses half its digits near the opposite side, the law of cosines nearby.
 */
export function distanceBetween(from: Position, to: Position): number {
  const [fromLatitude, toLatitude] = [radians(from.latitude), radians(to.latitude)];
  const turn = radians(to.longitude - from.longitude);
  const [fromSine, fromCosine] = [Math.sin(fromLatitude), Math.cos(fromLatitude)];
  const [toSine, toCosine] = [Math.sin(toLatitude), Math.cos(toLatitude)];
  const across = toCosine * Math.sin(turn);
  const along = fromCosine * toSine - fromSine * toCosine * Math.cos(turn);
  const towards = fromSine * toSine + fromCosine * toCosine * Math.cos(turn);
  return earthRadius * Math.atan2(Math.hypot(across, along), towards);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** How long the car may take for a request, in ms: what a motor moves 30 s, a switch 3 s (`decisions.md` 3). */
export function requestTimeout(path: string): number {
  return movedByMotor.some((prefix) => path.startsWith(prefix)) ? 30_000 : 3_000;
}

const movedByMotor = ['Vehicle.Cabin.Seat.', 'Vehicle.Chassis.SteeringWheel.', 'Vehicle.Body.Mirrors.'];

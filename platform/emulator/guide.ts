import {
  guidanceTargetSchema,
  type ActiveGuidance,
  type GuidanceResult,
  type GuidanceTarget,
} from '../contract/guidance.ts';
import type { CarSignals } from './car-signals.ts';
import { every, type Scheduler } from './scheduler.ts';
import type { UsageNotes } from './usage-notes.ts';

interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

interface Underway extends ActiveGuidance {
  readonly driver: string | undefined;
}

interface GuideParts {
  readonly signals: CarSignals;
  readonly scheduler: Scheduler;
  readonly notes: UsageNotes;
  readonly onChange: (active: ActiveGuidance | null) => void;
}

/** ms between two points of the way. */
const stride = 1_000;
/** Of these every other one goes when there are more. */
const mostPoints = 500;
/** m: nearer than this is arrived. */
const arrival = 50;
/** m: points nearer than this to the last one say nothing new. */
const apart = 10;
const metresPerDegree = 111_320;

/** Guidance as far as an app sees it: it has an end, and remembers the way. The car drives as it did. */
export class Guide {
  readonly #parts: GuideParts;
  #underway: Underway | undefined;
  #route: Position[] = [];
  #between = apart;

  constructor(parts: GuideParts) {
    this.#parts = parts;
    every(parts.scheduler, stride, () => this.#look());
  }

  get active(): ActiveGuidance | null {
    if (this.#underway === undefined) return null;
    const { target, startedAt } = this.#underway;
    return { target, startedAt };
  }

  start(wanted: unknown): GuidanceResult {
    const parsed = guidanceTargetSchema.safeParse(wanted);
    if (!parsed.success) return { ok: false, reason: 'invalid' };
    this.#end();
    const { notes, onChange } = this.#parts;
    this.#underway = { target: parsed.data, startedAt: notes.now(), driver: notes.driver };
    this.#route = [];
    this.#between = apart;
    this.#look();
    onChange(this.active);
    return { ok: true };
  }

  stop(): GuidanceResult {
    if (this.#end()) this.#parts.onChange(null);
    return { ok: true };
  }

  #end(): boolean {
    if (this.#underway === undefined) return false;
    const { target, startedAt, driver } = this.#underway;
    this.#underway = undefined;
    const usage = { kind: 'recent-destination', ...target, route: this.#route } as const;
    this.#parts.notes.note(usage, { at: startedAt, driver });
    return true;
  }

  #look(): void {
    if (this.#underway === undefined) return;
    const here = this.#here();
    if (here === undefined) return;
    const last = this.#route.at(-1);
    if (last === undefined || metresBetween(last, here) >= this.#between) this.#route.push(here);
    if (this.#route.length > mostPoints) {
      this.#route = this.#route.filter((_, at) => at % 2 === 0);
      this.#between *= 2;
    }
    if (isThere(here, this.#underway.target)) this.stop();
  }

  #here(): Position | undefined {
    const latitude = this.#parts.signals.get('Vehicle.CurrentLocation.Latitude');
    const longitude = this.#parts.signals.get('Vehicle.CurrentLocation.Longitude');
    return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude };
  }
}

function isThere(here: Position, { position }: GuidanceTarget): boolean {
  return position !== undefined && metresBetween(here, position) < arrival;
}

/** On a flat map: exact enough for the few metres that matter here. */
function metresBetween(a: Position, b: Position): number {
  const north = (b.latitude - a.latitude) * metresPerDegree;
  const turn = ((b.longitude - a.longitude + 540) % 360) - 180;
  return Math.hypot(north, turn * metresPerDegree * Math.cos((a.latitude * Math.PI) / 180));
}

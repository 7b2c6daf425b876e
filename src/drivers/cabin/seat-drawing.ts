import { nothing, svg } from 'lit';
import { styleProperty } from '../../../components/base/style-property.ts';
import type { ComfortMeaning } from '../comfort/comfort-function.ts';
import type { CabinScene, Told } from './cabin-entry.ts';

const seatMeanings = [
  'seat-position',
  'seat-height',
  'seat-tilt',
  'seat-recline',
  'seat-length',
  'headrest-height',
  'headrest-angle',
] as const satisfies readonly ComfortMeaning[];

const cushion =
  'M12 40C24 2-8-26-52-26L-222-36C-262-38-286-20-284 4c2 26 24 40 56 42l206 20c22 2 30-8 34-26Z';
const cushionPad =
  'M-10-8C-24-20-40-22-56-22L-222-32c-34-2-56 10-58 30 14-14 36-18 60-16l160 10c22 2 38 4 50 0Z';
const thigh = 'M-190-32l-34-3c-40-2-62 16-60 39 2 26 24 40 56 42l38 4Z';
const backrest =
  'M-22 26C-38 0-32-64-22-128-14-196-10-244-4-300c4-28 24-40 46-34 22 5 28 28 24 58L54-36C52 4 46 36 26 48c-16 8-38 0-48-22Z';
const backrestPad =
  'M-22 20C-36-6-30-66-20-130-12-196-8-246-2-298c3-18 12-28 24-30-8 12-10 24-12 42L-8-120C-14-60-16-20-22 20Z';
const cushionSide =
  'M-262-4C-240-24-190-20-150-16L-44-6C-20-2-14 10-28 18-64 30-200 24-238 18-262 14-272 4-262-4Z';
const backrestSide = 'M-4-34C-20-84-12-144 0-200 6-228 20-236 28-218 36-192 32-122 24-64 20-32 4-14-4-34Z';
const shield = 'M-64 40C-44 18-8 6 14 16 34 26 34 54 12 62L-40 64C-64 64-76 54-64 40Z';
const headrest = 'M-34-8c-8-32-4-66 18-74 24-8 44 4 44 32 2 30-2 54-20 60-18 4-38 0-42-18Z';

/** The seat from the driver's side. `told` of `requested` gives the outline of where it was asked to be. */
export function drawSeat(scene: CabinScene, told: Told): unknown {
  const isGhost = told === 'requested';
  if (isGhost && !scene.isWished(seatMeanings)) return nothing;
  const pose = (meaning: ComfortMeaning): unknown => styleProperty('transform', scene.pose(meaning, told));
  return svg`<g class=${isGhost ? 'ghost' : 'seat'} data-frame="seat" transform="translate(590 470)">
    <g class="moves" ${pose('seat-position')}>
      ${isGhost ? nothing : svg`<path class="pedestal" d="M-170 128L-140 40 0 40 40 128Z" />`}
      <g class="moves" ${pose('seat-height')}>
        <g data-frame="hinge" transform="scale(.88)">
          ${backrestGroup(scene, told, pose)}
          <g class="moves" data-grip="cushion" ${pose('seat-tilt')}>
            <g class="moves" ${pose('seat-length')}><path class="body thigh" d=${thigh} /></g>
            <path class="body" d=${cushion} />
            ${isGhost ? nothing : svg`<path class="pad" d=${cushionPad} /><path class="side" d=${cushionSide} />${warmth(scene, cushionPad)}`}
          </g>
          ${isGhost ? nothing : svg`<path class="shield" d=${shield} />`}
        </g>
      </g>
    </g>
  </g>`;
}

function backrestGroup(scene: CabinScene, told: Told, pose: (meaning: ComfortMeaning) => unknown): unknown {
  const isGhost = told === 'requested';
  return svg`<g class="moves" data-grip="backrest" ${pose('seat-recline')}>
    ${isGhost ? nothing : svg`<path class="stalk" d="M28-310L34-380" />`}
    <g data-frame="headrest" transform="translate(32 -352)">
      <g class="moves" data-grip="headrest" ${pose('headrest-height')}>
        <g class="moves" ${pose('headrest-angle')}><path class="body" d=${headrest} /></g>
      </g>
    </g>
    ${
      isGhost
        ? nothing
        : svg`<g class="moves" ${pose('seat-lumbar-height')}>
            <g class="moves" ${pose('seat-lumbar')}><ellipse class="body lumbar" cx="-20" cy="-84" rx="20" ry="54" /></g>
          </g>`
    }
    <path class="body" d=${backrest} />
    ${
      isGhost
        ? nothing
        : svg`<path class="pad" d=${backrestPad} />
            <path class="side" d=${backrestSide} ${styleProperty('opacity', String(0.4 + 0.6 * (scene.share('seat-bolster') ?? 0.5)))} />
            ${warmth(scene, backrestPad)} ${massage(scene)}`
    }
  </g>`;
}

/** Warm or cool where the body touches the seat, as much as the car says. */
function warmth(scene: CabinScene, outline: string): unknown {
  const value = scene.value('seat-heat');
  if (typeof value !== 'number' || value === 0) return nothing;
  return svg`<path
    class=${value > 0 ? 'warm' : 'cool'}
    d=${outline}
    ${styleProperty('opacity', String(0.3 + (0.7 * Math.abs(value)) / 100))}
  />`;
}

function massage(scene: CabinScene): unknown {
  const share = scene.share('seat-massage') ?? 0;
  if (share === 0) return nothing;
  return svg`<path class="massage" d="M4-240v.1M0-190v.1M-4-140v.1M-8-90v.1M-10-40v.1" ${styleProperty('opacity', String(0.4 + 0.6 * share))} />`;
}

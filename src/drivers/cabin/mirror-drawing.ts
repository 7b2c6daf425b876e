import { nothing, svg } from 'lit';
import { styleProperty } from '../../../components/base/style-property.ts';
import type { CabinScene, Told } from './cabin-entry.ts';

const glass =
  'M-176-96C-120-128 80-132 150-104c28 12 36 34 34 70l-8 84c-4 34-20 48-54 52-90 10-190 6-246-14-34-12-46-32-46-64 0-50-6-104-10-128Z';
const housing =
  'M-192-106C-130-146 84-150 160-120c36 14 46 42 44 84l-8 92c-4 42-26 60-68 64-94 10-200 6-260-16-42-16-58-40-58-78 0-52-10-106-2-132Z';

/** Both mirrors as the driver sees them, the driver's own on the side where they sit; what is in them moves with the glass. */
export function drawMirrors(scene: CabinScene, driveSide: 'left' | 'right'): unknown {
  const places = ['driver', 'passenger'] as const;
  return svg`${places.map((place) => drawMirror(scene, place, (place === 'driver') === (driveSide === 'left')))}`;
}

function drawMirror(scene: CabinScene, place: 'driver' | 'passenger', isLeft: boolean): unknown {
  if (scene.entry('mirror-tilt', place) === undefined && scene.entry('mirror-yaw', place) === undefined)
    return nothing;
  const facing = isLeft ? 'scale(1 1)' : 'scale(-1 1)';
  return svg`<g
    data-frame="mirror"
    data-grip="mirror"
    data-place=${place}
    transform=${isLeft ? 'translate(210 320) scale(.86)' : 'translate(690 320) scale(.86)'}
  >
    <g transform=${facing}>
      <path class="arm" d="M176 60C226 70 250 104 262 156L206 156C202 132 186 122 146 122Z" />
      <path class="housing" d=${housing} />
      <clipPath id="glass-${place}"><path d=${glass} /></clipPath>
      <g clip-path="url(#glass-${place})">
        <path class="mirror-glass" d=${glass} />
        <g transform=${facing}>
          ${view(scene, place, facing, 'reported')} ${view(scene, place, facing, 'requested')}
        </g>
      </g>
      <path class="glass-edge" d=${glass} />
    </g>
  </g>`;
}

/** Horizon, road and the car's own flank, which is how people find the right angle. Right stays right in both mirrors. */
function view(scene: CabinScene, place: 'driver' | 'passenger', facing: string, told: Told): unknown {
  const isGhost = told === 'requested';
  if (isGhost && !scene.isWished(['mirror-tilt', 'mirror-yaw'], place)) return nothing;
  const pose = (meaning: 'mirror-tilt' | 'mirror-yaw'): unknown =>
    styleProperty('transform', scene.pose(meaning, told, place));
  return svg`<g class="moves" ${pose('mirror-yaw')}>
    <g class="moves" ${pose('mirror-tilt')}>
      <g class=${isGhost ? 'ghost' : 'view'} transform=${facing}>
        ${
          isGhost
            ? nothing
            : svg`<path class="ground" d="M-420-14H420V300H-420Z" />
                <path class="road" d="M-10-14H-2L-20 300H-480Z" />
                <path class="lane" d="M-26 18L-82 96M-106 130L-220 270" />
                <path class="flank" d="M96-220C82-90 96 60 150 300H420V-220Z" />`
        }
        <path class="horizon" d="M-420-14H420" />
        ${isGhost ? svg`<path class="horizon" d="M96-220C82-90 96 60 150 300" />` : nothing}
      </g>
    </g>
  </g>`;
}

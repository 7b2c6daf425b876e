import { nothing, svg } from 'lit';
import { styleProperty } from '../../../components/base/style-property.ts';
import type { ComfortMeaning } from '../comfort/comfort-function.ts';
import type { CabinScene, Told } from './cabin-entry.ts';

/** What stays where it is: roof, windscreen, dashboard, floor. */
export const shell = svg`<path class="glass" d="M-20 330L258 50C292 16 330 4 400 2L920 14V330C700 300 400 292 190 300Z" />
  <path class="door" d="M190 300C400 292 700 300 920 330V598H112C120 520 126 440 150 400L200 352C212 338 210 312 190 300Z" />
  <path class="door-pocket" d="M250 500C420 480 700 480 920 496V560C700 552 440 552 262 566C244 566 236 508 250 500Z" />
  <path class="roof" d="M-20 330L258 50C292 16 330 4 400 2L920 14" />
  <path class="floor" d="M-20 640V598H112C124 598 126 598 134 598H920V640Z" />
  <path class="rail" d="M400 598H790" />`;

export const dashboard = svg`<path
    class="dashboard"
    d="M-20 322C40 292 130 284 186 300c28 10 32 36 14 52L150 400C126 440 120 520 112 598H-20Z"
  />
  <path class="dashboard-top" d="M-20 322C40 292 130 284 186 300c14 5 22 14 23 25-10-12-26-17-46-19C110 302 40 310-20 340Z" />
  <path class="vent" d="M196 338L176 360" />`;

const strips = [
  'M-20 348C60 322 130 318 186 330',
  'M252 402C420 388 660 386 920 398',
  'M124 560C140 584 170 590 250 592',
] as const;

/** The ambient light in its real colour, as bright as the car says; dark while it is off. */
export function drawLight(scene: CabinScene): unknown {
  const color = scene.value('light-color');
  if (typeof color !== 'string' || scene.value('light-on') === false) return nothing;
  const share = scene.share('light-intensity') ?? 0.5;
  return svg`<g class="light" ${styleProperty('--light', color)}>
    <g class="glow" ${styleProperty('opacity', String(0.2 + 0.6 * share))}>
      ${strips.map((path) => svg`<path class="halo" d=${path} /><path class="near" d=${path} />`)}
      <ellipse class="pool" cx="250" cy="572" rx="210" ry="50" />
    </g>
    ${strips.map((path) => svg`<path class="strip" d=${path} ${styleProperty('opacity', String(0.55 + 0.45 * share))} />`)}
  </g>`;
}

/** The wheel from its side, on its column. */
export function drawWheel(scene: CabinScene, told: Told): unknown {
  const isGhost = told === 'requested';
  if (
    scene.entry('wheel-tilt') === undefined &&
    scene.entry('wheel-reach') === undefined &&
    scene.place === 'passenger'
  )
    return nothing;
  if (isGhost && !scene.isWished(['wheel-tilt', 'wheel-reach'])) return nothing;
  const pose = (meaning: ComfortMeaning): unknown => styleProperty('transform', scene.pose(meaning, told));
  const heat = scene.value('wheel-heat');
  return svg`<g class=${isGhost ? 'ghost' : 'wheel'} data-frame="wheel" transform="translate(165 385)">
    <g class="moves" ${pose('wheel-tilt')}>
      <g class="moves" data-grip="wheel" ${pose('wheel-reach')}>
        <g transform="rotate(-24)">
          ${isGhost ? nothing : svg`<path class="column" d="M-120 0H-12" />`}
          <path class="hub" d="M-34-22C-14-26 2-22 6-10V10C2 22-14 26-34 22Z" />
          <ellipse class="rim" rx="13" ry="94" />
          ${
            typeof heat === 'number' && heat > 0 && !isGhost
              ? svg`<ellipse class="rim warm-rim" rx="13" ry="94" ${styleProperty('opacity', String(0.3 + (0.7 * heat) / 100))} />`
              : nothing
          }
        </g>
      </g>
    </g>
  </g>`;
}

const streams = {
  UP: ['M196 300C236 236 272 160 338 76', 'M176 290C206 226 236 150 292 70'],
  MIDDLE: ['M214 330C300 296 400 290 520 312', 'M214 344C300 326 400 326 500 348'],
  DOWN: ['M140 440C180 490 230 540 330 566', 'M150 420C204 462 260 506 360 530'],
} as const;

/** Air from the vents: where it goes, how much of it, and how warm it was asked to be. */
export function drawAir(scene: CabinScene): unknown {
  const fan = scene.share('fan') ?? (scene.value('temperature') === undefined ? 0 : 0.4);
  if (fan === 0) return nothing;
  const direction = scene.value('air-distribution');
  const chosen = direction === 'UP' || direction === 'DOWN' ? direction : 'MIDDLE';
  const defrosts = scene.value('defroster') === true && chosen !== 'UP' ? streams.UP : [];
  const warm = Math.round((scene.share('temperature') ?? 0.5) * 100);
  return svg`<g class="air" ${styleProperty('--warm', `${warm}%`)} ${styleProperty('opacity', String(0.25 + 0.65 * fan))}>
    ${[...streams[chosen], ...defrosts].map((path) => svg`<path d=${path} /><path class="core" d=${path} />`)}
  </g>`;
}

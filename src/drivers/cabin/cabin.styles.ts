import { css } from 'lit';

export const cabinStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  svg {
    flex: 1 1 0;
    display: block;
    inline-size: 100%;
    min-block-size: 0;
    overflow: visible;
    user-select: none;
  }

  .reason {
    text-align: center;
  }

  .moves {
    transition: transform var(--gb-motion) var(--gb-ease);
  }

  /* The outline follows the finger at once. */
  .ghost .moves {
    transition: none;
  }

  [data-grip] {
    cursor: grab;
    touch-action: none;
  }

  [data-dragging] [data-grip] {
    cursor: grabbing;
  }

  .light-stop {
    stop-color: var(--gb-drawing-light);
  }

  .body-stop {
    stop-color: var(--gb-drawing-body);
  }

  .back-stop {
    stop-color: var(--gb-drawing-back);
  }

  .deep-stop {
    stop-color: var(--gb-drawing-deep);
  }

  .glass {
    fill: url('#room');
    opacity: 0.6;
  }

  .door {
    fill: var(--gb-drawing-back);
  }

  .door-pocket {
    fill: var(--gb-drawing-deep);
    opacity: 0.5;
  }

  .roof,
  .horizon,
  .lane,
  .rail,
  .stalk,
  .column,
  .vent,
  .massage {
    fill: none;
    stroke: var(--gb-drawing-edge);
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .roof {
    stroke-width: 5;
    opacity: 0.55;
  }

  .floor {
    fill: url('#ground');
  }

  .dashboard,
  .pedestal {
    fill: var(--gb-drawing-deep);
  }

  .dashboard-top {
    fill: var(--gb-drawing-body);
  }

  .rail {
    stroke-width: 8;
    opacity: 0.7;
  }

  .vent {
    stroke-width: 6;
    opacity: 0.8;
  }

  .body {
    fill: url('#body');
  }

  .shield {
    pointer-events: none;
    fill: var(--gb-drawing-deep);
    stroke: var(--gb-drawing-edge);
    stroke-width: 2;
  }

  .pad {
    fill: var(--gb-drawing-light);
    opacity: 0.55;
  }

  .lumbar {
    fill: var(--gb-drawing-light);
  }

  .stalk {
    stroke-width: 9;
  }

  .side {
    fill: url('#body');
    stroke: var(--gb-drawing-edge);
    stroke-width: 2;
    transition: opacity var(--gb-motion) var(--gb-ease);
  }

  .warm {
    fill: var(--gb-drawing-warm);
    filter: url('#near');
  }

  .cool {
    fill: var(--gb-drawing-cool);
    filter: url('#near');
  }

  .massage {
    stroke: var(--gb-color-accent);
    stroke-width: 14;
  }

  .rim {
    fill: none;
    stroke: var(--gb-drawing-edge);
    stroke-width: 17;
  }

  .warm-rim {
    stroke: var(--gb-drawing-warm);
    stroke-width: 8;
  }

  .hub {
    fill: var(--gb-drawing-body);
  }

  .column {
    stroke: var(--gb-drawing-body);
    stroke-width: 26;
  }

  .ghost {
    pointer-events: none;
  }

  .ghost path,
  .ghost ellipse {
    fill: none;
    stroke: var(--gb-color-accent);
    stroke-width: 3.5;
    stroke-dasharray: 2 9;
    stroke-linecap: round;
    opacity: 1;
    filter: none;
  }

  .halo,
  .near,
  .strip {
    fill: none;
    stroke: var(--light);
    stroke-linecap: round;
    transition: opacity var(--gb-motion) var(--gb-ease);
  }

  .halo {
    stroke-width: 44;
    filter: url('#soft');
  }

  .near {
    stroke-width: 12;
    filter: url('#near');
  }

  .strip {
    stroke-width: 4;
  }

  .pool {
    fill: var(--light);
    filter: url('#soft');
    opacity: 0.5;
  }

  .light,
  .air {
    pointer-events: none;
  }

  .air path {
    --air: color-mix(in oklab, var(--gb-drawing-warm) var(--warm), var(--gb-drawing-cool));

    fill: none;
    stroke: var(--air);
    stroke-width: 30;
    stroke-linecap: round;
    opacity: 0.5;
    filter: url('#breath');
  }

  .air .core {
    stroke-width: 3;
    stroke-dasharray: 40 18;
    opacity: 0.7;
    filter: none;
  }

  /* What is not being set steps back. */
  :host([group='wheel']) .seat,
  :host([group='seat']) .wheel,
  :host([group='climate']) .wheel {
    opacity: 0.6;
  }

  .housing {
    fill: var(--gb-drawing-body);
  }

  .arm {
    fill: var(--gb-drawing-deep);
  }

  .mirror-glass {
    fill: var(--gb-drawing-cool);
    fill-opacity: 0.22;
  }

  .ground {
    fill: var(--gb-drawing-back);
  }

  .road {
    fill: var(--gb-drawing-deep);
  }

  .flank {
    fill: var(--gb-drawing-light);
  }

  .horizon {
    stroke-width: 3;
  }

  .lane {
    stroke: var(--gb-drawing-light);
    stroke-width: 7;
  }

  .glass-edge {
    fill: none;
    stroke: var(--gb-drawing-edge);
    stroke-width: 3;
    pointer-events: none;
  }

  @media (forced-colors: active) {
    svg {
      forced-color-adjust: none;
    }
  }
`;

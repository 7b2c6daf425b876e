import { css } from 'lit';

export const sliderStyles = css`
  :host {
    --thumb: calc(44 * var(--dp));
  }

  /* Name beside line where there is room, above it where there is not. */
  .base {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: var(--gb-space-4);
  }

  .text {
    flex: 1 1 calc(220 * var(--dp));
    min-inline-size: 0;
  }

  .label {
    display: block;
    overflow-wrap: anywhere;
  }

  .value {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--gb-space-2);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  strong {
    color: var(--gb-color-accent);
    font-weight: var(--gb-weight-strong);
  }

  :host([status='failed']) strong {
    color: var(--gb-color-caution);
  }

  .controls {
    flex: 3 1 calc(360 * var(--dp));
    display: flex;
    align-items: center;
    min-inline-size: 0;
  }

  button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--gb-touch);
    block-size: var(--gb-touch);
    border-radius: var(--gb-radius-full);
    cursor: pointer;
  }

  button:active {
    background: var(--gb-color-pressed);
  }

  [aria-disabled='true'] {
    color: var(--gb-color-text-secondary);
    cursor: default;
  }

  .line {
    position: relative;
    flex: 1;
    min-inline-size: calc(120 * var(--dp));
    block-size: var(--gb-touch);
  }

  /* Native for pointers and screen readers, drawn by its neighbours. */
  input {
    appearance: none;
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: var(--gb-radius);
    background: none;
    cursor: pointer;
    touch-action: pan-y;
  }

  input::-webkit-slider-runnable-track {
    inline-size: 100%;
    block-size: 100%;
  }

  input::-webkit-slider-thumb {
    appearance: none;
    inline-size: var(--thumb);
    block-size: 100%;
    background: none;
  }

  .track {
    position: absolute;
    inset-inline: calc(var(--thumb) / 2);
    inset-block: calc(50% - 5 * var(--dp));
    overflow: hidden;
    border-radius: var(--gb-radius-full);
    background: var(--gb-color-shape);
  }

  .fill {
    display: block;
    inline-size: calc(var(--place) * 100%);
    block-size: 100%;
    background: var(--gb-color-accent);
  }

  .thumb,
  .ring {
    position: absolute;
    inset-block-start: calc((var(--gb-touch) - var(--thumb)) / 2);
    display: grid;
    place-items: center;
    inline-size: var(--thumb);
    block-size: var(--thumb);
    border-radius: var(--gb-radius-full);
    pointer-events: none;
  }

  .thumb {
    inset-inline-start: calc(var(--place) * (100% - var(--thumb)));
    border: var(--gb-line) solid var(--gb-color-accent);
    background: var(--gb-color-surface);
  }

  .ring {
    inset-inline-start: calc(var(--wish) * (100% - var(--thumb)));
    border: var(--gb-line) dashed var(--gb-color-accent);
    visibility: hidden;
  }

  [data-wish] .ring {
    visibility: visible;
  }

  :host([status='failed']) .ring {
    border-color: var(--gb-color-caution);
  }

  [data-held] .thumb {
    background: var(--gb-color-accent);
  }

  input[aria-disabled='true'] ~ .thumb {
    border-color: var(--gb-color-shape);
    border-style: dashed;
  }

  .line:has([aria-disabled='true']) .fill,
  [data-unknown] .fill {
    background: none;
  }

  [data-unknown] .thumb {
    border-color: var(--gb-color-shape);
    border-style: dashed;
    background: var(--gb-color-surface);
  }

  .problem:not(:empty) {
    display: flex;
    align-items: center;
    gap: var(--gb-space-2);
    color: var(--gb-color-caution);
    font-size: var(--gb-text-secondary-size);
  }

  @media (forced-colors: active) {
    .track {
      background: CanvasText;
    }
  }
`;

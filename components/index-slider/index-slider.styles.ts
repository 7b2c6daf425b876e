import { css } from 'lit';

/** `--gb-control-side` is the driver's: the bubble opens towards it, whatever the reading direction. */
export const indexSliderStyles = css`
  :host {
    --thumb: calc(60 * var(--dp));
    --bubble: calc(128 * var(--dp));
    inline-size: var(--gb-touch);
    block-size: 100%;
    min-block-size: var(--gb-touch);
  }

  .base {
    position: relative;
    block-size: 100%;
  }

  /* Native for pointers and screen readers, drawn by its neighbours. Not mirrored: in a vertical line, right to left would be upwards. */
  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    appearance: none;
    direction: ltr;
    writing-mode: vertical-lr;
    border-radius: var(--gb-radius);
    background: none;
    cursor: pointer;
    touch-action: none;
  }

  input:focus,
  input:focus-visible {
    outline-offset: calc(-1 * var(--gb-ring-width));
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
    inset-block: calc(var(--thumb) / 2);
    inset-inline: calc(50% - var(--gb-line) / 2);
    border-radius: var(--gb-radius-full);
    background: var(--gb-color-shape);
  }

  .thumb,
  .bubble {
    position: absolute;
    display: grid;
    place-items: center;
    border-radius: var(--gb-radius-full);
    white-space: nowrap;
    pointer-events: none;
  }

  .thumb {
    inset-block-start: calc(var(--place) * (100% - var(--thumb)));
    inset-inline: calc((100% - var(--thumb)) / 2);
    block-size: var(--thumb);
    border: var(--gb-line) solid var(--gb-color-shape);
    background: var(--gb-color-surface);
    font-size: var(--gb-text-secondary-size);
    font-weight: var(--gb-weight-strong);
    transition: inset-block-start var(--gb-motion-fast) var(--gb-ease);
  }

  [data-moving] .thumb {
    border-color: var(--gb-color-accent);
    color: var(--gb-color-on-accent);
    background: var(--gb-color-accent);
    transition: none;
  }

  input[aria-disabled='true'] {
    cursor: default;
  }

  input[aria-disabled='true'] ~ .thumb {
    border-style: dashed;
    color: var(--gb-color-text-secondary);
  }

  .bubble,
  .reason {
    /* Physical: its near edge at the slider's edge on the driver's side. */
    left: calc((1 + var(--gb-control-side)) / 2 * 100%);
    translate: calc((var(--gb-control-side) - 1) / 2 * 100%);
  }

  .bubble {
    inset-block-start: calc(var(--place) * (100% - var(--bubble)));
    z-index: 1;
    min-inline-size: var(--bubble);
    block-size: var(--bubble);
    padding-inline: var(--gb-space-4);
    color: var(--gb-color-on-accent);
    background: var(--gb-color-accent);
    font-size: var(--gb-text-figure-size);
    font-weight: var(--gb-weight-strong);
    visibility: hidden;
    opacity: 0;
    transition:
      opacity var(--gb-motion-fast) var(--gb-ease),
      visibility var(--gb-motion-fast);
  }

  [data-moving] .bubble {
    visibility: visible;
    opacity: 1;
    transition: none;
  }

  /* On a low display the list beside it is narrow too: less of its names is covered. */
  @media (max-height: 600px) {
    :host {
      --bubble: calc(96 * var(--dp));
    }

    .bubble {
      font-size: var(--gb-text-size);
    }
  }

  /* Beside the slider, which is too narrow for a sentence, and only as long as somebody tries it. */
  :host {
    position: relative;
  }

  .reason {
    position: absolute;
    inset-block-start: 0;
    z-index: 1;
    inline-size: max-content;
    max-inline-size: calc(320 * var(--dp));
    padding: var(--gb-space-3);
    border-radius: var(--gb-radius);
    background: var(--gb-color-caution-surface);
  }

  :host(:not(:focus-within)) .reason {
    clip-path: inset(50%);
  }

  @media (forced-colors: active) {
    .track {
      background: CanvasText;
    }

    .bubble {
      border: var(--gb-line) solid CanvasText;
    }
  }
`;

import { css } from 'lit';

/** The wheel's own colours are what it offers, not the look: they are the same by day and by night, and its marks stand out on all of them. */
export const colorPickerStyles = css`
  .base {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--gb-space-3) var(--gb-space-4);
  }

  .swatches {
    flex: 1 1 calc(320 * var(--dp));
    display: grid;
    grid-template-columns: repeat(4, minmax(var(--gb-touch), 1fr));
    justify-items: center;
  }

  .swatch {
    position: relative;
    inline-size: var(--gb-touch);
    block-size: var(--gb-touch);
    cursor: pointer;
  }

  input {
    appearance: none;
    position: absolute;
    inset: calc(10 * var(--dp));
    border: var(--gb-line) solid var(--gb-color-shape);
    border-radius: var(--gb-radius-full);
    background: var(--color);
    cursor: inherit;
  }

  input::before {
    content: '';
    position: absolute;
    inset: calc(-13 * var(--dp));
  }

  input:checked {
    outline: var(--gb-line) solid var(--gb-color-accent);
    outline-offset: calc(4 * var(--dp));
  }

  input:is(:focus-visible, :checked:focus-visible) {
    outline: var(--gb-ring-width) solid var(--gb-color-focus);
    outline-offset: calc(4 * var(--dp));
  }

  [data-wish] input {
    outline: var(--gb-line) dashed var(--gb-color-accent);
    outline-offset: calc(4 * var(--dp));
  }

  .wheel {
    position: relative;
    flex: none;
    inline-size: calc(220 * var(--dp));
    block-size: calc(220 * var(--dp));
    border-radius: var(--gb-radius-full);
    background:
      radial-gradient(closest-side, white, transparent),
      conic-gradient(red, yellow, lime, cyan, blue, magenta, red);
    cursor: pointer;
    touch-action: none;
  }

  .wheel[data-held] {
    outline: var(--gb-ring-width) solid var(--gb-color-accent);
    outline-offset: calc(4 * var(--dp));
  }

  .wheel[aria-disabled='true'],
  [aria-disabled='true'] {
    cursor: default;
  }

  .mark,
  .ring {
    position: absolute;
    left: calc(50% + var(--x) * 50%);
    top: calc(50% + var(--y) * 50%);
    inline-size: calc(36 * var(--dp));
    block-size: calc(36 * var(--dp));
    border: var(--gb-line) solid black;
    border-radius: var(--gb-radius-full);
    box-shadow: inset 0 0 0 var(--gb-line) white;
    translate: -50% -50%;
    pointer-events: none;
  }

  .ring {
    border-style: dashed;
  }

  .name {
    flex-basis: 100%;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  @media (forced-colors: active) {
    input,
    .wheel {
      forced-color-adjust: none;
    }
  }
`;

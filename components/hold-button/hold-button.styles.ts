import { css } from 'lit';

export const holdButtonStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  button {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--gb-space-3);
    inline-size: 100%;
    min-block-size: calc(96 * var(--dp));
    padding: var(--gb-space-3) var(--gb-space-5);
    border-radius: var(--gb-radius-large);
    overflow: hidden;
    color: var(--gb-color-danger);
    background: var(--gb-color-danger-surface);
    font-weight: var(--gb-weight-strong);
    text-align: center;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
  }

  /* A touch is captured by what it began on: always the button. */
  button > * {
    pointer-events: none;
  }

  .fill {
    position: absolute;
    inset: 0;
    scale: 0 1;
    transform-origin: left;
    background: var(--gb-color-danger-fill);
  }

  .fill:dir(rtl) {
    transform-origin: right;
  }

  gb-icon,
  .words {
    position: relative;
  }

  /* The words stand half on the fill and half beside it: the whole button takes the fill's colour, a darker one grows over it. */
  button[data-phase='holding'],
  button[data-phase='armed'],
  button[data-phase='done'] {
    color: var(--gb-color-on-danger);
    background: var(--gb-color-danger-fill);
  }

  button[data-phase='holding'] .fill {
    background: rgb(0 0 0 / 35%);
  }

  button[aria-disabled='true'] {
    color: var(--gb-color-text-secondary);
    background: var(--gb-color-surface-strong);
  }

  .line {
    display: block;
    min-block-size: calc(var(--gb-line-height) * var(--gb-text-secondary-size));
    margin-block-start: var(--gb-space-2);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    text-align: center;
  }

  .hint[hidden] {
    display: none;
  }

  .reason {
    text-align: center;
  }

  @media (forced-colors: active) {
    button {
      border: var(--gb-line) solid ButtonBorder;
    }

    .fill {
      background: Highlight;
    }
  }
`;

import { css } from 'lit';

export const pinPadStyles = css`
  :host {
    display: block;
  }

  .entered {
    display: flex;
    align-items: center;
    gap: var(--gb-space-2);
    min-block-size: var(--gb-space-5);
    margin-block-end: var(--gb-space-2);
  }

  .dot {
    inline-size: var(--gb-space-3);
    block-size: var(--gb-space-3);
    border-radius: var(--gb-radius-full);
    background: var(--gb-color-text);
    forced-color-adjust: none;
  }

  .label {
    margin-inline-end: var(--gb-space-2);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  /* Digits stand as on every phone, whatever the reading direction. */
  .keys {
    display: grid;
    direction: ltr;
    grid-template-columns: repeat(3, minmax(var(--gb-touch), calc(120 * var(--dp))));
    gap: var(--gb-space-2);
  }

  button {
    display: grid;
    place-items: center;
    min-inline-size: var(--gb-touch);
    min-block-size: var(--gb-touch);
    padding: 0;
    border-radius: var(--gb-radius);
    background: var(--gb-color-surface-strong);
    cursor: pointer;
  }

  button:active {
    background: var(--gb-color-pressed);
  }

  .enter {
    color: var(--gb-color-background);
    background: var(--gb-color-text);
  }

  button[aria-disabled='true'] {
    color: var(--gb-color-text-secondary);
    background: var(--gb-color-surface-strong);
  }

  .reason {
    margin-block-start: var(--gb-space-2);
  }

  @media (max-height: 600px) {
    .keys {
      grid-template-columns: repeat(6, var(--gb-touch));
    }
  }

  @media (forced-colors: active) {
    button {
      border: var(--gb-line) solid ButtonBorder;
    }

    button[aria-disabled='true'] {
      color: GrayText;
    }
  }
`;

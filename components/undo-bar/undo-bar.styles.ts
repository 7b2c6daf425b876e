import { css } from 'lit';

export const undoBarStyles = css`
  .base {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--gb-space-2) var(--gb-space-4);
    min-block-size: calc(100 * var(--dp));
    padding-block: calc(12 * var(--dp));
    padding-inline: var(--gb-space-4) calc(12 * var(--dp));
    border-radius: var(--gb-radius);
    overflow: hidden;
    background: var(--gb-color-surface-strong);
  }

  .left {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: 0;
    block-size: calc(6 * var(--dp));
    background: var(--gb-color-shape);
    transition: inline-size var(--gb-motion) linear;
  }

  .message {
    flex: 1 1 calc(240 * var(--dp));
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .seconds {
    min-inline-size: 2ch;
    color: var(--gb-color-text-secondary);
    text-align: end;
  }

  gb-button::part(base) {
    background: var(--gb-color-surface);
  }

  /* A low display has little room beside what has come up. */
  @media (max-height: 600px) {
    .base {
      min-block-size: 0;
      padding-block: var(--gb-space-2);
    }
  }

  @media (forced-colors: active) {
    .base {
      border: var(--gb-line) solid CanvasText;
    }
  }
`;

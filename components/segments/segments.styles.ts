import { css } from 'lit';

export const segmentsStyles = css`
  :host {
    min-inline-size: 0;
  }

  .group {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-1);
  }

  .base {
    position: relative;
    flex: 1 1 auto;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: var(--gb-space-2);
    min-inline-size: var(--gb-touch);
    min-block-size: var(--gb-touch);
    padding-inline: var(--gb-space-3);
    border: var(--gb-line) solid transparent;
    border-radius: var(--gb-radius);
    background: var(--gb-color-surface-strong);
    cursor: pointer;
    transition: background-color var(--gb-motion-fast) var(--gb-ease);
  }

  .base:active {
    background: var(--gb-color-pressed);
  }

  /* The whole segment is the target; it is drawn by its label. */
  input {
    appearance: none;
    position: absolute;
    inset: 0;
    border-radius: inherit;
    cursor: inherit;
  }

  .base:has(:checked) {
    color: var(--gb-color-on-accent);
    background: var(--gb-color-accent);
    font-weight: var(--gb-weight-strong);
  }

  [data-wish] {
    border-style: dashed;
    border-color: var(--gb-color-accent);
  }

  .base:has([aria-disabled='true']) {
    cursor: default;
  }

  .base:has([aria-disabled='true']):not(:has(:checked)) {
    color: var(--gb-color-text-secondary);
  }

  .text {
    overflow-wrap: anywhere;
    font-size: var(--gb-text-secondary-size);
  }

  @media (forced-colors: active) {
    .base {
      border: var(--gb-line) solid ButtonBorder;
    }

    .base:has(:checked) {
      forced-color-adjust: none;
      color: HighlightText;
      background: Highlight;
    }
  }
`;

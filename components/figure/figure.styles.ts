import { css } from 'lit';

export const figureStyles = css`
  :host {
    container-type: inline-size;
  }

  .base {
    display: flex;
    flex-direction: column;
    min-block-size: calc(2 * var(--gb-touch));
    block-size: 100%;
    padding: var(--gb-space-4);
    border-radius: var(--gb-radius-large);
    color: inherit;
    background: var(--gb-color-surface);
    text-decoration: none;
    overflow-wrap: anywhere;
    transition: background-color var(--gb-motion-fast) var(--gb-ease);
  }

  a.base:active {
    background: var(--gb-color-pressed);
  }

  gb-icon,
  .label,
  .detail {
    color: var(--gb-color-text-secondary);
  }

  .value {
    margin-block-start: var(--gb-space-2);
    font-size: clamp(var(--gb-text-size), 20cqi, var(--gb-text-figure-size));
    line-height: 1.15;
    white-space: nowrap;
  }

  :host([tone='live']) :is(.value, gb-icon) {
    color: var(--gb-color-accent);
  }

  .label {
    font-size: clamp(var(--gb-text-secondary-size), 12cqi, var(--gb-text-size));
    hyphens: auto;
  }

  .detail {
    font-size: var(--gb-text-secondary-size);
  }

  @media (forced-colors: active) {
    .base {
      border: 1px solid CanvasText;
    }
  }
`;

import { css } from 'lit';

export const checkboxRowStyles = css`
  .base {
    min-block-size: calc(96 * var(--dp));
  }

  :host([compact]),
  :host([compact]) .base {
    block-size: 100%;
  }

  :host([compact]) .base {
    min-block-size: var(--gb-touch);
    padding-block: 0;
  }

  :host([compact]) :is(.heading, .detail) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  input {
    border-radius: var(--gb-radius-small);
  }

  :host([checked]) gb-icon {
    color: var(--gb-color-on-accent);
  }

  .count {
    flex: none;
    color: var(--gb-color-text-secondary);
  }

  .count:empty {
    display: none;
  }
`;

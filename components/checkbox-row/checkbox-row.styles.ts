import { css } from 'lit';

export const checkboxRowStyles = css`
  :host {
    --reading-direction: 1;
  }

  :host(:dir(rtl)) {
    --reading-direction: -1;
  }

  .base {
    display: flex;
    align-items: center;
    gap: var(--gb-space-4);
    min-block-size: calc(96 * var(--dp));
    padding: var(--gb-space-3) var(--gb-space-4);
    border-radius: var(--gb-radius);
    cursor: pointer;
    transition: background-color var(--gb-motion-fast) var(--gb-ease);
  }

  .base:active {
    background: var(--gb-color-pressed);
  }

  .box {
    position: relative;
    flex: none;
    order: calc(var(--gb-control-side) * var(--reading-direction));
    inline-size: calc(44 * var(--dp));
    block-size: calc(44 * var(--dp));
  }

  input {
    appearance: none;
    position: absolute;
    inset: 0;
    border: var(--gb-line) solid var(--gb-color-shape);
    border-radius: var(--gb-radius-small);
    cursor: inherit;
  }

  :host([checked]) input {
    border-color: var(--gb-color-accent);
    background: var(--gb-color-accent);
  }

  input[aria-disabled='true'] {
    border-style: dashed;
  }

  gb-icon {
    position: absolute;
    inset: calc(4 * var(--dp));
    color: var(--gb-color-text-secondary);
    pointer-events: none;
  }

  :host([checked]) gb-icon {
    color: var(--gb-color-on-accent);
  }

  .text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .heading,
  .detail {
    display: block;
  }

  .detail,
  .count {
    color: var(--gb-color-text-secondary);
  }

  .detail {
    font-size: var(--gb-text-secondary-size);
  }

  .detail:empty,
  .count:empty {
    display: none;
  }

  .count {
    flex: none;
  }

  .reason {
    padding: 0 var(--gb-space-4) var(--gb-space-3);
  }

  @media (forced-colors: active) {
    :host([checked]) input {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;

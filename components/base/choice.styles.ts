import { css } from 'lit';

/** One choice as a row that is the whole target: a box on the driver's side, a heading and what it means. `gb-checkbox-row` and `gb-radio-list`. */
export const choiceStyles = css`
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
    cursor: inherit;
  }

  input:checked {
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

  .text {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .heading,
  .detail {
    display: block;
  }

  .detail {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .detail:empty {
    display: none;
  }

  .reason {
    padding: 0 var(--gb-space-4) var(--gb-space-3);
  }

  @media (forced-colors: active) {
    input:checked {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;

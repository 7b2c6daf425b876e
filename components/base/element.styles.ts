import { css } from 'lit';

/** What every element's sheet begins with: box model, type, the focus ring and text for screen readers only. */
export const elementStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--gb-color-text);
    font: var(--gb-weight) var(--gb-text-size) / var(--gb-line-height) var(--gb-font);
    font-variant-numeric: tabular-nums;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  /* A text runs its own way (a phone number in an Arabic list), and stands at the side of the page all the same. */
  [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  button,
  input,
  textarea {
    margin: 0;
    border: 0;
    padding: 0;
    color: inherit;
    background: none;
    font: inherit;
    text-align: start;
  }

  /* A knob moves focus by script, which :focus-visible alone does not count as a reason to show the ring. */
  :focus {
    outline: var(--gb-ring-width-knob) solid var(--gb-color-focus);
    outline-offset: calc(2 * var(--dp));
  }

  :focus-visible {
    outline: var(--gb-ring-width) solid var(--gb-color-focus);
  }

  /* Chromium: :focus also matches every shadow host around what has the focus; its ring is drawn inside. */
  :host(:focus) {
    outline: none !important;
  }

  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

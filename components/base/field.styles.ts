import { css } from 'lit';

/** The box that text is typed into: one touch target high, with the ring around all of it. */
export const fieldStyles = css`
  .base {
    min-block-size: var(--gb-touch);
    background: var(--gb-color-surface-strong);
  }

  .base:has(:is(input, textarea):focus-visible) {
    outline: var(--gb-ring-width) solid var(--gb-color-focus);
  }

  input {
    min-inline-size: 0;
    min-block-size: var(--gb-touch);
  }

  :is(input, textarea):is(:focus, :focus-visible) {
    outline: none;
  }

  :is(input, textarea)[aria-disabled='true'] {
    color: var(--gb-color-text-secondary);
  }

  @media (forced-colors: active) {
    .base {
      border: var(--gb-line) solid ButtonBorder;
    }
  }
`;

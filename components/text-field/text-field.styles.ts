import { css } from 'lit';

export const textFieldStyles = css`
  label {
    display: block;
    padding: 0 var(--gb-space-4) var(--gb-space-1);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    overflow-wrap: anywhere;
  }

  .base {
    display: flex;
    align-items: center;
    border-radius: var(--gb-radius);
  }

  .base gb-icon {
    margin-inline-end: var(--gb-space-4);
    color: var(--gb-color-text-secondary);
  }

  .base[data-wrong] {
    box-shadow: inset 0 0 0 var(--gb-line) var(--gb-color-danger);
  }

  input,
  textarea {
    flex: 1;
    inline-size: 100%;
    padding-inline: var(--gb-space-4);
  }

  /* Grows with its text, up to about six lines. */
  textarea {
    display: block;
    min-block-size: calc(2 * var(--gb-touch));
    max-block-size: calc(3 * var(--gb-touch));
    padding-block: calc((var(--gb-touch) - var(--gb-line-height) * var(--gb-text-size)) / 2);
    resize: none;
    field-sizing: content;
  }

  .below {
    display: flex;
    align-items: start;
    gap: var(--gb-space-2);
    padding: var(--gb-space-1) var(--gb-space-4) 0;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .below:empty {
    display: none;
  }

  .below[data-wrong] {
    color: var(--gb-color-danger);
  }

  .reason {
    padding: var(--gb-space-1) var(--gb-space-4) 0;
  }

  @media (forced-colors: active) {
    .base[data-wrong] {
      border-style: double;
    }
  }
`;

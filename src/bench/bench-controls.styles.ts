import { css } from 'lit';

export const benchControlsStyles = css`
  :host {
    display: grid;
    gap: 12px;
    align-content: start;
  }

  h2 {
    margin: 0;
    font-size: 16px;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }

  input[type='range'] {
    inline-size: 160px;
  }

  button,
  select {
    min-block-size: 32px;
    padding-inline: 12px;
    font: inherit;
  }

  button[aria-pressed='true'] {
    font-weight: 600;
    outline: 2px solid var(--gb-color-accent);
  }
`;

import { css } from 'lit';

export const destinationsPageStyles = css`
  :host {
    block-size: 100%;
  }

  [hidden] {
    display: none;
  }

  .what {
    margin: 0;
    padding-block: var(--gb-space-3);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }
`;

import { css } from 'lit';

export const deviceListStyles = css`
  :host {
    block-size: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }

  section + section {
    margin-block-start: var(--gb-space-4);
  }

  h2 {
    margin: 0 0 var(--gb-space-2);
    padding-inline: var(--gb-space-4);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    font-weight: var(--gb-weight);
  }

  gb-row {
    border-radius: var(--gb-radius);
  }

  .quiet {
    margin: 0;
    padding-inline: var(--gb-space-4);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }
`;

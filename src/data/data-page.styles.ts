import { css } from 'lit';

export const dataPageStyles = css`
  :host {
    block-size: 100%;
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

  .rows {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 var(--gb-space-4);
    align-items: start;
  }

  @media (min-width: 1500px) {
    .rows {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }

  gb-row {
    border-radius: var(--gb-radius);
  }

  .more {
    display: block;
  }

  .quiet {
    padding-inline: var(--gb-space-4);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }
`;

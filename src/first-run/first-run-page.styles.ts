import { css } from 'lit';

export const firstRunPageStyles = css`
  :host {
    block-size: 100%;
  }

  .narrow {
    max-inline-size: calc(960 * var(--dp));
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-3);
  }
`;

import { css } from 'lit';

export const windowListStyles = css`
  :host {
    --row: calc(var(--gb-row-height, 96 * var(--dp)) * max(1, var(--gb-text-scale)));
    min-block-size: 0;
    block-size: 100%;
  }

  .scroller {
    position: relative;
    block-size: 100%;
    overflow: hidden auto;
    overflow-anchor: none;
    overscroll-behavior: contain;
    contain: strict;
    scrollbar-color: var(--gb-color-shape) transparent;
  }

  .probe {
    position: absolute;
    inline-size: 0;
    block-size: var(--row);
    visibility: hidden;
  }

  .rows {
    position: relative;
  }

  .row {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    block-size: var(--row);
    overflow: hidden;
    contain: strict;
  }

  .more {
    margin: 0;
    padding: var(--gb-space-4);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }
`;

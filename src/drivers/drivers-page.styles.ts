import { css } from 'lit';

export const driversPageStyles = css`
  :host {
    block-size: 100%;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gb-space-3);
  }

  .sides {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gb-space-4) var(--gb-space-5);
    align-items: start;
  }

  @media (min-width: 1101px) {
    .sides {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
  }

  .hero {
    display: flex;
    align-items: center;
    gap: var(--gb-space-4);
    padding-block: var(--gb-space-2) var(--gb-space-4);
  }

  .who {
    display: grid;
    gap: var(--gb-space-1);
    min-inline-size: 0;
  }

  strong {
    display: -webkit-box;
    overflow: hidden;
    font-size: calc(var(--gb-text-size) * 1.25);
    font-weight: var(--gb-weight-strong);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
  }

  @media (max-height: 600px) {
    .hero {
      padding-block: 0;
    }

    strong {
      font-size: var(--gb-text-size);
    }
  }

  gb-unlock-panel {
    margin-block-end: var(--gb-space-5);
  }

  .starts {
    margin-block: var(--gb-space-3) 0;
  }
`;

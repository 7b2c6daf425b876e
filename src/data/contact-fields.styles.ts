import { css } from 'lit';

export const contactFieldsStyles = css`
  gb-focus-group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gb-space-5);
    align-items: start;
  }

  section,
  .lines,
  .address {
    display: grid;
    gap: var(--gb-space-3);
    min-inline-size: 0;
  }

  .lines {
    gap: var(--gb-space-4);
  }

  .line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--gb-space-2) var(--gb-space-3);
  }

  .line gb-radio-list {
    grid-column: 1 / -1;
  }

  /* Beside the first box, whose label stands above it. */
  .remove {
    margin-block-start: calc(var(--gb-text-secondary-size) * var(--gb-line-height) + var(--gb-space-1));
  }

  .photo {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--gb-space-3);
  }

  .photo p {
    flex: 1;
    min-inline-size: 10ch;
    margin: 0;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  /* Numbers and addresses, which grow, on the one side; all else on the other. */
  @media (min-width: 1101px) {
    gb-focus-group {
      grid-template: 'first lines' auto 'last lines' 1fr / minmax(0, 1fr) minmax(0, 1fr);
    }

    .first {
      grid-area: first;
    }

    .lines {
      grid-area: lines;
    }

    .last {
      grid-area: last;
    }
  }
`;

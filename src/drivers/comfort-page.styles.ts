import { css } from 'lit';

export const comfortPageStyles = css`
  :host {
    block-size: 100%;
    --reading-direction: 1;
  }

  :host(:dir(rtl)) {
    --reading-direction: -1;
  }

  .stage {
    display: flex;
    gap: var(--gb-space-5);
    block-size: 100%;
  }

  /* The cabin stands on the driver's side, whatever the reading direction. */
  gb-cabin {
    order: calc(var(--gb-control-side) * var(--reading-direction));
    flex: 1 1 44%;
    min-inline-size: 0;
    padding-block-end: var(--gb-space-3);
  }

  .side {
    flex: 1 1 56%;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }

  /* Only what is below what moves scrolls: stopping is always in reach. */
  .controls {
    flex: 1 1 0;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding-block-end: var(--gb-space-5);
  }

  .rows {
    display: grid;
    gap: var(--gb-space-2);
  }

  .places {
    margin-block-end: var(--gb-space-3);
  }

  .quiet {
    margin: 0 0 var(--gb-space-3);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  @media (max-width: 1400px) {
    [slot='actions'] gb-segments::part(base) {
      padding-inline: calc(10 * var(--dp));
    }

    .stage {
      gap: var(--gb-space-4);
    }
  }

  /* On a low display every line counts: sections beside the title, name and line of a control beside each other. */
  @media (max-height: 600px) {
    [slot='actions'] gb-segments::part(base) {
      padding-inline: var(--gb-space-1);
    }

    .stage {
      gap: var(--gb-space-3);
    }

    gb-cabin {
      flex: 0 1 32%;
    }

    .side {
      flex: 1 1 68%;
    }
  }

  @media (orientation: portrait) {
    .stage {
      flex-direction: column;
      gap: var(--gb-space-4);
    }

    gb-cabin {
      order: 0;
      flex: 0 0 38%;
    }

    .side {
      flex: 1 1 0;
    }
  }
`;

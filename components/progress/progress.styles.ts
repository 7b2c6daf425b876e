import { css } from 'lit';

export const progressStyles = css`
  .words {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--gb-space-4);
    margin-block-end: var(--gb-space-3);
  }

  .value {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  .bar {
    block-size: calc(12 * var(--dp));
    border-radius: var(--gb-radius-full);
    overflow: hidden;
    background: var(--gb-color-surface-strong);
  }

  .fill {
    block-size: 100%;
    border-radius: inherit;
    background: var(--gb-color-accent);
    transition: inline-size var(--gb-motion) linear;
  }

  /* Without motion (driving, reduced motion) it lies still in the middle, which no measured progress does. */
  .unknown {
    inline-size: 30%;
    margin-inline: 35%;
    animation: sweep var(--gb-motion-loop) ease-in-out infinite alternate;
  }

  @keyframes sweep {
    from {
      translate: -110%;
    }

    to {
      translate: 110%;
    }
  }

  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
    }

    .fill {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;

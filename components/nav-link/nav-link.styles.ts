import { css } from 'lit';

export const navLinkStyles = css`
  a {
    display: flex;
    align-items: center;
    gap: var(--gb-space-3);
    min-block-size: var(--gb-touch);
    min-inline-size: var(--gb-touch);
    padding-inline: var(--gb-space-3);
    border-radius: var(--gb-radius);
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    text-decoration: none;
    transition: background-color var(--gb-motion-fast) var(--gb-ease);
  }

  a:active {
    background: var(--gb-color-pressed);
  }

  :host([current]) a {
    color: var(--gb-color-accent);
    background: var(--gb-color-accent-surface);
    font-weight: var(--gb-weight-strong);
  }

  span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  @media (forced-colors: active) {
    :host([current]) a {
      outline: var(--gb-line) solid CanvasText;
    }
  }
`;

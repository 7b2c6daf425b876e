import { css } from 'lit';

export const statusItemStyles = css`
  :host {
    display: inline-flex;
    align-items: center;
    gap: var(--gb-space-2);
    min-inline-size: 0;
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
    white-space: nowrap;
  }

  a {
    display: inline-flex;
    align-items: center;
    gap: inherit;
    min-block-size: var(--gb-touch);
    min-inline-size: var(--gb-touch);
    padding-inline: var(--gb-space-3);
    border-radius: var(--gb-radius);
    color: inherit;
    text-decoration: none;
    transition: background-color var(--gb-motion-fast) var(--gb-ease);
  }

  a:active {
    background: var(--gb-color-pressed);
  }

  .text {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  :host([tone='live']) {
    color: var(--gb-color-accent);
  }

  :host([tone='caution']) {
    color: var(--gb-color-caution);
  }

  :host([tone='fault']) {
    color: var(--gb-color-danger);
  }

  :host([tone='ecall']) {
    color: var(--gb-color-ecall);
  }
`;

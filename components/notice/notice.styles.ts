import { css } from 'lit';

export const noticeStyles = css`
  .base {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--gb-space-3) var(--gb-space-4);
    min-block-size: calc(96 * var(--dp));
    padding: var(--gb-space-3) var(--gb-space-4);
    border-radius: var(--gb-radius);
    background: var(--gb-color-surface-strong);
  }

  .sign {
    color: var(--gb-color-text-secondary);
  }

  .text {
    flex: 1 1 calc(280 * var(--dp));
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .detail,
  slot {
    color: var(--gb-color-text-secondary);
    font-size: var(--gb-text-secondary-size);
  }

  gb-button::part(base) {
    background: var(--gb-color-surface);
  }

  :host([tone='caution']) .base {
    background: var(--gb-color-caution-surface);
  }

  :host([tone='caution']) .sign {
    color: var(--gb-color-caution);
  }

  :host([tone='fault']) .base {
    background: var(--gb-color-danger-surface);
  }

  :host([tone='fault']) .sign {
    color: var(--gb-color-danger);
  }

  :host([tone='done']) .sign {
    color: var(--gb-color-text);
  }

  /* A low display has little room beside what has come up. */
  @media (max-height: 600px) {
    .base {
      min-block-size: 0;
      padding-block: var(--gb-space-2);
    }
  }

  @media (forced-colors: active) {
    .base {
      border: var(--gb-line) solid CanvasText;
    }
  }
`;

import { css } from 'lit';

export const avatarStyles = css`
  :host {
    display: inline-block;
    flex: none;
    inline-size: calc(64 * var(--dp));
    block-size: calc(64 * var(--dp));
  }

  :host([size='large']) {
    inline-size: calc(144 * var(--dp));
    block-size: calc(144 * var(--dp));
    font-size: var(--gb-text-figure-size);
  }

  :host([size='small']) {
    inline-size: calc(48 * var(--dp));
    block-size: calc(48 * var(--dp));
  }

  .base {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    border-radius: var(--gb-radius-full);
    overflow: hidden;
    color: var(--gb-color-text-secondary);
    background: var(--gb-color-surface-strong);
  }

  /* Never larger than its circle, whatever the text size. */
  .letters {
    font-size: calc(26 * var(--dp));
    font-weight: var(--gb-weight-strong);
  }

  :host([size='small']) .letters {
    font-size: calc(24 * var(--dp));
  }

  :host([size='large']) .letters {
    font-size: calc(56 * var(--dp));
  }

  canvas,
  svg {
    inline-size: 100%;
    block-size: 100%;
  }

  /* The four tones of a drawn figure: the same animal by day and by night, on the tone of its circle. */
  .coat {
    fill: var(--gb-color-shape);
  }

  .pale {
    fill: light-dark(var(--gb-color-surface), var(--gb-color-text));
  }

  .deep {
    fill: light-dark(
      var(--gb-color-text-secondary),
      color-mix(in oklab, var(--gb-color-shape) 60%, var(--gb-color-background))
    );
  }

  .ink {
    fill: light-dark(var(--gb-color-text), var(--gb-color-background));
  }

  @media (forced-colors: active) {
    .base {
      border: var(--gb-line) solid CanvasText;
    }

    svg {
      forced-color-adjust: none;
    }
  }
`;

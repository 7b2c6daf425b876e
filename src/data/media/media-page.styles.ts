import { css } from 'lit';

export const mediaPageStyles = css`
  :host {
    block-size: 100%;
  }

  [hidden] {
    display: none;
  }
`;

import { css } from 'lit';

export const destinationsPageStyles = css`
  :host {
    block-size: 100%;
  }

  [hidden] {
    display: none;
  }
`;

/** A message channel that knows when everything posted has arrived, so that tests wait for that and not for time. */
export class CountedChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
  #posted = 0;
  #arrived = 0;
  #isClosed = false;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = port1;
    this.port2 = port2;
    for (const port of [port1, port2]) {
      const post = port.postMessage.bind(port);
      port.postMessage = (message: unknown): void => {
        this.#posted++;
        post(message);
      };
      port.addEventListener('message', () => this.#arrived++);
    }
  }

  /** Resolves when nothing is under way, answers to answers included; a closed channel loses what is posted. */
  async settled(): Promise<void> {
    do await turn();
    while (this.#posted !== this.#arrived && !this.#isClosed);
    await turn();
  }

  close(): void {
    this.#isClosed = true;
    this.port1.close();
    this.port2.close();
  }
}

/** Lets promises and messages that are ready have their turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

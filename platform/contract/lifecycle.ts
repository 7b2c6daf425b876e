export type LifecycleEvent = 'ignition-off' | 'ignition-on' | 'suspend' | 'resume';

export interface LifecyclePort {
  subscribe(listener: (event: LifecycleEvent) => void, signal: AbortSignal): void;
  /**
   * Ends this renderer process, so that nothing decrypted stays in memory, and opens the app again at `route`
   * (a path such as `/`, without personal text). Never returns to the caller's page.
   */
  restartApp(route: string): void;
}

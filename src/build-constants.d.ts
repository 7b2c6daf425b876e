/** Set by vite.config.ts: whether the emulator and its page belong to this build. False in `--mode vehicle`. */
declare const __EMULATOR__: boolean;
/** Set by vite.config.ts: the app's version, from package.json. */
declare const __VERSION__: string;

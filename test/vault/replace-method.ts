/** Puts `wrap(original)` in the place of a method. Returns what puts the original back. */
export function replaceMethod<T extends object, K extends keyof T>(
  target: T,
  name: K,
  wrap: (original: T[K]) => T[K],
): () => void {
  const original = target[name];
  target[name] = wrap(original);
  return () => {
    target[name] = original;
  };
}

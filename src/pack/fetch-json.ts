/** Reads a file of the app's own. Rejects when it is missing or no JSON. */
export async function fetchJson(path: string): Promise<unknown> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`No file at ${path}.`);
  return response.json();
}

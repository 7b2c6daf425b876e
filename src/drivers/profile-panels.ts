/** What the profile's screen shows one at a time. */
const profilePanels = ['name', 'picture', 'language', 'units', 'key', 'pin'] as const;
export type ProfilePanel = (typeof profilePanels)[number];

/** The panel of that name. */
export function findPanel(name: string): ProfilePanel | undefined {
  return profilePanels.find((panel) => panel === name);
}

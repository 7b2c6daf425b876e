/** What a number or an address is for, as a form offers it. */
export const lineKinds = ['mobile', 'home', 'work', 'other'] as const;
export type LineKind = (typeof lineKinds)[number];

export function isLineKind(text: string): text is LineKind {
  return lineKinds.some((kind) => kind === text);
}

interface Kinds {
  readonly types: readonly string[];
  readonly label?: string | undefined;
}

const typeWords: Readonly<Record<LineKind, string | undefined>> = {
  mobile: 'cell',
  work: 'work',
  home: 'home',
  other: undefined,
};

/** A label of the user's own outranks the types, as it does on the contact's page. */
export function kindOf({ types, label }: Kinds): LineKind {
  if (label !== undefined) return 'other';
  if (types.includes('cell')) return 'mobile';
  if (types.includes('work')) return 'work';
  return types.includes('home') ? 'home' : 'other';
}

/** The types after another kind was chosen: the place changes; what else is known of the line (`fax`, `voice`) stays. */
export function typesOfKind(kind: LineKind, types: readonly string[] = []): string[] {
  const others = types.filter((type) => !Object.values(typeWords).includes(type));
  const word = typeWords[kind];
  return word === undefined ? others : [word, ...others];
}

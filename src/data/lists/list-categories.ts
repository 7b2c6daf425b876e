import type { OpenList } from './open-list.ts';

/** The categories that are plain lists. */
export const listCategories = [
  'recent-destinations',
  'calls',
  'online-use',
  'accounts',
  'voice',
  'trips',
  'transfers',
  'consents',
] as const;
export type ListCategory = (typeof listCategories)[number];

/** Opens a plain list when it is looked at. */
export type OpenLists = (category: ListCategory) => OpenList;

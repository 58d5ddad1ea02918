import { CODES } from '../codes.ts';

const NAMES = ['place', 'status', 'programme', 'priority'] as const;
export type FilterName = (typeof NAMES)[number];
export type CaseFilters = { readonly [Name in FilterName]?: (typeof CODES)[Name][number] };

/** The filters in an address; what is no code of its list is left out. */
export function filtersOf(params: URLSearchParams): CaseFilters {
  const pairs = NAMES.flatMap((name) => {
    const value = params.get(name);
    return value !== null && (CODES[name] as readonly string[]).includes(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(pairs) as CaseFilters;
}

/** Filters as they stand in an address, always in the same order. */
export const addressOf = (filters: CaseFilters): string =>
  new URLSearchParams(
    NAMES.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])),
  ).toString();

/** The filters with one set, or taken away by an empty value. */
export const withFilter = (filters: CaseFilters, name: FilterName, value: string): CaseFilters =>
  filtersOf(new URLSearchParams({ ...filters, [name]: value }));

/** A set of filters that somebody gave a name. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

const MAX_VIEWS = 20;
const keyOf = (personId: string): string => `kinbridge.case-views.${personId}`;
type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** The views that a person keeps in this browser: names and codes, nothing about anybody. */
export function viewsOf(shelf: Shelf, personId: string): SavedView[] {
  try {
    const stored: unknown = JSON.parse(shelf.getItem(keyOf(personId)) ?? '[]');
    return (Array.isArray(stored) ? stored : []).filter(
      (view): view is SavedView => typeof view?.name === 'string' && typeof view?.address === 'string',
    );
  } catch {
    return [];
  }
}

/** The views with one more; one of the same name is replaced. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  [view, ...views.filter(({ name }) => name !== view.name)].slice(0, MAX_VIEWS);

export function keepViews(shelf: Shelf, personId: string, views: readonly SavedView[]): void {
  try {
    shelf.setItem(keyOf(personId), JSON.stringify(views));
  } catch {
    // A full or forbidden storage loses the view with the page, which is no reason to stop working.
  }
}

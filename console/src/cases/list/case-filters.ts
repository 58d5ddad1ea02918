import { CODES } from '../codes.ts';

const NAMES = ['place', 'status', 'programme', 'priority'] as const;
export type FilterName = (typeof NAMES)[number];
export type CaseFilters = { readonly [Name in FilterName]?: (typeof CODES)[Name][number] };

/** The filters in a URL; codes that are not in their list are ignored. */
export function filtersOf(params: URLSearchParams): CaseFilters {
  const pairs = NAMES.flatMap((name) => {
    const value = params.get(name);
    return value !== null && (CODES[name] as readonly string[]).includes(value) ? [[name, value]] : [];
  });
  return Object.fromEntries(pairs) as CaseFilters;
}

/** Filters as part of a URL, always in the same order. */
export const addressOf = (filters: CaseFilters): string =>
  new URLSearchParams(
    NAMES.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])),
  ).toString();

/** The filters with one set, or removed by an empty value. */
export const withFilter = (filters: CaseFilters, name: FilterName, value: string): CaseFilters =>
  filtersOf(new URLSearchParams({ ...filters, [name]: value }));

/** A named set of filters. */
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

const MAX_VIEWS = 20;
const keyOf = (personId: string): string => `kinbridge.case-views.${personId}`;
type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

/** The views that a person stores in this browser: names and codes, nothing about anybody. */
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

/** The views with one added; one with the same name is replaced. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  [view, ...views.filter(({ name }) => name !== view.name)].slice(0, MAX_VIEWS);

export function keepViews(shelf: Shelf, personId: string, views: readonly SavedView[]): void {
  try {
    shelf.setItem(keyOf(personId), JSON.stringify(views));
  } catch {
    // If storage is full or forbidden, the view is lost with the page, which is no reason to stop working.
  }
}

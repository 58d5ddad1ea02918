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

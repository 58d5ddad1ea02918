/** The parts of a figure in a URL, as `FigureSchema` has them. */
const PARTS = [
  ...['figure', 'stage', 'since', 'until', 'kind', 'role', 'at', 'overdue'],
  ...['valid', 'within', 'from', 'destination', 'outcome'],
] as const;
/** Which households a figure of the programme counts. */
export type FigureAsked = Readonly<Record<string, string>>;

/** The figure whose households the list shows; none if the URL names none. */
export function figureOf(params: URLSearchParams): FigureAsked | undefined {
  if (params.get('figure') === null) return undefined;
  return Object.fromEntries(
    PARTS.flatMap((part) => {
      const value = params.get(part);
      return value === null ? [] : [[part, value]];
    }),
  );
}

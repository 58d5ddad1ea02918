/** A line of a plan as the API has it. */
export interface PlannedLine {
  readonly service: string;
  readonly after: string;
  readonly by: string;
  readonly what?: string | undefined;
}

/** A line of a plan while it is written. */
export interface PlanRow {
  readonly service: string;
  /** How many days after the arrival. */
  readonly days: string;
  readonly by: string;
  readonly what: string;
}

const MOST_DAYS = 1825;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const rowOf = ({ service, after, by, what }: PlannedLine): PlanRow => ({
  ...{ service, by, what: what ?? '' },
  days: /^P(\d+)D$/.exec(after)?.[1] ?? '',
});

/** What was entered so far, or else the lines that it begins with. */
export function rowsOf(entered: unknown, begun: readonly PlannedLine[]): readonly PlanRow[] {
  if (!Array.isArray(entered)) return begun.map(rowOf);
  return entered.map((row: Partial<PlanRow> | null) => ({
    ...{ service: textOf(row?.service), days: textOf(row?.days) },
    ...{ by: textOf(row?.by), what: textOf(row?.what) },
  }));
}

const isWhole = ({ service, days, by }: PlanRow): boolean =>
  service !== '' && by !== '' && /^\d{1,4}$/.test(days) && Number(days) <= MOST_DAYS;

/** What keeps a plan from being sent. */
export function planFault(rows: readonly PlanRow[]): { id: string } | undefined {
  if (rows.length === 0) return { id: 'work.plan.none' };
  if (!rows.every(isWhole)) return { id: 'work.plan.incomplete' };
  const services = new Set(rows.map(({ service }) => service));
  return services.size < rows.length ? { id: 'work.plan.twice' } : undefined;
}

export const lineOf = ({ service, days, by, what }: PlanRow): PlannedLine => ({
  ...{ service, after: `P${Number(days)}D`, by },
  ...(what.trim() === '' ? {} : { what: what.trim() }),
});

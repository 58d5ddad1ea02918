import type { Statistics } from '../../../contracts/api/statistics.ts';

type Role = Statistics['work']['roles'][number];
type Cases = Statistics['cases'][number];

/** The view of a queue that shows what a number of a role counts. */
const VIEWS = { open: 'all', unclaimed: 'unassigned', overdue: 'overdue', escalated: 'escalated' } as const;
export type RoleNumber = keyof typeof VIEWS;

/**
 * The list of exactly what a number counts. What of a supervisor's queue is escalated has none: their list of it has other
 * roles' work too.
 */
export const workCounted = (role: Role['role'], number: RoleNumber): string | undefined =>
  role === 'supervisor' && number === 'escalated' ? undefined : `/work?queue=${role}&view=${VIEWS[number]}`;

/** The list of exactly these cases. */
export const casesCounted = ({ place, status }: Pick<Cases, 'place' | 'status'>): string =>
  `/cases?place=${place}&status=${status}`;

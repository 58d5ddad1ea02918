import type { Served } from './served.ts';

const FIELD = 'supervisor.amman';
const DESTINATION = 'sponsorship.toronto';

export interface Place {
  readonly page: string;
  /** Whose day it is part of. */
  readonly user: string;
  readonly path: string;
}

/** The ten pages that staff open most. */
export async function mostOpened(served: Served): Promise<Place[]> {
  const first = async (user: string, path: string, list: string, id: string): Promise<string> => {
    const { text } = await served.ask(user, path);
    const found = (JSON.parse(text) as Record<string, Record<string, string>[]>)[list]?.[0]?.[id];
    if (found === undefined) throw new Error(`Expected a row from ${path}, received none.`);
    return found;
  };
  const caseId = await first(FIELD, '/cases?limit=5', 'cases', 'caseId');
  const item = await first(FIELD, '/work-items?limit=5&role=caseworker', 'workItems', 'workItemId');
  const sponsor = await first(DESTINATION, '/sponsors?limit=5', 'sponsors', 'id');
  const of = (user: string, paths: Record<string, string>): Place[] =>
    Object.entries(paths).map(([page, path]) => ({ page, user, path }));
  const field = {
    queue: '/work',
    'work item': `/work/${item}`,
    cases: '/cases',
    case: `/cases/${caseId}`,
    'executions of a case': `/cases/${caseId}/executions`,
    tracing: '/tracing',
    operations: '/operations',
    'audit of a case': `/audit/cases/${caseId}`,
  };
  return [
    ...of(FIELD, field),
    ...of(DESTINATION, { sponsors: '/sponsors', sponsor: `/sponsors/${sponsor}` }),
  ];
}

export const FIRST_USER = FIELD;

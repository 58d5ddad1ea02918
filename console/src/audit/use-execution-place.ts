import { useSearchParams } from 'react-router';
import { WORKFLOWS } from '../../../contracts/workflows.ts';
import { isSame, type Sort, sortIn, sortText } from '../lists/sort.ts';
import { STATUSES } from './execution-filters.tsx';
import type { ExecutionFilter } from './use-executions.ts';

interface ExecutionPlace {
  readonly filter: ExecutionFilter;
  readonly sort: Sort;
}

const SORTS = ['workflow', 'status', 'started', 'duration'];
const NEWEST: Sort = { by: 'started', down: true };
const EVERY = 'every';

const dayIn = (text: string | null): string | undefined =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;

const STAFF_ID = /^[a-z0-9][\w.:/#@+~-]{0,99}$/;
const CASE_ID = /^case-[0-9a-z]{20}$/;
const idIn = (text: string | null, form: RegExp): string | undefined =>
  text !== null && form.test(text) ? text : undefined;

/** Which executions the URL names, and in which order; without a workflow in it, those of cases. */
export function useExecutionPlace() {
  const [params, setParams] = useSearchParams();
  const named = params.get('workflow') ?? 'resettlement-case';
  const workflow = WORKFLOWS.find((each) => each === named);
  const status = STATUSES.find((each) => each === params.get('status'));
  const [from, to] = [dayIn(params.get('from')), dayIn(params.get('to'))];
  const person = idIn(params.get('person'), STAFF_ID);
  const caseId = idIn(params.get('case'), CASE_ID);
  const filter: ExecutionFilter = {
    ...(workflow ? { workflow } : {}),
    ...(status ? { status } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(person ? { person } : {}),
    ...(caseId ? { caseId } : {}),
  };
  const place: ExecutionPlace = { filter, sort: sortIn(params.get('sort'), SORTS, NEWEST) };
  const go = (next: Partial<ExecutionPlace>) => {
    const { filter: chosen, sort } = { ...place, ...next };
    const to = new URLSearchParams({ workflow: chosen.workflow ?? EVERY });
    for (const name of ['status', 'from', 'to'] as const) {
      const value = chosen[name];
      if (value !== undefined) to.set(name, value);
    }
    if (chosen.person !== undefined) to.set('person', chosen.person);
    if (chosen.caseId !== undefined) to.set('case', chosen.caseId);
    if (!isSame(sort, NEWEST)) to.set('sort', sortText(sort));
    setParams(to);
  };
  return { place, go };
}

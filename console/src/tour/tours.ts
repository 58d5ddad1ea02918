import type { Role } from '../../../domain/kernel/actor.ts';

/** One stop of a tour, told by `tour.stop.<role>.<id>`. */
export interface Stop {
  readonly id: string;
  /** The page it stands on; without one, the page behind the link that the stop before it points at. */
  readonly path?: string;
  /** What it points at. */
  readonly target: string;
}

const HEADING = 'main h1';
const FIRST_TASK = 'main a[href^="/console/work/item-"]';
const FIRST_CASE = 'main a[href^="/console/cases/case-"]';

const QUEUE: Stop = { id: 'task', path: '/work', target: FIRST_TASK };
const RECORD: Stop = { id: 'record', target: '.beside-record' };
const FORM: Stop = { id: 'form', target: '.beside-form' };
const CALENDAR: Stop = { id: 'calendar', path: '/appointments', target: HEADING };
const FIND: Stop = { id: 'find', path: '/help', target: ':is(.find-field, .find-open)' };
/** One that is on its way: one that was only registered has no stages yet. */
const CASES: Stop = { id: 'case', path: '/cases?status=active', target: FIRST_CASE };
const PATH: Stop = { id: 'path', target: '.stage-path' };
const WORK = [QUEUE, RECORD, FORM];

export const TOURS: Partial<Record<Role, readonly Stop[]>> = {
  caseworker: [
    ...WORK,
    CASES,
    PATH,
    { id: 'register', path: '/cases', target: 'main a[href="/console/cases/new"]' },
    FIND,
  ],
  'health-staff': [...WORK, CALENDAR],
  'orientation-trainer': [...WORK, CALENDAR],
  'tracing-officer': [...WORK, { id: 'requests', path: '/tracing', target: HEADING }, FIND],
  'sponsorship-officer': [
    ...WORK,
    { id: 'sponsor', path: '/sponsors', target: 'main a[href^="/console/sponsors/sponsor-"]' },
    { id: 'placement', path: '/placement', target: '.placement-list' },
  ],
  'travel-officer': [
    ...WORK,
    { id: 'manifest', path: '/travel', target: 'main a[href^="/console/travel/manifest"]' },
    CALENDAR,
  ],
  'protection-officer': [...WORK, CASES, PATH, { id: 'complaints', path: '/complaints', target: HEADING }],
  supervisor: [
    { id: 'stuck', path: '/supervision', target: 'main a[href^="/console/work?queue="]' },
    { id: 'failed', path: '/operations', target: FIRST_TASK },
    FORM,
    { id: 'absences', path: '/absences', target: HEADING },
    { id: 'policy', path: '/policy', target: HEADING },
  ],
  'programme-manager': [
    { id: 'figures', path: '/programme', target: '.programme-section' },
    { id: 'report', path: '/programme', target: 'main a[href^="/console/programme/report"]' },
    CASES,
  ],
  auditor: [
    { id: 'audit', path: '/audit', target: 'main input' },
    CASES,
    PATH,
    { id: 'people', path: '/people', target: HEADING },
    { id: 'figures', path: '/figures', target: HEADING },
  ],
  administrator: [
    { id: 'people', path: '/people', target: 'main a[href^="/console/people/"]' },
    { id: 'reviews', path: '/access-reviews', target: HEADING },
    { id: 'policy', path: '/policy', target: HEADING },
    { id: 'clients', path: '/clients', target: HEADING },
  ],
  'partner-staff': [
    { id: 'given', path: '/work', target: HEADING },
    { id: 'form', path: '/work', target: FIRST_TASK },
    { id: 'classes', path: '/appointments', target: HEADING },
  ],
};

/** Where a tour is taken up again: at the stop itself, or at the one before it whose page has an address. */
export function resumedAt(stops: readonly Stop[], at: number): number {
  for (let index = Math.min(at, stops.length - 1); index > 0; index--)
    if (stops[index]?.path !== undefined) return index;
  return 0;
}

import { readFileSync } from 'node:fs';
import { sponsor } from '../../bench/case/household.ts';
import type { InProcessRequest } from '../../local/request.ts';
import { USUAL } from '../../scripts/demo/chance.ts';
import { FORMS } from '../../scripts/demo/forms.ts';
import { whoDoes } from '../../scripts/demo/habits.ts';
import type { WorkItemView } from '../../scripts/demo/workforce.ts';
import { booked } from '../../stages/travel/sample-forms.ts';
import { FAMILIES } from './families.ts';

const SPONSORS = 3;
/** What was refused because its time has not come is tried again. */
const AGAIN_MS = 10_000;
/** A journey that leaves in three minutes: nobody can wait for three weeks here. */
const SOON_DAYS = 3 / 1440;
const PAUSE_MS = 250;
const FIELD = 'amman';
const DESTINATION = 'toronto';
/** Whose queues are looked into; what is in them is decided by whoever does such work. */
const QUEUES = [
  ...['caseworker', 'health', 'orientation', 'travel', 'protection', 'supervisor'].flatMap((who) => [
    `${who}.${FIELD}`,
    `${who}.${DESTINATION}`,
  ]),
  ...[`tracing.${FIELD}`, `sponsorship.${DESTINATION}`],
];
const ROLES: Record<string, string> = {
  ...{ health: 'health-staff', orientation: 'orientation-trainer', travel: 'travel-officer' },
  ...{ protection: 'protection-officer', tracing: 'tracing-officer', sponsorship: 'sponsorship-officer' },
};

export interface Refusal {
  readonly kind: string;
  readonly status: number;
  readonly detail: string;
}

/** Who asks: the same for the deployed API and for the embedded host. */
export interface Course {
  readonly request: InProcessRequest;
  /** Has the sponsors answer what they were sent. */
  answerOffers(): Promise<number>;
  tell(line: string): void;
}

async function asked<T>(
  { request }: Pick<Course, 'request'>,
  method: string,
  path: string,
  user: string,
  body?: unknown,
): Promise<T> {
  const sent = body === undefined ? {} : { body, headers: { 'idempotency-key': newKey() } };
  const answer = await request(method, path, { user, ...sent });
  if (answer.status >= 300)
    throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

let keys = 0;
const newKey = (): string => `course-${++keys}`;

/** Publishes the policies, registers the sponsors and one family for each programme; the cases by programme. */
export async function register(course: Pick<Course, 'request'>): Promise<Record<string, string>> {
  for (const programme of Object.keys(FAMILIES)) {
    const policy = JSON.parse(readFileSync(`programmes/${programme}/policy-1.json`, 'utf8')) as unknown;
    await asked(course, 'PUT', `/policies/${programme}/1`, 'administrator', policy);
  }
  for (let index = 0; index < SPONSORS; index += 1)
    await asked(course, 'POST', '/sponsors', `sponsorship.${DESTINATION}`, sponsor(index));
  const cases: Record<string, string> = {};
  for (const [programme, family] of Object.entries(FAMILIES)) {
    const { caseId } = await asked<{ caseId: string }>(
      course,
      'POST',
      '/cases',
      `caseworker.${FIELD}`,
      family,
    );
    cases[programme] = caseId;
  }
  return cases;
}

interface Row {
  readonly workItemId: string;
  readonly caseId: string | null;
  readonly kind: string;
}

/** Does all the work there is until the cases are closed; what was refused on the way. */
export async function workOn(
  course: Course,
  cases: Record<string, string>,
  patienceMs: number,
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  const notBefore = new Map<string, number>();
  const until = performance.now() + patienceMs;
  for (;;) {
    const open = [];
    for (const [programme, caseId] of Object.entries(cases)) {
      const { case: found } = await asked<{ case: { status: string } }>(
        course,
        'GET',
        `/cases/${caseId}`,
        `caseworker.${FIELD}`,
      );
      if (found.status !== 'closed') open.push(programme);
    }
    if (open.length === 0) return refusals;
    if (performance.now() > until)
      throw new Error(`Not closed in time: ${open.join(', ')}. Refused: ${JSON.stringify(refusals)}`);
    let done = await course.answerOffers();
    for (const user of QUEUES) done += await emptyQueue(course, user, notBefore, refusals);
    if (done === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function emptyQueue(
  course: Course,
  user: string,
  notBefore: Map<string, number>,
  refusals: Refusal[],
): Promise<number> {
  const [who = '', office = ''] = user.split('.');
  const query = `role=${ROLES[who] ?? who}&view=all&limit=100&until=2040-01-01T00:00:00Z`;
  const { workItems } = await asked<{ workItems: Row[] }>(course, 'GET', `/work-items?${query}`, user);
  let done = 0;
  for (const row of workItems) {
    const again = notBefore.get(row.workItemId);
    if (again !== undefined && performance.now() < again) continue;
    const refused = await decide(course, row, office);
    if (again === undefined && refused) refusals.push(refused);
    if (refused) course.tell(`${row.kind} refused: ${refused.detail}`);
    else done += 1;
    notBefore.set(row.workItemId, performance.now() + AGAIN_MS);
  }
  return done;
}

async function decide(course: Course, { workItemId: id, kind, caseId }: Row, office: string) {
  const user = `${whoDoes(kind)}.${office}`;
  const path = `/work-items/${id}`;
  const read = await course.request('GET', path, { user });
  const view = read.body as WorkItemView;
  if (read.status !== 200) return { kind, status: read.status, detail: JSON.stringify(read.body) };
  const { openedAt, dueAt, subject } = view;
  const item = { id, caseId: caseId ?? '', kind, office, openedAt, dueAt, ...(subject ? { subject } : {}) };
  const form = kind === 'travel-booking' ? booked(SOON_DAYS) : FORMS[kind];
  if (!form) throw new Error(`Expected a form for ${kind}.`);
  const body = await form({ view, item, now: new Date().toISOString(), chance: USUAL });
  const headers = { 'idempotency-key': newKey() };
  const answer = await course.request('POST', `${path}/decision`, { user, body, headers });
  const { decision } = body as { decision: string };
  course.tell(`${kind} ${decision} ${answer.status}`);
  const { detail = '' } = answer.body as { detail?: string };
  return answer.status === 200 ? undefined : { kind, status: answer.status, detail };
}

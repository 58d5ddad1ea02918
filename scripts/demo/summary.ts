import { PREPARATION } from '../../domain/casework/plan-stages.ts';
import type { Host } from '../../local/host.ts';
import { costOf } from './cost.ts';
import type { Tally } from './tally.ts';

const OFFICES = ['amman', 'beirut', 'nairobi', 'bucharest'];

interface Entry {
  at: string;
  facts: { act: string; subject?: string; details?: { kind?: string; outcome?: string } }[];
}
interface CaseView {
  case: {
    id: string;
    status: string;
    closing?: { outcome: string };
    registeredAt: string;
    stages: Record<string, { at: string }>;
  };
  waitsFor: { kind: string }[];
}

export interface Summary {
  cases: { total: number; closed: number; open: { caseId: string; status: string; waitsFor: string[] }[] };
  outcomes: Record<string, number>;
  stageDays: Record<string, { cases: number; median: number; longest: number }>;
  brokenChains: number;
}

async function all<T>(
  host: Host,
  user: string,
  path: string,
  pick: (body: never) => { rows: T[]; next: string | number | null },
): Promise<T[]> {
  const rows: T[] = [];
  let next: string | number | null = null;
  do {
    const mark: string = next === null ? '' : typeof next === 'number' ? `&after=${next}` : `&cursor=${next}`;
    const answer = await host.request('GET', `${path}?limit=100${mark}`, { user });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    const page = pick(answer.body as never);
    rows.push(...page.rows);
    next = page.next;
  } while (next !== null);
  return rows;
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Days from the first to the last trace of each stage in a case's audit entries. */
function stageSpans(
  entries: Entry[],
  stages: Record<string, { at: string }>,
  spans: Map<string, number[]>,
): void {
  let from = entries[0]?.at ?? '';
  for (const [stage, { at }] of Object.entries(stages).sort(
    (a, b) => Date.parse(a[1].at) - Date.parse(b[1].at),
  )) {
    const parallel = PREPARATION.some((name) => name === stage);
    spans.set(stage, [...(spans.get(stage) ?? []), (Date.parse(at) - Date.parse(from)) / 86_400_000]);
    if (!parallel) from = at;
    else if (Object.entries(stages).every(([, other]) => Date.parse(other.at) <= Date.parse(at))) from = at;
  }
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Reads every case and its audit chain as a supervisor and an auditor would, and summarises them. */
export async function summarise(host: Host): Promise<Summary> {
  const summary: Summary = {
    cases: { total: 0, closed: 0, open: [] },
    outcomes: {},
    stageDays: {},
    brokenChains: 0,
  };
  const spans = new Map<string, number[]>();
  for (const office of OFFICES) {
    const user = `supervisor.${office}`;
    const ids = await all<{ caseId: string }>(
      host,
      user,
      '/cases',
      (body: { cases: { caseId: string }[]; cursor: string | null }) => ({
        rows: body.cases,
        next: body.cursor,
      }),
    );
    for (const { caseId } of ids) {
      const audit = await all<Entry>(
        host,
        user,
        `/cases/${caseId}/audit`,
        (body: { entries: Entry[]; next: number | null; findings: unknown[] | null }) => {
          if (body.findings && body.findings.length > 0) summary.brokenChains += 1;
          return { rows: body.entries, next: body.next };
        },
      );
      const { body } = await host.request('GET', `/cases/${caseId}`, { user });
      addCase(summary, body as CaseView);
      stageSpans(audit, (body as CaseView).case.stages, spans);
    }
  }
  summary.outcomes = Object.fromEntries(Object.entries(summary.outcomes).sort(byName));
  for (const [stage, days] of [...spans].sort(byName))
    summary.stageDays[stage] = {
      cases: days.length,
      median: Math.round(median(days)),
      longest: Math.round(Math.max(...days)),
    };
  return summary;
}

function addCase(summary: Summary, view: CaseView): void {
  summary.cases.total += 1;
  if (view.case.status === 'closed') {
    summary.cases.closed += 1;
    const outcome = view.case.closing?.outcome ?? 'unknown';
    summary.outcomes[outcome] = (summary.outcomes[outcome] ?? 0) + 1;
  } else {
    const waitsFor = view.waitsFor.map((item) => item.kind);
    summary.cases.open.push({ caseId: view.case.id, status: view.case.status, waitsFor });
  }
}

const row = (label: string, ...cells: (string | number)[]): string =>
  `  ${label.padEnd(32)}${cells.map((cell) => String(cell).padStart(12)).join('')}`;
const sorted = (counts: Record<string, number>): [string, number][] =>
  Object.entries(counts).sort((a, b) => b[1] - a[1] || byName(a, b));

/** The summary as people read it. */
export function print(
  summary: Summary,
  tally: Tally,
  happened: readonly string[],
  write = console.log,
): void {
  const cost = costOf(tally.usage);
  const perCase = cost.total / Math.max(1, summary.cases.total);
  const lines = [
    '',
    `Cases: ${summary.cases.total}, closed ${summary.cases.closed}`,
    ...sorted(summary.outcomes).map(([outcome, count]) => row(outcome, count)),
    ...summary.cases.open.map((open) =>
      row(`${open.status} ${open.caseId}`, open.waitsFor.join(', ') || 'nothing'),
    ),
    '',
    `Stages${' '.repeat(32)}cases  median days  longest`,
    ...Object.entries(summary.stageDays).map(([stage, span]) =>
      row(stage, span.cases, span.median, span.longest),
    ),
    '',
    'Work',
    row('work items opened', tally.workItems.opened),
    row('decided by people', tally.workItems.decided),
    row('reminded', tally.workItems.reminded),
    row('escalated', tally.workItems.escalated),
    row('cancelled with their stage', tally.workItems.cancelled),
    row('notices written', tally.notices),
    row('mails sent', tally.usage.mails),
    row('audit entries', tally.auditEntries),
    row('audit chains broken', summary.brokenChains),
    '',
    'Executions',
    ...Object.entries(tally.executions).map(([status, count]) => row(status, count)),
    row('state transitions', tally.usage.transitions),
    row('Lambda invocations', tally.usage.lambdaInvocations),
    row('DynamoDB write units', Math.round(tally.usage.writeUnits)),
    row('of which keep who read what', Math.round(tally.usage.readingUnits)),
    row('DynamoDB read units', Math.round(tally.usage.readUnits)),
    '',
    `On AWS this run would cost ${cost.total.toFixed(4)} ${cost.currency} (${perCase.toFixed(4)} a case; list prices in scripts/demo/prices.json)`,
    ...cost.terms.map(([term, value]) => row(term, value.toFixed(6))),
    '',
    `Told on purpose: ${happened.join('; ') || 'nothing'}`,
  ];
  for (const line of lines) write(line);
}

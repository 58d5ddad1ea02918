import type { AuditEntry, Fact } from '../../domain/audit/audit-entry.ts';
import type { ChainFinding } from '../../domain/audit/chain.ts';
import { checkChain } from '../../domain/audit/chain.ts';
import type { Notice } from '../../domain/case/notice.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { CapturedMail } from '../../local/mail/message.ts';
import type { viewOf } from '../../registry/case-view.ts';

export type CaseView = ReturnType<typeof viewOf>;

export interface ToldFact extends Fact {
  at: string;
  actor: string;
}

export interface ToldExecution {
  arn: string;
  workflow: string;
  name: string;
  status: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  stoppedAt: number | null;
}

/** Everything that a case left behind, read as a supervisor, an auditor and an operator read it. */
export interface Told {
  caseId: string;
  view: CaseView;
  facts: ToldFact[];
  /** What is wrong with its audit chain. */
  findings: ChainFinding[];
  executions: ToldExecution[];
  notices: Notice[];
  mails: CapturedMail[];
  /** Sponsors of its story, in the order of the story. */
  sponsors: Sponsor[];
  linked: Told[];
}

export interface Reader {
  request(
    method: string,
    path: string,
    options: { user: string },
  ): Promise<{ status: number; body: unknown }>;
}

async function read<T>(reader: Reader, path: string, user: string): Promise<T> {
  const answer = await reader.request('GET', path, { user });
  if (answer.status !== 200) throw new Error(`GET ${path} answered ${JSON.stringify(answer.body)}`);
  return answer.body as T;
}

/** The view of a case and its audit chain up to that view. */
export async function readCase(
  reader: Reader,
  caseId: string,
  office: string,
): Promise<Pick<Told, 'view' | 'facts' | 'findings'>> {
  const view = await read<CaseView>(reader, `/cases/${caseId}`, `supervisor.${office}`);
  const entries: AuditEntry[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: { entries: AuditEntry[]; next: number | null } = await read(
      reader,
      `/cases/${caseId}/audit?limit=200&after=${after}`,
      'auditor',
    );
    entries.push(...page.entries);
    after = page.next;
  }
  const chain = entries.filter((entry) => entry.seq <= view.case.audit.seq);
  const facts = chain.flatMap((entry) =>
    entry.facts.map((fact) => ({ ...fact, at: entry.at, actor: entry.actor.id })),
  );
  return { view, facts, findings: checkChain(chain, view.case.audit) };
}

/** The acts of a case in order, those of reading it left out; `about` keeps those that begin so. */
export const actsOf = (told: Told, ...about: string[]): string[] =>
  told.facts
    .map((fact) => fact.act)
    .filter((act) => act !== 'case.viewed')
    .filter((act) => about.length === 0 || about.some((start) => act.startsWith(start)));

/** The decisions on a kind of work item in order. */
export const decisionsOn = (told: Told, kind: string): unknown[] =>
  told.facts
    .filter((fact) => fact.act === 'work-item.decided' && fact.details?.kind === kind)
    .map((fact) => fact.details?.decision);

/** The facts of an act. */
export const factsOf = (told: Told, act: string): ToldFact[] => told.facts.filter((fact) => fact.act === act);

/** When a kind of work item was opened, each time. */
export const openedAt = (told: Told, kind: string): string[] =>
  told.facts
    .filter((fact) => fact.act === 'work-item.opened' && fact.details?.kind === kind)
    .map((fact) => fact.at);

export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000;

const YEAR = 365 * 86_400_000;

/** What should not be left of a case that came to its end; empty when all is well. */
export function leftovers(told: Told): string[] {
  const { view, executions } = told;
  return [
    ...(view.case.status === 'closed' ? [] : [`the case is ${view.case.status}`]),
    ...view.waitsFor.map((item) => `${item.kind} is open`),
    ...told.findings.map((finding) => `audit ${finding.seq}: ${finding.problem}`),
    ...executions
      .filter((one) => one.status === 'RUNNING' || one.stoppedAt === null)
      .map((one) => `${one.workflow} runs`),
    ...executions
      .filter((one) => one.status === 'FAILED' || one.status === 'TIMED_OUT')
      .map((one) => `${one.workflow} ${one.status}`),
    ...executions
      .filter((one) => (one.stoppedAt ?? 0) - one.startedAt > YEAR)
      .map((one) => `${one.workflow} is older than a year`),
    ...told.sponsors.filter((sponsor) => sponsor.held !== 0).map((sponsor) => `${sponsor.held} places held`),
    ...told.linked.flatMap(leftovers),
  ];
}

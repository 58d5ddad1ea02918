import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from './desk.ts';
import type { Ledger } from './ledger.ts';

type Row = Record<string, unknown>;

/** Every page of a list. */
async function all(desk: Desk, user: string, path: string, name: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await desk.call(user, `${path}${path.includes('?') ? '&' : '?'}limit=50${more}`);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
    rows.push(...(body[name] as Row[]));
    cursor = (body.cursor as string | null) ?? null;
  } while (cursor !== null);
  return rows;
}

const twice = (what: string, keys: readonly string[]): string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${what} twice: ${key}`);

async function ofAudit(desk: Desk, caseId: string): Promise<string[]> {
  const found: string[] = [];
  const facts: { act: string; subject?: string }[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { body } = await desk.call('auditor', `/cases/${caseId}/audit?after=${after}&limit=200`);
    for (const finding of body.findings as Row[])
      found.push(`audit of ${caseId}: ${JSON.stringify(finding)}`);
    for (const entry of body.entries as { facts?: typeof facts }[]) facts.push(...(entry.facts ?? []));
    after = body.next as number | null;
  }
  const acts = (act: string) =>
    facts.filter((fact) => fact.act === act).map(({ subject }) => String(subject));
  return [
    ...found,
    ...twice('opened', acts('work-item.opened')),
    ...twice('decided', acts('work-item.decided')),
    ...twice('registered', acts('case.registered')),
  ];
}

async function ofCase(desk: Desk, caseId: string, number: string): Promise<string[]> {
  const { status, body } = await desk.call('caseworker.amman', `/cases/${caseId}`);
  if (status !== 200) return [`case ${caseId}, which was acknowledged, answers ${status}`];
  const { case: caseRecord, waitsFor } = body as { case: Row; waitsFor: Row[] };
  const executions = await all(desk, 'supervisor.amman', `/cases/${caseId}/executions`, 'executions');
  const runs = executions.filter(
    ({ workflow, status: at }) => workflow === 'resettlement-case' && at === 'RUNNING',
  );
  const notices = await all(desk, 'supervisor.amman', `/notices?about=${caseId}`, 'notices');
  return [
    ...(caseRecord.number === number
      ? []
      : [`case ${caseId} has the number ${String(caseRecord.number)}, not ${number}`]),
    ...(runs.length === (caseRecord.status === 'closed' ? 0 : 1)
      ? []
      : [`case ${caseId}, ${String(caseRecord.status)}, has ${runs.length} runs`]),
    ...twice(
      'waits for',
      waitsFor.map(({ kind, subject }) => `${caseId} ${String(kind)} ${String(subject)}`),
    ),
    ...twice(
      'told',
      notices.map(({ template, to, data }) => JSON.stringify([caseId, template, to, data])),
    ),
    ...(await ofAudit(desk, caseId)),
  ];
}

/** Whether every execution agrees with the table, as the reconciler checks it; waits while work is being relayed. */
async function ofExecutions(desk: Desk): Promise<string[]> {
  for (let look = 1; ; look += 1) {
    const stuck = [
      ...(await all(desk, 'supervisor.amman', '/executions/stuck', 'stuck')),
      ...(await all(desk, 'supervisor.toronto', '/executions/stuck', 'stuck')),
    ];
    if (stuck.length === 0 || look === 60) return stuck.map((one) => `stuck: ${JSON.stringify(one)}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Everything that differs from what was acknowledged, exists twice, or disagrees. */
export async function findings(desk: Desk, folder: string, ledger: Ledger): Promise<string[]> {
  const stuck = await ofExecutions(desk);
  const cases = await all(desk, 'caseworker.amman', '/cases', 'cases');
  const found = [
    ...ledger.faults,
    ...stuck,
    ...twice(
      'number',
      cases.map((row) => String(row.number)),
    ),
  ];
  for (const [caseId, number] of ledger.cases) found.push(...(await ofCase(desk, caseId, number)));
  for (const id of ledger.decided) {
    const { status, body } = await desk.call('supervisor.amman', `/work-items/${id}`);
    const seen =
      status === 404 ? await desk.call('supervisor.toronto', `/work-items/${id}`) : { status, body };
    if (seen.body.status !== 'decided')
      found.push(`the decision on ${id} is lost: ${seen.status} ${String(seen.body.status)}`);
  }
  const aside = join(folder, 'streams', 'dead-letters.jsonl');
  if (existsSync(aside) && statSync(aside).size > 0)
    found.push(`set aside: ${readFileSync(aside, 'utf8').slice(0, 300)}`);
  return found;
}

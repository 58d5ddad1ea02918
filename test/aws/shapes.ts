import type { InProcessRequest } from '../../local/request.ts';

type Item = Record<string, unknown>;
type Action = 'ListStateMachines' | 'DescribeStateMachine' | 'ListExecutions' | 'GetExecutionHistory';

/** Where a run can be looked into: the deployed product, or the embedded host. */
export interface Inspected {
  readonly request: InProcessRequest;
  /** Step Functions' own operations. */
  call(action: Action, body: object): Promise<Item>;
  /** Everything that is stored. */
  items(): AsyncIterable<Item>;
}

/** What a run left behind, without ids, instants and the order of what happened at the same time. */
export interface Shapes {
  /** By programme: what the audit of its case tells of, and whether its chain is whole. */
  readonly audit: Readonly<Record<string, readonly string[]>>;
  /** By workflow: the states that the cases' executions entered, those within Parallel and Map left out. */
  readonly histories: Readonly<Record<string, readonly string[]>>;
  /** By type of record: its attributes and how they are stored. */
  readonly table: Readonly<Record<string, readonly string[]>>;
}

/** The attributes of a row that a record may have or not, as the case went, are all told once. */
export async function shapesOf(run: Inspected, cases: Record<string, string>): Promise<Shapes> {
  const audit: Record<string, string[]> = {};
  for (const [programme, caseId] of Object.entries(cases)) audit[programme] = await auditOf(run, caseId);
  return { audit, histories: await historiesOf(run, Object.values(cases)), table: await tableOf(run) };
}

async function auditOf({ request }: Inspected, caseId: string): Promise<string[]> {
  const told = new Set<string>();
  for (let after: number | null = 0; after !== null; ) {
    const path = `/cases/${caseId}/audit?after=${after}&limit=200`;
    const { status, body } = await request('GET', path, { user: 'auditor' });
    if (status !== 200) throw new Error(`The audit was answered ${status}: ${JSON.stringify(body)}`);
    const page = body as {
      entries: { facts: { act: string }[] }[];
      findings: unknown[];
      next: number | null;
    };
    for (const { facts } of page.entries) for (const { act } of facts) told.add(act);
    if (page.findings.length > 0) told.add(`broken: ${JSON.stringify(page.findings)}`);
    after = page.next;
  }
  return [...told].sort();
}

async function* pagesOf({ call }: Inspected, action: Action, body: object): AsyncGenerator<Item> {
  let nextToken: string | undefined;
  do {
    const page = await call(action, { ...body, ...(nextToken ? { nextToken } : {}) });
    yield page;
    nextToken = page.nextToken as string | undefined;
  } while (nextToken);
}

async function historiesOf(run: Inspected, caseIds: readonly string[]): Promise<Shapes['histories']> {
  const entered = new Map<string, Set<string>>();
  for await (const page of pagesOf(run, 'ListStateMachines', { maxResults: 1000 }))
    for (const { stateMachineArn, name } of page.stateMachines as Record<string, string>[]) {
      const { definition } = await run.call('DescribeStateMachine', { stateMachineArn });
      const { States } = JSON.parse(String(definition)) as { States: object };
      const workflow = String(name).replace(/^kinbridge-[a-z]+-/, '');
      for await (const list of pagesOf(run, 'ListExecutions', { stateMachineArn, maxResults: 1000 }))
        for (const execution of list.executions as Record<string, string>[]) {
          if (!caseIds.some((caseId) => execution.name?.startsWith(caseId))) continue;
          const states = entered.get(workflow) ?? new Set<string>();
          entered.set(workflow, states);
          states.add(`(${execution.status})`);
          const { executionArn } = execution;
          for await (const part of pagesOf(run, 'GetExecutionHistory', { executionArn, maxResults: 1000 }))
            for (const event of part.events as { stateEnteredEventDetails?: { name: string } }[]) {
              const state = event.stateEnteredEventDetails?.name;
              if (state && state in States && !state.endsWith(' Output')) states.add(state);
            }
        }
    }
  return Object.fromEntries([...entered].map(([name, states]) => [name, [...states].sort()]));
}

async function tableOf(run: Inspected): Promise<Shapes['table']> {
  const attributes = new Map<string, Set<string>>();
  for await (const item of run.items()) {
    const type = String(item.type ?? `${String(item.pk).split('#')[0]} without a type`);
    const known = attributes.get(type) ?? new Set<string>();
    attributes.set(type, known);
    for (const [name, value] of Object.entries(item)) known.add(`${name} (${kindOf(value)})`);
  }
  return Object.fromEntries([...attributes].sort().map(([type, names]) => [type, [...names].sort()]));
}

const kindOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'list'
      : value instanceof Uint8Array
        ? 'bytes'
        : typeof value;

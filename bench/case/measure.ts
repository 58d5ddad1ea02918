import { OPERATIONS, run } from '../../local/dynamodb/operations.ts';
import { virtualClock } from '../../local/virtual-clock.ts';
import { USUAL } from '../../scripts/demo/chance.ts';
import { costOf } from '../../scripts/demo/cost.ts';
import type { DemoHost } from '../../scripts/demo/demo-host.ts';
import { startDemoHost } from '../../scripts/demo/demo-host.ts';
import { FORMS } from '../../scripts/demo/forms.ts';
import { whoDoes } from '../../scripts/demo/habits.ts';
import type { OpenedItem } from '../../scripts/demo/workforce.ts';
import { employ } from '../../scripts/demo/workforce.ts';
import type { Share } from './breakdown.ts';
import { writesByKind } from './breakdown.ts';
import { household, sponsor } from './household.ts';

const START = Date.parse('2026-11-23T08:00:00Z');
const DAY = 86_400_000;
const SPONSORS = 20;
/** Steps that compete for a sponsor's places are taken one case after the other, as they are in life. */
const ONE_BY_ONE = new Set(['sponsor-proposal', 'sponsor-offer']);

export interface Figures {
  cases: number;
  transitions: number;
  lambdaInvocations: number;
  /** Without what keeps who read what. */
  writeUnits: number;
  /** Write units that keep who read what. */
  readingUnits: number;
  storeCalls: number;
  readUnits: number;
  storedBytes: number;
  workItems: number;
  usd: number;
  seconds: number;
  /** Where the write units went, those of the sponsors' registration left out, the most first. */
  shares: Share[];
}

/** Bytes of everything stored but the sponsors: names and values of attributes, as JSON. */
async function storedBytes(host: DemoHost): Promise<number> {
  let bytes = 0;
  const request = { TableName: host.table.name };
  for (let from: object | undefined = {}; from; ) {
    const page = (await run(host.table.service, OPERATIONS, 'Scan', { ...request, ...from })) as {
      Items: { pk: string }[];
      LastEvaluatedKey?: object;
    };
    for (const item of page.Items)
      if (!item.pk.startsWith('SPONSOR#')) bytes += Buffer.byteLength(JSON.stringify(item));
    from = page.LastEvaluatedKey && { ExclusiveStartKey: page.LastEvaluatedKey };
  }
  return bytes;
}

/** Runs cases of four persons from registration to closure and counts what each used, sponsors' registration and vetting left out. */
export async function measure(cases: number): Promise<Figures> {
  const host = await startDemoHost(virtualClock(START), {}, false);
  let writes: ReturnType<typeof writesByKind> | undefined;
  try {
    const order = new Map<string, number>();
    const began = performance.now();
    const { before, workforce } = await host.clock.hold(async () => {
      for (let index = 0; index < SPONSORS; index += 1)
        await post(host, 'sponsorship.toronto', '/sponsors', sponsor(index), `sponsor-${index}`);
      const people = employ(host, (item: OpenedItem) => {
        const place = order.get(item.caseId) ?? 0;
        const user =
          item.kind === 'sponsor-offer' ? `sponsor:${item.assignee}` : `${whoDoes(item.kind)}.${item.office}`;
        const after = ONE_BY_ONE.has(item.kind)
          ? 3_600_000 + place * 1000
          : prompt(item.kind)
            ? 3_600_000
            : 3 * DAY;
        return {
          user,
          after,
          claim: false,
          form: (view, now) => FORMS[item.kind]!({ view, now, chance: USUAL, item }),
        };
      });
      const used = host.usage().usage;
      writes = writesByKind();
      for (let index = 0; index < cases; index += 1) {
        const { caseId } = await post(host, 'caseworker.amman', '/cases', household(index), `case-${index}`);
        order.set(caseId, index);
      }
      return { before: used, workforce: people };
    });
    await host.idle();
    const seconds = (performance.now() - began) / 1000;
    const { usage, executions } = host.usage();
    if (executions.failed || executions.running)
      throw new Error(`Executions did not end well: ${JSON.stringify(executions)}`);
    if (workforce.refused.length > 0) throw new Error(`Refused: ${JSON.stringify(workforce.refused[0])}`);
    const used = Object.fromEntries(
      Object.entries(usage).map(([name, value]) => [
        name,
        (value - before[name as keyof typeof before]) / cases,
      ]),
    ) as unknown as typeof usage;
    return {
      cases,
      transitions: used.transitions,
      lambdaInvocations: used.lambdaInvocations,
      writeUnits: used.writeUnits - used.readingUnits,
      readingUnits: used.readingUnits,
      storeCalls: used.storeCalls,
      readUnits: used.readUnits,
      storedBytes: (await storedBytes(host)) / cases,
      workItems: workforce.decided / cases,
      usd: costOf(used).total,
      seconds,
      shares: writes?.shares(cases) ?? [],
    };
  } finally {
    writes?.stop();
    await host.close();
  }
}

const prompt = (kind: string): boolean => ['fitness-to-fly', 'departure', 'arrival'].includes(kind);

async function post(
  host: DemoHost,
  user: string,
  path: string,
  body: unknown,
  key: string,
): Promise<{ caseId: string }> {
  const answer = await host.request('POST', path, { user, body, headers: { 'idempotency-key': key } });
  if (answer.status !== 201)
    throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as { caseId: string };
}

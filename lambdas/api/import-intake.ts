import type * as z from 'zod';
import { ImportIntake } from '../../contracts/api/intake.ts';
import { readingFact, seenIn } from '../../domain/audit/reading.ts';
import { causesOf } from '../../domain/intake/causes.ts';
import { newsFor, withoutCaseValues } from '../../domain/intake/compare-registered.ts';
import type { IntakeContext } from '../../domain/intake/contradictions.ts';
import { dayOfImport } from '../../domain/intake/contradictions.ts';
import type { Difference } from '../../domain/intake/difference.ts';
import type { IntakeResult } from '../../domain/intake/read-intake.ts';
import { readCsvInSteps } from '../../domain/intake/read-intake.ts';
import { readJsonInSteps } from '../../domain/intake/read-json.ts';
import { rejectedCsv, rejectedHouseholds } from '../../domain/intake/rejected-file.ts';
import type { Rejection } from '../../domain/intake/rules.ts';
import { sayCause, sayRejection } from '../../domain/intake/say.ts';
import { waitingRows } from '../../domain/intake/waiting-rows.ts';
import { ageOn } from '../../domain/kernel/calendar.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { present } from '../../domain/kernel/present.ts';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { faultyParticulars } from '../../registry/registration.ts';
import type { Request } from '../middleware/api.ts';
import { apiHandler } from '../middleware/api.ts';
import { alikeInRegistry } from '../services/alike-in-registry.ts';
import { contentOf } from '../services/intake-content.ts';
import { registerHousehold, tryHousehold } from '../services/register-household.ts';

type Household = IntakeResult['households'][number];
type Outcome = 'registered' | 'already-registered' | 'waiting' | 'other-office';
interface Done {
  outcome: Outcome;
  caseId: string | null;
  /** Why it was rejected. */
  found: readonly Difference[];
}
type Importer = Pick<Request<unknown, unknown, unknown>, 'command' | 'actor' | 'store'> & {
  policies: Readonly<Record<Programme, Policy>>;
  start: boolean;
  dryRun: boolean;
  importId: string | null;
};

/** Milliseconds of a call reserved for its answer. */
const KEPT = 9000;
const MAX_ROWS_REPORTED = 5000;

export const handler = apiHandler(ImportIntake, async ({ body, command, actor, grant, store, timeLeft }) => {
  const { csv, json } = await contentOf(body, { store, actor, command });
  const current = await Promise.all(
    ProgrammeSchema.options.map(
      async (programme) => [programme, await store.currentPolicy(programme)] as const,
    ),
  );
  const policies = Object.fromEntries(current) as Record<Programme, Policy>;
  const { from, start, language, dryRun, acceptProposed } = body;
  const context = { at: command.at, policies, acceptProposed };
  const importId =
    body.importKey === undefined || dryRun ? null : identifier('import', actor.id, body.importKey);
  if (importId !== null)
    await store.beginImport({ importId, by: actor.id, at: command.at, office: actor.office ?? null });
  const { table, result } =
    csv === undefined
      ? { table: undefined, result: await inSteps(readJsonInSteps(json, context)) }
      : await inSteps(readCsvInSteps(csv, context));
  const total = result.households.length;
  const last = Math.min(total, from + body.most);
  const rejected: Rejection[] = from === 0 ? [...result.rejected] : [];
  const households: { rows: number[]; outcome: Outcome; caseId: string | null; number: string }[] = [];
  /** Cases whose content the answer reveals. */
  const shown: string[] = [];
  const alike: z.infer<typeof ImportIntake.answer>['alike'] = [];
  let next = Math.min(from, total);
  for (; next < last && (next === from || timeLeft() > KEPT); next += 1) {
    const household = present(result.households[next], `household ${next}`);
    const importer = { command, actor, store, policies, start, dryRun, importId };
    const { found, ...done } = await register(household, importer);
    households.push({ rows: household.rows, ...done, number: household.newCase.number });
    if (dryRun && done.outcome === 'registered' && grant.sees.includes('identity'))
      for (const one of await alikeInRegistry(household.newCase.members, importer, grant.reach))
        alike.push({
          row: household.rows[one.index] ?? present(household.rows[0], 'a row of a household'),
          ...{ caseId: one.caseRecord.id, number: one.caseRecord.number },
          ...{ personId: one.person.id, probability: one.probability },
        });
    const told = grant.sees.includes('identity') ? found : withoutCaseValues(found);
    if (done.caseId !== null && told.some(({ values }) => values?.known !== undefined))
      shown.push(done.caseId);
    if (told.length > 0) rejected.push(...waitingRows(household, told, csv !== undefined));
  }
  shown.push(...alike.map(({ caseId }) => caseId));
  if (shown.length > 0)
    await store.recordReading(command, readingFact('cases.compared', ['identity'], seenIn([], shown)), true);
  rejected.sort((a, b) => a.row - b.row);
  const waiting = [...new Set(rejected.map(({ row }) => row))].sort((a, b) => a - b);
  const outcome = { rejected, rejectedRows: waiting };
  const told = rejected.map((one) => ({
    ...{ row: one.row, column: one.column, rule: one.rule, value: one.value },
    cause: sayCause(one, language),
    message: sayRejection(one, language),
  }));
  const file = table ? rejectedCsv(table, outcome, language) : rejectedHouseholds(json, outcome, language);
  return {
    ...{ rows: result.rows, total, next: next < total ? next : null, households },
    ...{ rejected: told.slice(0, MAX_ROWS_REPORTED), rejectedRows: waiting, causes: causesOf(told) },
    ...{ alike, importId, proposed: proposedRows(rejected) },
    warnings: from === 0 ? result.warnings : [],
    rejectedFile: file === undefined ? null : typeof file === 'string' ? file : JSON.stringify(file, null, 2),
  };
});

const proposedRows = (rejected: readonly Rejection[]): number =>
  new Set(rejected.filter(({ text }) => text === 'required.proposed').map(({ row }) => row)).size;

/** Registers a household; one that exists already is compared with the file. */
async function register({ newCase }: Household, importer: Importer): Promise<Done> {
  const { command, actor, store, policies, start, dryRun, importId } = importer;
  if (actor.office !== newCase.office && !actor.roles.includes('administrator'))
    return { outcome: 'other-office', caseId: null, found: [{ path: ['office'], text: 'other-office' }] };
  if (actor.programme !== undefined && actor.programme !== newCase.programme)
    return { outcome: 'waiting', caseId: null, found: [{ path: ['programme'], text: 'other-programme' }] };
  const faulty = faultyParticulars(newCase);
  if (faulty.length > 0)
    return {
      ...{ outcome: 'waiting', caseId: null },
      found: [
        { path: ['programme'], text: 'wrong-format.particulars', values: { fields: faulty.join(', ') } },
      ],
    };
  const policy = policies[newCase.programme];
  const wanted = { wanted: newCase, policy, start };
  const { outcome, caseId, members } = dryRun
    ? await tryHousehold(store, wanted, command)
    : await registerHousehold(store, wanted, command, importId ?? undefined);
  if (outcome === 'individual-number') {
    const found = members.map(
      ({ index }): Difference => ({
        path: ['members', index, 'individualNumber'],
        text: 'individual-number-registered',
      }),
    );
    return { outcome: 'waiting', caseId: null, found };
  }
  if (outcome === 'new') return { outcome: 'registered', caseId: dryRun ? null : caseId, found: [] };
  const file = await store.loadCase(caseId);
  const today = dayOfImport(newCase, { at: command.at, policies } satisfies IntakeContext);
  const found = newsFor(file, newCase, (birth) => ageOn(birth, today) >= policy.bestInterests.majority);
  return { outcome: found.length > 0 ? 'waiting' : 'already-registered', caseId, found };
}

/** The result of a generator of steps; between two steps other work gets its turn. */
async function inSteps<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

import type * as z from 'zod';
import { ImportIntake } from '../../contracts/api/intake.ts';
import type { Actor, Command } from '../../domain/actor.ts';
import { readHouseholds } from '../../domain/intake/read-households.ts';
import type { IntakeResult } from '../../domain/intake/read-intake.ts';
import { readCsv } from '../../domain/intake/read-intake.ts';
import { rejectedCsv, rejectedHouseholds } from '../../domain/intake/rejected-file.ts';
import { invalid } from '../../domain/invalid-input.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { apiHandler } from '../middleware/api.ts';
import { registerHousehold } from '../middleware/register-household.ts';
import type { Store } from '../middleware/services.ts';

type Household = IntakeResult['households'][number];
type Registered = 'registered' | 'already-registered' | 'other-office';

export const handler = apiHandler(ImportIntake, async ({ body, command, actor, store }) => {
  if ((body.csv === undefined) === (body.json === undefined))
    throw invalid('csv', 'or json is given, one of them', 'both or none');
  const resettlement = await store.currentPolicy('resettlement');
  const reunification = await store.currentPolicy('family-reunification');
  const policies = { resettlement, 'family-reunification': reunification };
  const context = { at: command.at, policies };
  const result = body.csv === undefined ? readHouseholds(body.json, context) : readCsv(body.csv, context);
  const outcomes: { rows: number[]; outcome: Registered; caseId: string | null }[] = [];
  const total = result.households.length;
  const end = Math.min(total, body.from + body.most);
  for (const household of result.households.slice(body.from, end)) {
    const policy = policies[household.newCase.programme];
    outcomes.push({
      rows: household.rows,
      ...(await register(household, policy, body.start, { command, actor, store })),
    });
  }
  const { rejected, rejectedRows, warnings, rows } = result;
  const rejectedFile = rejectedText(body, result);
  const next = end < total ? end : null;
  return { rows, total, next, households: outcomes, rejected, rejectedRows, warnings, rejectedFile };
});

/** What waits, as a file of the format that came: it can be put right and imported again. */
function rejectedText(
  body: z.infer<typeof ImportIntake.body & z.ZodType>,
  result: IntakeResult,
): string | null {
  if (body.csv !== undefined) return rejectedCsv(body.csv, result) ?? null;
  const waiting = rejectedHouseholds(body.json, result);
  return waiting ? JSON.stringify(waiting, null, 2) : null;
}

async function register(
  { newCase }: Household,
  policy: Policy,
  start: boolean,
  { command, actor, store }: { command: Command; actor: Actor; store: Store },
): Promise<{ outcome: Registered; caseId: string | null }> {
  if (actor.office !== newCase.office && !actor.roles.includes('administrator'))
    return { outcome: 'other-office', caseId: null };
  const { caseId, isNew } = await registerHousehold(store, { wanted: newCase, policy, start }, command);
  return { outcome: isNew ? 'registered' : 'already-registered', caseId };
}

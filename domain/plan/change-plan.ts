import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { FieldClass } from '../case/field-class.ts';
import type { Command } from '../kernel/actor.ts';
import { DateSchema, startOf } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { rule } from '../kernel/rules.ts';
import { todayAt } from '../policy/policy.ts';
import { SERVICE_LISTS } from '../policy/service-lists.ts';
import { lineNamed } from './lines.ts';
import { moveLines } from './move-lines.ts';
import { owe } from './owe.ts';
import type { PlanLine } from './service-plan.ts';
import { HOUSEHOLD, ProviderSchema } from './service-plan.ts';
import { settleLines } from './settle-line.ts';
import { BECAME, hasOwnWork } from './settled-as.ts';

const words = personal(z.string().trim().min(1).max(1000)).optional();
const line = { lineId: z.string().max(80) };
const provider = ProviderSchema.shape.kind;

/** What somebody does to a plan by hand: a line is added, moved to another day, or settled. */
export const PlanChangeSchema = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('add'),
    /** A member, or `household`. */
    whom: z.string().max(80),
    service: z.enum(SERVICE_LISTS['kinbridge-1'].codes),
    provider,
    dueOn: DateSchema,
    what: words,
  }),
  z.strictObject({
    change: z.literal('move'),
    ...line,
    dueOn: DateSchema,
    provider: provider.optional(),
    what: words,
  }),
  z.strictObject({ change: z.literal('deliver'), ...line, on: DateSchema, outcome: words }),
  z.strictObject({
    change: z.literal('give-up'),
    ...line,
    became: z.enum(BECAME).extract(['not-available', 'declined', 'not-needed']),
    outcome: words,
  }),
]);
export type PlanChange = z.infer<typeof PlanChangeSchema>;

/** The line, if this reader sees it and no work of its own is about it; NotFound and WrongState otherwise. */
function lineByHand(file: CaseFile, lineId: string, sees: readonly FieldClass[]): PlanLine {
  const found = lineNamed(file, lineId).line;
  if (found.class !== undefined && !sees.includes(found.class))
    throw new CaseError('NotFound', 'Expected a line of the plan of this case, received another id.');
  if (hasOwnWork(found))
    throw new CaseError('WrongState', 'Expected a line without work of its own, in which it is settled.');
  return found;
}

/** Changes the plan of a case by hand, as somebody who sees these classes of its data. */
export function changePlan(
  file: CaseFile,
  wanted: PlanChange,
  sees: readonly FieldClass[],
  command: Command,
): Change {
  if (file.case.status === 'closed') throw new CaseError('WrongState', 'Expected a case that is not closed.');
  const today = todayAt(file.policy, file.case.destinationOffice ?? file.case.office, command.at);
  if ('dueOn' in wanted && wanted.dueOn < today) throw invalid('dueOn', rule('in-future'), wanted.dueOn);
  if (wanted.change === 'add') {
    const { whom, service, dueOn, what } = wanted;
    if (whom !== HOUSEHOLD && !file.persons.some(({ id, status }) => id === whom && status === 'active'))
      throw invalid('whom', rule('in-list', { options: 'household, members' }), 'somebody else');
    const newLine = {
      ...{ whom, service: { list: 'kinbridge-1' as const, code: service } },
      ...{ provider: { kind: wanted.provider }, owner: 'caseworker' as const },
      source: { kind: 'by-hand' as const, reference: identifier('hand', command.id) },
      due: { at: startOf(dueOn) },
      ...(what === undefined ? {} : { what }),
    };
    return owe(file, [newLine], command);
  }
  const { id: lineId } = lineByHand(file, wanted.lineId, sees);
  const { outcome } = 'outcome' in wanted ? wanted : {};
  switch (wanted.change) {
    case 'move': {
      const { dueOn, provider: kind, what } = wanted;
      return moveLines(file, [lineId], { dueOn, what, ...(kind ? { provider: { kind } } : {}) });
    }
    case 'deliver':
      if (wanted.on > today) throw invalid('on', rule('not-in-future'), wanted.on);
      return settleLines(file, [{ lineId, how: { state: 'delivered', on: wanted.on, outcome } }], command);
    default: {
      const state = wanted.became === 'not-available' ? 'not-delivered' : 'cancelled';
      return settleLines(file, [{ lineId, how: { state, reasonCode: wanted.became, outcome } }], command);
    }
  }
}

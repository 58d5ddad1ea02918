import { ReadCase } from '../../contracts/api/cases.ts';
import { refuseOtherOffice, refuseRestricted } from '../../domain/case/access.ts';
import { asItLeaves } from '../../domain/case/held-back.ts';
import { isPartnerSystem } from '../../domain/kernel/actor.ts';
import { viewOf } from '../../registry/case-view.ts';
import { StageWhySchema, whyOfCase } from '../../registry/why-of-case.ts';
import { apiHandler } from '../middleware/api.ts';
import { refuseHeldBack } from '../services/held-back.ts';
import { latinReadings } from '../services/latin-readings.ts';
import { numbersNamedIn, peopleIn } from '../services/named-in-case.ts';

export const handler = apiHandler(ReadCase, async ({ params, command, actor, grant, store }) => {
  const whole = await store.loadCase(params.caseId);
  refuseOtherOffice(whole, actor, grant.reach, command.at);
  refuseRestricted(whole, actor, command.at);
  refuseHeldBack(whole, actor);
  const file = isPartnerSystem(actor) ? asItLeaves(whole, 'partner-reading') : whole;
  const reader = { actor, reach: grant.reach, sees: grant.sees, at: command.at };
  const numbers = await numbersNamedIn(store, file, reader);
  const view = viewOf(file, grant.sees, command.at);
  const why = whyOfCase(file).map((one) => StageWhySchema.parse(one));
  return { ...view, numbers, people: await peopleIn(store, view), why, latin: latinReadings(view.persons) };
});

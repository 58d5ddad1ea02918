import { CountProgramme } from '../../contracts/api/programme-figures.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { countOfCase } from '../../domain/statistics/flow/count.ts';
import { monthOf } from '../../domain/statistics/flow/figure.ts';
import { addedUp, NO_CASES, type Part } from '../../domain/statistics/flow/part.ts';
import { kindNamed } from '../../registry/work-item-kinds.ts';
import { apiHandler } from '../middleware/api.ts';
import { officeAsked } from '../services/office-asked.ts';
import { walkCases } from '../services/walk-cases.ts';

/** Time that is kept for adding up and answering. */
const KEPT_MS = 8_000;
/** The most cases of one call, so that the sum of it fits into one answer and its time. */
const MOST = 5_000;

export const handler = apiHandler(
  CountProgramme,
  async ({ query, actor, grant, command, store, timeLeft }) => {
    const { since, until, programme, cursor } = query;
    if (until < since || until >= monthOf(plus(`${since}-01T00:00:00.000Z`, 'P36M')))
      throw invalid('until', 'is at most 36 months from `since`, and not before it', until);
    const everywhere = query.office === undefined && grant.reach === 'all-offices';
    const office = everywhere ? undefined : officeAsked(query.office, actor, grant);
    const counting = {
      ...{ at: command.at, period: { since, until } },
      roleOf: (kind: string) => kindNamed(kind).role,
      stageOf: (kind: string) => kindNamed(kind).stage,
    };
    let part: Part = NO_CASES;
    const next = await walkCases(
      store,
      { office, programme },
      cursor,
      () => (part.cases > 0 && timeLeft() < KEPT_MS ? 0 : MOST - part.cases),
      (courses) => {
        part = addedUp([part, ...courses.map((course) => countOfCase(course, counting))]);
      },
    );
    const policies = await Promise.all(ProgrammeSchema.options.map((one) => store.currentPolicy(one)));
    const countries = Object.assign({}, ...policies.map(({ intake }) => intake.countries));
    return {
      ...{ at: command.at, office: office ?? null, countries },
      ...{ part: part as never, cursor: next ?? null },
    };
  },
);

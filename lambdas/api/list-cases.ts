import { ListCases } from '../../contracts/api/cases.ts';
import type { Grant } from '../../contracts/authorization.ts';
import { rowOf } from '../../domain/casework/case-row.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { ProgrammeSchema } from '../../domain/policy/policy.ts';
import { type Figure, FigureSchema } from '../../domain/statistics/flow/figure.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import { apiHandler } from '../middleware/api.ts';
import { casesOfFigure } from '../services/cases-of-figure.ts';
import { casesOfOffices } from '../services/cases-of-offices.ts';
import { officeAsked } from '../services/office-asked.ts';
import { rowsThatLeave } from '../services/rows-that-leave.ts';
import { withReading } from '../services/with-reading.ts';

/** That a clearance ends soon is told to those who see health. */
function refuseHealth(figure: Figure | undefined, { sees }: Grant): void {
  if (figure?.figure !== 'expiring' || sees.includes('health')) return;
  if (figure.valid === undefined || figure.valid === 'health')
    throw new CaseError('Forbidden', 'Expected somebody who sees health, or another kind of validity.');
}

export const handler = apiHandler(ListCases, async ({ query, command, actor, grant, store }) => {
  const { limit, cursor, as, office: _office, ...asked } = query;
  const { place, status, priority, order } = query;
  const filter = { place, status, priority, order };
  const everywhere = (query.office ?? actor.office) === undefined && grant.reach === 'all-offices';
  const office = everywhere ? undefined : officeAsked(query.office, actor, grant);
  const programme = query.programme ?? ProgrammeSchema.optional().parse(actor.programme);
  if (actor.programme !== undefined && programme !== actor.programme)
    throw new CaseError('Forbidden', `Expected cases of ${actor.programme}, received ${programme}.`);
  const figure = FigureSchema.safeParse(asked).data;
  refuseHealth(figure, grant);
  const page = await (figure
    ? casesOfFigure(store, figure, { office, programme }, { limit, cursor, at: command.at })
    : office === undefined
      ? casesOfOffices(store, { ...filter, programme }, limit, cursor)
      : store.listCases({ ...filter, office, programme }, limit, cursor));
  const principals = new Map(
    page.items.map(({ caseRecord, overview }) => [caseRecord.id, String(overview.principalId)]),
  );
  const { rows, ...left } = await rowsThatLeave(
    store,
    { actor, as },
    {
      rows: page.items.map((listed) =>
        rowOf(listed, { actor, sees: grant.sees, rules: CASE_RULES }, command.at),
      ),
      ownerOf: ({ caseId }) => caseId,
      without: (row, { persons }) =>
        persons.has(principals.get(row.caseId) ?? '') ? { ...row, name: null } : row,
    },
  );
  return { cases: rows.map(withReading), ...left, cursor: page.cursor ?? null };
});

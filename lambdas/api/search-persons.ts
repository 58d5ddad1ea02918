import type * as z from 'zod';
import { SearchPersons } from '../../contracts/api/tracing.ts';
import { isWithheldFrom } from '../../domain/case/access.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { impossibleBirth } from '../../domain/tracing/persons/birth.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import { apiHandler } from '../middleware/api.ts';
import { candidatesInScope, worthARow } from '../services/persons-alike.ts';
import { thePersonRegistry } from '../services/the-registries.ts';

/** The most persons examined, and returned, for one search. */
const MAX_FOUND = 40;
const MAX_LISTED = 20;

function queryOf(asked: z.infer<NonNullable<typeof SearchPersons.body>>): TracingQuery {
  const { name, birthYear, birth, sex, birthPlace, mother, father } = asked;
  const fault = birth && impossibleBirth(birth);
  if (fault) throw invalid('birth', 'is a date that its calendar has', 'one that it has not');
  const born =
    birth ?? (birthYear === undefined ? undefined : { year: birthYear, calendar: 'gregory' as const });
  return {
    id: 'search',
    sought: {
      names: [{ full: name, kind: 'registered' }],
      ...(sex ? { sex } : {}),
      ...(born ? { birth: born } : {}),
      ...(birthPlace ? { birthPlace } : {}),
      relatives: [
        ...(mother ? [{ relation: 'mother' as const, name: mother }] : []),
        ...(father ? [{ relation: 'father' as const, name: father }] : []),
      ],
    },
  };
}

export const handler = apiHandler(SearchPersons, async ({ body, actor, grant, command, store }) => {
  const { candidates } = await thePersonRegistry().look(queryOf(body));
  const found = candidates.filter(worthARow).slice(0, MAX_FOUND);
  const rows = (await candidatesInScope(store, found, actor, grant.reach)).flatMap(
    ({ caseRecord, person, band, probability }) => {
      if (caseRecord.overview !== undefined && isWithheldFrom(caseRecord.overview, actor, command.at))
        return [];
      const { id: personId, caseId, name, sex, birthDate } = person;
      return [{ personId, caseId, name, sex, birthDate, band, probability }];
    },
  );
  const persons = rows.slice(0, MAX_LISTED);
  return { persons };
});

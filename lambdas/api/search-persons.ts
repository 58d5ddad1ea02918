import type * as z from 'zod';
import { SearchPersons } from '../../contracts/api/tracing.ts';
import { isWithheld, reachesCase } from '../../domain/case/access.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Person } from '../../domain/case/person.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import type { Candidate } from '../../domain/tracing/matcher.ts';
import { impossibleBirth } from '../../domain/tracing/persons/birth.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import { personOf } from '../../stages/family-tracing/traced-person.ts';
import { apiHandler } from '../middleware/api.ts';
import { thePersonRegistry } from '../middleware/tracing-services.ts';

/** Persons looked at, and told, for one search. */
const MOST_FOUND = 40;
const MOST_TOLD = 20;
/** Evidence of the name that makes somebody worth a row, whatever else is known. */
const NAME_BITS = 6;

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

const worthARow = ({ band, reasons }: Candidate): boolean =>
  band !== 'unlikely' || reasons.some(({ field, bits }) => field === 'name' && bits >= NAME_BITS);

export const handler = apiHandler(SearchPersons, async ({ body, actor, grant, command, store }) => {
  const { candidates } = await thePersonRegistry().look(queryOf(body));
  const found = candidates.filter(worthARow).slice(0, MOST_FOUND);
  const records = await store.loadPersons(found.map(({ person }) => personOf(person)));
  const rows = found.flatMap(({ person: id, band, probability }) => {
    const { caseId, personId } = personOf(id);
    const head = records.find((one): one is Case => one.type === 'case' && one.id === caseId);
    const person = records.find(
      (one): one is Person => one.type === 'person' && one.id === personId && one.caseId === caseId,
    );
    if (!head || person?.status !== 'active' || !reachesCase(head, actor, grant.reach)) return [];
    if (head.overview !== undefined && isWithheld(head.overview, actor, command.at)) return [];
    const { name, sex, birthDate } = person;
    return [{ personId, caseId, name, sex, birthDate, band, probability }];
  });
  const persons = rows.slice(0, MOST_TOLD);
  return { persons };
});

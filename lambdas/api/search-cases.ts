import { SearchCases } from '../../contracts/api/cases.ts';
import type { Grant } from '../../contracts/authorization.ts';
import { hasCaseInScope } from '../../domain/case/access.ts';
import { rowOf } from '../../domain/casework/case-row.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CASE_RULES } from '../../registry/case-rules.ts';
import { apiHandler } from '../middleware/api.ts';
import { idsNumbered } from '../services/cases-numbered.ts';
import { personsAlike } from '../services/persons-alike.ts';
import type { Store } from '../services/the-store.ts';
import { withReading } from '../services/with-reading.ts';

/** The most hits returned; each is written to its case's audit. */
const MAX_HITS = 10;

/** A name rather than a number: letters, and no digit of any script. */
const IS_NAME = /^(?=.*\p{L})[^\p{N}]*$/u;
const CASE_ID = /^case-[0-9a-z]{20}$/;

/**
 * Ids of cases that may be meant, and whether they reveal who somebody is. A complete number is found by anyone who
 * may search, since they already know it; a name only by those who see identity: first as spelled, then in any script
 * and spelling known to the registry, as tracing reads names.
 */
async function candidates(store: Store, text: string, actor: Actor, grant: Grant) {
  if (CASE_ID.test(text)) return { ids: [text], byIdentity: false };
  const numbered = await idsNumbered(store, text, actor, grant);
  const individuals = await store.personsNumbered(text);
  const withPaper = await store.personsWithPaper(text);
  const names = grant.sees.includes('identity');
  const named = names ? await store.personsNamed(text) : [];
  const alike = names && IS_NAME.test(text) ? await personsAlike(store, text, actor, grant.reach) : [];
  const persons = [...individuals, ...withPaper, ...named, ...alike.map(({ person }) => person)].map(
    ({ caseId }) => caseId,
  );
  return { ids: [...new Set([...numbered, ...persons])], byIdentity: true };
}

export const handler = apiHandler(SearchCases, async ({ body, command, actor, grant, store }) => {
  const { ids, byIdentity } = await candidates(store, body.text, actor, grant);
  const listed = await store.loadListed(ids.slice(0, 100));
  const rows = listed
    .filter((entry) => hasCaseInScope(entry.caseRecord, actor, grant.reach))
    .map((entry) => rowOf(entry, { actor, sees: grant.sees, rules: CASE_RULES }, command.at))
    // A hit by name or number would reveal that a person has a restricted case.
    .filter((row) => !(byIdentity && row.restricted));
  const cases = rows.slice(0, MAX_HITS).map(withReading);
  return { cases, more: rows.length > MAX_HITS };
});

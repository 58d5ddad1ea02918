import { FindAnything } from '../../contracts/api/find.ts';
import { soughtBy } from '../../registry/find-words.ts';
import { apiHandler } from '../middleware/api.ts';
import { findCases } from '../services/find-cases.ts';
import { foundInPart } from '../services/find-in-part.ts';
import { findExecutions, findSponsors, findWorkItems } from '../services/find-others.ts';

/** The most of each kind that is returned: as many as can be read at a glance. */
const MOST_CASES = 8;
const MOST_SPONSORS = 4;

export const handler = apiHandler(FindAnything, async ({ body: { text }, actor, grant, command, store }) => {
  const seeker = { store, actor, grant, command };
  const sought = soughtBy(text);
  const nothing = Promise.resolve({ cases: [], persons: [], sponsors: [] });
  const inPart = grant.sees.includes('identity') ? foundInPart(sought, actor) : nothing;
  const [cases, sponsors, workItems, executions] = await Promise.all([
    findCases(text, sought, inPart, MOST_CASES + 1, seeker),
    findSponsors(sought, inPart, seeker),
    findWorkItems(text, seeker),
    findExecutions(text, seeker),
  ]);
  return {
    cases: cases.slice(0, MOST_CASES),
    sponsors: sponsors.slice(0, MOST_SPONSORS),
    ...{ workItems, executions },
    more: cases.length > MOST_CASES || sponsors.length > MOST_SPONSORS,
  };
});

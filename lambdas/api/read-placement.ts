import { ProposalViewSchema, ReadPlacement } from '../../contracts/api/placement.ts';
import { refuseRestricted } from '../../domain/case/access.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/errors.ts';
import { freePlaces } from '../../domain/sponsorship/sponsor.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { apiHandler } from '../middleware/api.ts';

const KIND = 'sponsor-proposal';

/** A case that is withheld from this person is left out, like one that somebody decided a moment ago. */
const readable = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof CaseError) return false;
    throw error;
  }
};

export const handler = apiHandler(ReadPlacement, async ({ query, actor, command, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listQueue('sponsorship-officer', actor.office, query.limit, query.cursor);
  const rows = page.items.filter((item) => item.kind === KIND);
  const files = await Promise.all(rows.map((row) => store.loadCase(String(row.caseId))));
  const households = files.flatMap((file, index) => {
    const item = file.workItems.find(({ id }) => id === rows[index]!.id);
    const proposal = ProposalViewSchema.safeParse(item?.context).data;
    if (!item || !isOpen(item) || !proposal) return [];
    if (!readable(() => refuseRestricted(file, actor, command.at))) return [];
    const { version, status, openedAt, dueAt, escalatedAt } = item;
    return [
      {
        ...{ workItemId: item.id, caseId: file.case.id, version, status, openedAt, dueAt },
        escalated: escalatedAt !== undefined,
        persons: activeMembers(file).length,
        proposal,
      },
    ];
  });
  const named = households.flatMap(({ proposal }) => [...proposal.top, ...proposal.ruledOut]);
  const ids = [...new Set(named.map(({ sponsorId }) => sponsorId))];
  const sponsors = [];
  for (let from = 0; from < ids.length; from += 100)
    sponsors.push(...(await store.loadSponsors(ids.slice(from, from + 100))));
  return {
    households,
    sponsors: sponsors.map((sponsor) => {
      const { id: sponsorId, name, kind, languages, capacity } = sponsor;
      return { sponsorId, name, kind, languages, capacity, freePlaces: freePlaces(sponsor) };
    }),
    cursor: page.cursor ?? null,
  };
});

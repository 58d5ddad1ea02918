import { ProposalViewSchema, ReadPlacement } from '../../contracts/api/placement.ts';
import { refuseRestricted } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import { freePlaces } from '../../domain/sponsorship/sponsor.ts';
import { heldOf } from '../../domain/work-item/held-decision.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { offerGates } from '../../stages/sponsorship/placement-view.ts';
import { apiHandler } from '../middleware/api.ts';
import type { Store } from '../services/the-store.ts';

const KIND = 'sponsor-proposal';

/** A case withheld from this person is left out, like one that was decided a moment ago. */
const readable = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof CaseError) return false;
    throw error;
  }
};

async function sponsorsBy(store: Store, ids: readonly string[]): Promise<Map<string, Sponsor>> {
  const found = new Map<string, Sponsor>();
  for (let from = 0; from < ids.length; from += 100)
    for (const sponsor of await store.loadSponsors(ids.slice(from, from + 100)))
      found.set(sponsor.id, sponsor);
  return found;
}

/** Sponsors of a proposal that a gate now rules out. */
const goneFrom = (
  file: CaseFile,
  top: readonly { sponsorId: string }[],
  sponsors: ReadonlyMap<string, Sponsor>,
  at: string,
) =>
  top.flatMap(({ sponsorId }) => {
    const sponsor = sponsors.get(sponsorId);
    const gates = sponsor ? offerGates(file, sponsor, at) : [];
    return gates.length === 0 ? [] : [{ sponsorId, gates }];
  });

export const handler = apiHandler(ReadPlacement, async ({ query, actor, command, grant, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listQueue('sponsorship-officer', actor.office, query.limit, query.cursor);
  const rows = page.items.filter((item) => item.kind === KIND);
  const files = await Promise.all(
    rows.map(async ({ id, caseId }) => ({ id, file: await store.loadCase(String(caseId)) })),
  );
  const waiting = files.flatMap(({ id: itemId, file }) => {
    const item = file.workItems.find(({ id }) => id === itemId);
    const proposal = ProposalViewSchema.safeParse(item?.context).data;
    if (!item || !isOpen(item) || heldOf(item) || !proposal) return [];
    if (!readable(() => refuseRestricted(file, actor, command.at))) return [];
    return [{ file, item, proposal }];
  });
  const named = waiting.flatMap(({ proposal }) => [
    ...proposal.top,
    ...proposal.ruledOut,
    ...(proposal.known ?? []),
  ]);
  const sponsors = await sponsorsBy(store, [...new Set(named.map(({ sponsorId }) => sponsorId))]);
  return {
    households: waiting.map(({ file, item, proposal }) => {
      const { version, status, openedAt, dueAt, escalatedAt, assignee = null } = item;
      return {
        ...{ workItemId: item.id, caseId: file.case.id, version, status, assignee, openedAt, dueAt },
        ...(grant.sees.includes('identity') ? { caseNumber: file.case.number } : {}),
        escalated: escalatedAt !== undefined,
        persons: activeMembers(file).length,
        proposal,
        gone: goneFrom(file, proposal.top, sponsors, command.at),
      };
    }),
    sponsors: [...sponsors.values()].map((sponsor) => {
      const { id: sponsorId, name, kind, languages, capacity } = sponsor;
      return { sponsorId, name, kind, languages, capacity, freePlaces: freePlaces(sponsor) };
    }),
    cursor: page.cursor ?? null,
  };
});

import type { CaseFile } from '../../domain/case/case-file.ts';
import type { RelayAction } from '../../domain/casework/relay.ts';
import { plus } from '../../domain/kernel/calendar.ts';
import type { Policy, Programme } from '../../domain/policy/policy.ts';
import { keptFor } from '../../domain/policy/retention-policy.ts';
import { askForReview, reviewDueSince, reviewedToday } from '../../domain/rights/retention.ts';
import {
  askForSponsorReview,
  isKeptYet,
  sponsorReviewDueSince,
  sponsorReviewedToday,
} from '../../domain/sponsorship/retention-of-sponsor.ts';
import { theStore } from './the-store.ts';
import { theWorkflows } from './the-workflows.ts';

const PAGE = 50;

/** The programme whose policy applies to sponsors. */
const OF_SPONSORS: Programme = 'resettlement';

interface Due {
  readonly programme: Programme;
  readonly since: string;
  readonly question: RelayAction;
}

/** What waits for a review at an office, and how many reviews of each programme were opened there today. */
interface Waiting {
  readonly due: Due[];
  readonly opened: Map<Programme, number>;
}

const count = ({ opened }: Waiting, programme: Programme): void => {
  opened.set(programme, (opened.get(programme) ?? 0) + 1);
};

/** The closed cases of an office that are old enough for a review, and are not erased; the others are not read. */
async function* oldCases(
  office: string,
  policies: ReadonlyMap<Programme, Policy>,
  at: string,
): AsyncGenerator<{ file: CaseFile; policy: Policy }> {
  const store = theStore();
  let cursor: string | undefined;
  do {
    const page = await store.listCaseIds({ office, status: 'closed' }, PAGE, cursor);
    const records = await store.loadCaseRecords(page.items);
    for (const record of records.values()) {
      const policy = policies.get(record.programme);
      if (!policy || record.office !== office || record.erasedAt !== undefined) continue;
      const earliest = record.overview?.settledAt ?? record.registeredAt;
      if (plus(earliest, keptFor(policy.retention, record.closing?.outcome)) > at) continue;
      yield { file: await store.loadCase(record.id), policy };
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Adds the sponsors of an office whose time is over; those that are vetted or asked are not read. */
async function addSponsors(waiting: Waiting, office: string, policy: Policy, at: string): Promise<void> {
  const store = theStore();
  let cursor: string | undefined;
  do {
    const page = await store.listSponsors(office, PAGE, cursor);
    for (const sponsor of page.items) {
      if (isKeptYet(sponsor, policy, at)) continue;
      const file = { ...(await store.loadSponsorFile(sponsor.id)), policy };
      if (sponsorReviewedToday(file, at)) count(waiting, OF_SPONSORS);
      const hosted = await store.hostedBy(sponsor.id);
      const since = sponsorReviewDueSince(file, hosted, at);
      if (since === undefined) continue;
      const question = askForSponsorReview(file, hosted, since);
      waiting.due.push({ programme: OF_SPONSORS, since, question });
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/**
 * Opens reviews of closed cases and of sponsors whose time is over by the programme's current policy, those that waited
 * longest first, and no more on one day than a supervisor's queue takes.
 */
export async function openRetentionReviews(
  office: string,
  policies: ReadonlyMap<Programme, Policy>,
  at: string,
): Promise<void> {
  const waiting: Waiting = { due: [], opened: new Map() };
  for await (const { file, policy } of oldCases(office, policies, at)) {
    const { programme } = file.case;
    if (reviewedToday(file, policy, at)) count(waiting, programme);
    const since = reviewDueSince(file, policy, at);
    if (since !== undefined) waiting.due.push({ programme, since, question: askForReview(file, since) });
  }
  const ofSponsors = policies.get(OF_SPONSORS);
  if (ofSponsors) await addSponsors(waiting, office, ofSponsors, at);
  for (const { programme, question } of waiting.due.toSorted((a, b) => a.since.localeCompare(b.since))) {
    const most = policies.get(programme)?.retention.perDay ?? 0;
    if ((waiting.opened.get(programme) ?? 0) >= most) continue;
    if (await theWorkflows().relay(question)) count(waiting, programme);
  }
}

/** The policy of each programme that applies now, also to cases that were closed under an earlier one. */
export async function currentPolicies(programmes: readonly Programme[]): Promise<Map<Programme, Policy>> {
  const found = new Map<Programme, Policy>();
  for (const programme of programmes) found.set(programme, await theStore().currentPolicy(programme));
  return found;
}

import { SPONSOR_SHARDS, sponsorKey, sponsorListKey } from '../../contracts/table.ts';
import type { Change } from '../../domain/case/change.ts';
import { isEmpty } from '../../domain/case/change.ts';
import type { LegalHold } from '../../domain/case/legal-hold.ts';
import type { RightsRequest } from '../../domain/case/rights-request.ts';
import type { Document } from '../../domain/documents/document.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { openedReviews } from '../../domain/rights/retention.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { toSponsorChange } from '../../domain/sponsorship/sponsor-file.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { loadSponsors } from './case-store.ts';
import { answerOf, commitSponsor } from './commit.ts';
import type { Table } from './dynamodb.ts';
import type { Page } from './lists.ts';
import { mergedPage, partitionItems } from './lists.ts';
import { hostedBy } from './offer-store.ts';
import { currentPolicy } from './policy-store.ts';
import { entitiesOf } from './stored-item.ts';

/** How often a change is decided again when somebody else changed the sponsor in the meantime. */
const TRIES = 8;

/** A sponsor with the work about it, strongly consistent; throws `NotFound` if there is none. */
export async function loadSponsorFile(table: Table, sponsorId: string): Promise<SponsorFile> {
  const entities = entitiesOf(await partitionItems(table, sponsorKey(sponsorId), 'sponsor'));
  const sponsor = entities.find((entity): entity is Sponsor => entity.type === 'sponsor');
  if (!sponsor) throw new CaseError('NotFound', `Expected a sponsor, received id ${sponsorId}.`);
  const workItems = entities.filter((entity): entity is WorkItem => entity.type === 'work-item');
  const documents = entities.filter((entity): entity is Document => entity.type === 'document');
  const rights = entities.filter((entity): entity is RightsRequest => entity.type === 'rights-request');
  const holds = entities.filter((entity): entity is LegalHold => entity.type === 'legal-hold');
  const policy = await currentPolicy(table, 'resettlement');
  const file = { sponsor, workItems, documents, rights, holds, policy };
  const asked = rights.some(
    ({ right, status }) => right === 'erasure' && (status === 'asked' || status === 'granted'),
  );
  const considered = asked || openedReviews(file).some(isOpen);
  if (!considered || sponsor.taken === 0) return file;
  return { ...file, hosting: (await hostedBy(table, sponsorId)).open };
}

/**
 * Loads a sponsor with its work, decides, and commits with an audit entry; decides again if somebody else was faster.
 * `keepAnswer` makes a repeat harmless.
 */
export async function changeSponsor<A>(
  table: Table,
  sponsorId: string,
  command: Command,
  decide: (file: SponsorFile) => Change<A> | Promise<Change<A>>,
  keepAnswer: boolean,
): Promise<A> {
  for (let tried = 1; ; tried += 1) {
    const first = keepAnswer ? await answerOf(table, command) : undefined;
    if (first) return first as A;
    const file = await loadSponsorFile(table, sponsorId);
    const change = await decide(file);
    if (isEmpty(change)) return change.answer;
    try {
      const { writes = [], ...changed } = toSponsorChange(file, change);
      await commitSponsor(table, changed, command, writes, keepAnswer ? change.answer : undefined);
      return change.answer;
    } catch (error) {
      const again = error instanceof CaseError && error.name === 'VersionConflict' && tried < TRIES;
      if (!again) throw error;
    }
  }
}

/** Sponsors of a destination office, in the order of their ids. */
export async function listSponsors(
  table: Table,
  office: string,
  limit: number,
  cursor?: string,
): Promise<Page<Sponsor>> {
  const keys = Array.from({ length: SPONSOR_SHARDS }, (_, shard) => sponsorListKey(office, shard));
  const page = await mergedPage(table, 'list', keys, limit, cursor);
  const ids = page.items.map((item) => String(item.id));
  const found = await loadSponsors(table, ids);
  const items = ids.flatMap((id) => found.find((sponsor) => sponsor.id === id) ?? []);
  return page.cursor === undefined ? { items } : { items, cursor: page.cursor };
}

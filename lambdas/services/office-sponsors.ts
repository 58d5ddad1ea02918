import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { Store } from './the-store.ts';

/** The most sponsors considered for one proposal, since lists grow. */
const MAX_SPONSORS = 1000;
const PAGE = 100;

/** The sponsors of an office from which a proposal chooses. */
export async function officeSponsors(store: Pick<Store, 'listSponsors'>, office: string): Promise<Sponsor[]> {
  const sponsors: Sponsor[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listSponsors(office, PAGE, cursor);
    sponsors.push(...page.items);
    cursor = page.cursor;
  } while (cursor && sponsors.length < MAX_SPONSORS);
  return sponsors;
}

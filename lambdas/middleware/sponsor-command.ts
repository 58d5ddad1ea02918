import type * as z from 'zod';
import type { Route } from '../../contracts/api/route.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { refuseErasedSponsor } from '../../domain/sponsorship/erase-sponsor.ts';
import { closeVettingWork } from '../../domain/sponsorship/settle-vetting.ts';
import type { Sponsor } from '../../domain/sponsorship/sponsor.ts';
import type { SponsorChange } from '../../domain/sponsorship/sponsor-change.ts';
import type { ChangedSponsor, SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { toCaseChange } from '../../domain/sponsorship/sponsor-file.ts';
import type { Request } from './api.ts';
import { apiHandler } from './api.ts';

type Params = { sponsorId: string };

/** Refuses a sponsor of another office as if it did not exist. */
export function refuseForeignSponsor(sponsor: Sponsor | undefined, office: string | undefined): Sponsor {
  if (sponsor && sponsor.destinationOffice === office) return sponsor;
  throw new CaseError('NotFound', "Expected a sponsor of this person's office, received another id.");
}

type Ask<Q extends z.ZodType, B extends z.ZodType> = Request<Params, z.infer<Q>, z.infer<B>>;

/** Makes the route's answer of what changed; needed where a route answers more than that. */
type Answering<Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = (
  changed: ChangedSponsor,
  request: Ask<Q, B>,
) => Promise<z.input<A>>;

/**
 * A route that changes one sponsor of the caller's office; repeats get the first answer. What a route answers beyond
 * that is computed anew each time.
 */
export const sponsorCommandHandler = <Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  contract: Route<z.ZodType<Params>, Q, B, A>,
  decide: (sponsor: Sponsor, request: Ask<Q, B>, file: SponsorFile) => SponsorChange,
  ...[answering]: ChangedSponsor extends z.input<A> ? [Answering<Q, B, A>?] : [Answering<Q, B, A>]
) =>
  apiHandler(contract, async (request) => {
    const { store, command, actor, params, expectedVersion } = request;
    const decided = (file: SponsorFile) => {
      const sponsor = refuseForeignSponsor(file.sponsor, actor.office);
      refuseErasedSponsor(sponsor);
      if (expectedVersion !== undefined && expectedVersion !== sponsor.version)
        throw new CaseError(
          'VersionConflict',
          `Expected version ${expectedVersion}, the sponsor has version ${sponsor.version}.`,
          { currentVersion: sponsor.version },
        );
      return toCaseChange(closeVettingWork(file, decide(sponsor, request, file), command));
    };
    const changed = await store.changeSponsor(params.sponsorId, command, decided, true);
    // Without `answering`, what changed is the route's answer: the parameter's type says so.
    return answering ? answering(changed, request) : (changed as z.input<A>);
  });

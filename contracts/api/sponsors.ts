import * as z from 'zod';
import { NewSponsorSchema } from '../../domain/sponsorship/register-sponsor.ts';
import { SponsorSchema } from '../../domain/sponsorship/sponsor.ts';
import { CursorSchema, IdSchema, PageQuerySchema, route } from './route.ts';

export const RegisterSponsor = route({
  function: 'RegisterSponsor',
  method: 'POST',
  path: '/sponsors',
  summary: 'Registers a sponsor of the office of destination.',
  status: 201,
  body: NewSponsorSchema,
  answer: z.object({ sponsorId: IdSchema }),
});

export const ListSponsors = route({
  function: 'ListSponsors',
  method: 'GET',
  path: '/sponsors',
  summary: "Sponsors of the caller's office.",
  status: 200,
  query: PageQuerySchema,
  answer: z.object({ sponsors: z.array(SponsorSchema), cursor: CursorSchema }),
});

export const SPONSOR_ROUTES = [RegisterSponsor, ListSponsors] as const;

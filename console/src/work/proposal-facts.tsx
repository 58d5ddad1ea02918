import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueries } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import * as z from 'zod';
import { ReadSponsor } from '../../../contracts/api/sponsors.ts';
import { WaysSchema } from '../../../domain/kernel/why.ts';
import { useCall } from '../api/use-call.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { KnownSponsors } from '../placement/known-sponsors.tsx';
import { LeftOut } from '../placement/left-out.tsx';
import { usePlainWords } from '../placement/use-plain-words.ts';
import type { ItemView } from './use-item.ts';

const facts = z.record(z.string(), z.unknown());
const ProposalSchema = z.object({
  top: z.array(
    z.object({
      sponsorId: z.string(),
      score: z.number(),
      terms: z.array(z.object({ term: z.string(), share: z.number(), facts })),
    }),
  ),
  ruledOut: z.array(
    z.object({ sponsorId: z.string(), gates: z.array(z.object({ gate: z.string(), facts })) }),
  ),
  binding: z.object({ gate: z.string(), sponsors: z.int() }).nullable(),
  leftOut: z.object({ asked: z.int(), untold: z.int(), ways: WaysSchema }).optional(),
  known: z
    .array(
      z.object({
        sponsorId: z.string(),
        answer: z.enum(['asked', 'agreed', 'refused']),
        reasonCode: z.string().optional(),
        gates: z.array(z.string()),
      }),
    )
    .optional(),
});

/** The names of a few sponsors, by id. */
function useSponsorNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const call = useCall();
  return useQueries({
    queries: ids.map((sponsorId) => ({
      queryKey: ['sponsors', 'one', sponsorId],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(ReadSponsor, { params: { sponsorId }, signal }),
    })),
    combine: (found) =>
      new Map(found.flatMap(({ data }) => (data ? [[data.sponsor.id, data.sponsor.name] as const] : []))),
  });
}

/** The sponsor whose promise staff are to confirm. */
const PromiseSchema = z.strictObject({ sponsorId: z.string() });
export function PromiseFacts({ context }: Pick<ItemView, 'context'>) {
  const say = useText();
  const promise = PromiseSchema.safeParse(context).data;
  const names = useSponsorNames(promise ? [promise.sponsorId] : []);
  if (!promise) return null;
  return (
    <Container header={<Header variant="h2">{say('work.sponsor')}</Header>}>
      <SponsorName id={promise.sponsorId} name={names.get(promise.sponsorId)} />
    </Container>
  );
}

/** Whether an item's context is a promise or proposal that can be shown as one. */
export const isProposal = ({ kind, context }: Pick<ItemView, 'kind' | 'context'>): boolean =>
  ((kind === 'sponsor-confirmation' || kind === 'settlement-plan') &&
    PromiseSchema.safeParse(context).success) ||
  (kind === 'sponsor-proposal' && ProposalSchema.safeParse(context).success);

/** The proposed sponsors with names and reasons, the near misses, and the binding constraint. */
export function ProposalFacts({ context }: Pick<ItemView, 'context'>) {
  const proposal = ProposalSchema.safeParse(context).data;
  return proposal ? <Proposal proposal={proposal} /> : null;
}

function Proposal({
  proposal: { top, ruledOut, binding, leftOut, known = [] },
}: {
  proposal: z.infer<typeof ProposalSchema>;
}) {
  const say = useText();
  const words = useWords();
  const intl = useIntl();
  const plain = usePlainWords();
  const names = useSponsorNames([
    ...new Set([...top, ...ruledOut, ...known].map(({ sponsorId }) => sponsorId)),
  ]);
  const points = (score: number) =>
    say('placement.points', { points: intl.formatNumber(score, { maximumFractionDigits: 1 }) });
  return (
    <Container header={<Header variant="h2">{say('work.proposal')}</Header>}>
      <SpaceBetween size="m">
        <KnownSponsors known={known} nameOf={(id) => names.get(id)} />
        {top.map(({ sponsorId, score, terms }, index) => (
          <div key={sponsorId}>
            <Box fontWeight="bold">
              {say('placement.rank', { rank: index + 1 })}{' '}
              <SponsorName id={sponsorId} name={names.get(sponsorId)} /> · {points(score)}
            </Box>
            <ul>
              {terms.map(({ term, share, facts }) => (
                <li key={term}>{plain.term(term, { ...facts, tied: share > 0 ? 'yes' : 'no' })}</li>
              ))}
            </ul>
          </div>
        ))}
        {ruledOut.length > 0 && (
          <div>
            <Box variant="h3">{say('work.proposal.near-misses')}</Box>
            <ul>
              {ruledOut.map(({ sponsorId, gates }) => (
                <li key={sponsorId}>
                  <SponsorName id={sponsorId} name={names.get(sponsorId)} />
                  {': '}
                  {gates.map(({ gate, facts }) => plain.gate(gate, facts)).join(' ')}
                </li>
              ))}
            </ul>
          </div>
        )}
        {binding !== null && (
          <Box>
            {say('placement.binding', {
              gate: words('placement.gate', binding.gate),
              sponsors: binding.sponsors,
            })}
          </Box>
        )}
        <LeftOut leftOut={leftOut} />
      </SpaceBetween>
    </Container>
  );
}

function SponsorName({ id, name }: { id: string; name: string | undefined }) {
  const say = useText();
  const follow = useFollow();
  return (
    <Link href={hrefOf(`/sponsors/${id}`)} onFollow={follow}>
      <bdi>{name ?? say('placement.sponsor-gone')}</bdi>
    </Link>
  );
}

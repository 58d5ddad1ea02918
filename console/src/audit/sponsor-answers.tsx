import Box from '@cloudscape-design/components/box';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { OfferState } from '../sponsors/offer-state.tsx';
import { useOfferList } from '../sponsors/use-offers.ts';

/** What a sponsor was asked and the result, each with a link to the audit of its case, where it is recorded too. */
export function SponsorAnswers({ sponsorId }: { sponsorId: string }) {
  const say = useText();
  const follow = useFollow();
  const list = useOfferList(sponsorId);
  const offers = list.data?.pages.flatMap((page) => page.offers) ?? [];
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={list.error} onAgain={() => void list.refetch()} />
      <FittedTable
        items={offers}
        trackBy="offerId"
        loading={list.isPending}
        loadingText={say('audit.tab.answers')}
        contentDensity="compact"
        wrapLines
        ariaLabels={{ tableLabel: say('audit.tab.answers') }}
        empty={<Box textAlign="center">{say('sponsors.offers.none')}</Box>}
        columnDefinitions={[
          {
            id: 'case',
            header: say('audit.of-case'),
            isRowHeader: true,
            cell: ({ caseId }) => (
              <Link href={hrefOf(`/audit/cases/${caseId}`)} onFollow={follow}>
                <span className="identifier">{shortId(caseId)}</span>
              </Link>
            ),
          },
          { id: 'state', header: say('sponsors.offer.state'), cell: (offer) => <OfferState offer={offer} /> },
          {
            id: 'offered',
            header: say('sponsors.offer.at'),
            cell: ({ offeredAt }) => <When at={offeredAt} />,
          },
          {
            id: 'answered',
            header: say('sponsors.offer.answered'),
            cell: ({ answeredAt }) => (answeredAt === undefined ? '–' : <When at={answeredAt} />),
          },
        ]}
      />
      <MoreButton list={list} />
    </SpaceBetween>
  );
}

import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { ListNotices, type NoticeView } from '../../../contracts/api/notices.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { CaseLink } from '../app/case-link.tsx';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { DeliveryState } from '../notices/delivery-state.tsx';
import { OfferState } from './offer-state.tsx';
import { HOUSEHOLDS, PLACES_TAKEN_BY } from './to-households.tsx';
import { useOfferList } from './use-offers.ts';

const MAX_NOTICES = 100;

function useOffers(sponsorId: string) {
  const call = useCall();
  const list = useOfferList(sponsorId);
  const notices = useQuery({
    queryKey: ['notices', 'to', sponsorId, 'offers'],
    queryFn: ({ signal }) => call(ListNotices, { query: { to: sponsorId, limit: MAX_NOTICES }, signal }),
  });
  const about = (offerId: string): readonly NoticeView[] =>
    (notices.data?.notices ?? []).filter(({ data }) => data.offerId === offerId);
  return { list, about, rows: list.data?.pages.flatMap(({ offers }) => offers) ?? [] };
}

/** Offers to a sponsor, with their deadlines and results, and whether the notices were delivered. */
export function SponsorOffers({ sponsorId, erased }: { sponsorId: string; erased: boolean }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { list, about, rows } = useOffers(sponsorId);
  const [asked, ask] = useSearchParams();
  const state = PLACES_TAKEN_BY.find((one) => one === asked.get('offers'));
  const shown = state === undefined ? rows : rows.filter(({ status }) => status === state);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state === undefined) return;
    place.current?.scrollIntoView();
    place.current?.focus({ preventScroll: true });
  }, [state]);
  const none = erased ? 'sponsors.offers.none.erased' : 'sponsors.offers.none.todo';
  const todo = state === undefined ? none : 'sponsors.offers.none.state';
  const when = (instant: string | undefined) => (instant === undefined ? '–' : <When at={instant} />);
  const first = (offerId: string, template: NoticeView['template']) =>
    about(offerId).find((notice) => notice.template === template);
  return (
    <div ref={place} id={HOUSEHOLDS} tabIndex={-1}>
      <ProblemAlert problem={list.error} onAgain={() => void list.refetch()} />
      <FittedTable
        variant="container"
        trackBy="offerId"
        items={shown}
        loading={list.isPending}
        loadingText={say('app.loading')}
        wrapLines
        ariaLabels={{ tableLabel: say('sponsors.offers') }}
        header={
          <Header
            variant="h2"
            actions={
              state && (
                <Button onClick={() => ask({}, { replace: true })}>{say('sponsors.offers.all')}</Button>
              )
            }
          >
            {say(state === undefined ? 'sponsors.offers' : `sponsors.offers.${state}`)}
          </Header>
        }
        footer={<MoreButton list={list} />}
        empty={<Nothing title={say('sponsors.offers.none')} todo={say(todo)} />}
        columnDefinitions={[
          {
            id: 'household',
            header: say('sponsors.offer.household'),
            isRowHeader: true,
            cell: ({ caseId, number, persons }) => (
              <>
                {number === null ? (
                  say('sponsors.offer.no-number')
                ) : (
                  <CaseLink caseId={caseId} number={number} />
                )}
                <br />
                {say('sponsors.offer.persons', { persons })}
              </>
            ),
          },
          {
            id: 'state',
            minWidth: 120,
            header: say('sponsors.offer.state'),
            cell: (offer) => (
              <>
                <OfferState offer={offer} />
                {offer.answeredAt !== undefined && <div>{when(offer.answeredAt)}</div>}
                {offer.status === 'accepted' && offer.number !== null && (
                  <Link
                    href={hrefOf(`/cases/${offer.caseId}?do=end-sponsorship`)}
                    onFollow={follow}
                    ariaLabel={say('sponsors.offer.end.of', { number: offer.number })}
                  >
                    {say('sponsors.offer.end')}
                  </Link>
                )}
              </>
            ),
          },
          { id: 'offered', header: say('sponsors.offer.at'), cell: ({ offeredAt }) => when(offeredAt) },
          {
            id: 'due',
            header: say('sponsors.offer.due'),
            cell: ({ offerId }) => {
              const reminded = first(offerId, 'sponsor-offer-reminder')?.at;
              return (
                <>
                  {when(first(offerId, 'sponsor-offer')?.data.dueAt)}
                  {reminded !== undefined && (
                    <div>{say('sponsors.offer.reminded', { when: format.instant(reminded) })}</div>
                  )}
                </>
              );
            },
          },
          {
            id: 'notices',
            header: say('sponsors.offer.notices'),
            minWidth: 180,
            cell: ({ offerId }) =>
              about(offerId).map((notice) => (
                <div key={notice.noticeId}>
                  {words('notices.template', notice.template)}: <DeliveryState notice={notice} />
                </div>
              )),
          },
        ]}
      />
    </div>
  );
}

import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ListActsOfPerson } from '../../../contracts/api/acts.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { DateField } from '../cases/date-field.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { byDay } from '../desk/period.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';
import './people.css';

type Act = Awaited<ReturnType<typeof useActs>>['rows'][number];
const A_WEEK_MS = 6 * 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function useActs(personId: string, from: string, to: string) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: ['people', 'acts', personId, from, to],
    queryFn: ({ pageParam, signal }) => {
      const period = { from, to, limit: 50, cursor: pageParam };
      return call(ListActsOfPerson, { params: { personId }, query: period, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  return { ...query, rows: query.data?.pages.flatMap(({ acts }) => acts) ?? [] };
}

/** All that one of the staff read, changed and decided over a period, day by day. */
export function ActsPage() {
  const say = useText();
  const format = useFormat();
  const { personId = '' } = useParams();
  const [place, setPlace] = useSearchParams();
  const to = place.get('to') ?? dayOf(Date.now());
  const from = place.get('from') ?? dayOf(Date.now() - A_WEEK_MS);
  const acts = useActs(personId, from, to);
  const columns = useColumns();
  const name = acts.data?.pages[0]?.names[personId] ?? personId;
  const go = (change: { from?: string; to?: string }) => setPlace({ from, to, ...change }, { replace: true });
  return (
    <PageFrame title={say('people.acts.title', { name })} description={say('people.acts.lead')}>
      <div className="people-filters">
        <DayBound label={say('people.acts.from')} day={from} onChange={(day) => go({ from: day })} />
        <DayBound label={say('people.acts.to')} day={to} onChange={(day) => go({ to: day })} />
      </div>
      <ProblemAlert problem={acts.error} onAgain={() => void acts.refetch()} />
      {acts.isPending && <Loading />}
      {acts.isSuccess && acts.rows.length === 0 && (
        <Nothing title={say('people.acts.empty')} todo={say('people.acts.empty.todo')} />
      )}
      {byDay(acts.rows, ({ at }) => at).map(({ at, rows }) => (
        <SpaceBetween key={at} size="s">
          <Header variant="h2" counter={`(${format.number(rows.length)})`}>
            {format.day(at)}
          </Header>
          <ListTable
            label={format.day(at)}
            rows={rows}
            columns={columns}
            loading={false}
            empty={null}
            idOf={({ owner, seq }) => `${owner} ${seq}`}
          />
        </SpaceBetween>
      ))}
      <MoreButton list={acts} />
    </PageFrame>
  );
}

function DayBound({ label, day, onChange }: { label: string; day: string; onChange(day: string): void }) {
  const id = useId();
  return (
    <FormField label={<span id={id}>{label}</span>}>
      <DateField
        value={day}
        labelledBy={id}
        onChange={(value) => /^\d{4}-\d\d-\d\d$/.test(value) && onChange(value)}
      />
    </FormField>
  );
}

function useColumns(): ListColumn<Act>[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return [
    {
      ...{ id: 'what', header: say('people.history.act'), names: true, minWidth: 240 },
      cell: ({ kind, facts }) =>
        facts.map(({ act }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: facts of an entry never change.
          <div key={at}>{words(kind === 'reading' ? 'audit.reading' : 'cases.act', act)}</div>
        )),
    },
    {
      ...{ id: 'kind', header: say('people.acts.kind') },
      cell: ({ kind }) => say(`people.acts.${kind}`),
    },
    { id: 'about', header: say('people.acts.about'), minWidth: 200, cell: (act) => <About act={act} /> },
    { id: 'when', header: say('people.history.when'), cell: ({ at }) => format.instant(at) },
  ];
}

const LINKS: Readonly<Record<string, string>> = {
  case: '/audit/cases/',
  sponsor: '/audit/sponsors/',
};
const MOST = 5;

/** What an entry is about: the cases and sponsors that it names, each with its own audit. */
function About({ act: { owner, facts } }: { act: Act }) {
  const say = useText();
  const follow = useFollow();
  const named = facts.flatMap(({ details = {} }) => [details.cases ?? [], details.sponsors ?? []].flat());
  const ids = [...new Set([owner, ...named.map(String)])].filter((id) =>
    /^(case|sponsor)-[0-9a-z]{20}$/.test(id),
  );
  return (
    <>
      {ids.slice(0, MOST).map((id) => (
        <div key={id}>
          <Link href={hrefOf(`${LINKS[id.split('-')[0] ?? ''] ?? '/audit/'}${id}`)} onFollow={follow}>
            {say(id.startsWith('case-') ? 'people.acts.case' : 'people.acts.sponsor', { id: shortId(id) })}
          </Link>
        </div>
      ))}
      {ids.length > MOST && say('people.acts.more', { count: ids.length - MOST })}
    </>
  );
}

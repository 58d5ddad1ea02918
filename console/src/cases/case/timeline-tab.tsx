import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Icon from '@cloudscape-design/components/icon';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { Loading } from '../../app/loading.tsx';
import { useShown } from '../../app/use-shown.ts';
import { useWho } from '../../desk/use-who.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import type { CaseView, TimelineEntry } from './use-case.ts';
import { useTimeline } from './use-case.ts';
import './timeline.css';
import { When } from '../../i18n/when.tsx';

const SHOWN = ['all', 'household', 'act', 'step', 'view', 'notice'] as const;
export type Shown = (typeof SHOWN)[number];

/** Acts by which members come, go, or are recorded otherwise. */
const OF_HOUSEHOLD =
  /^(household-change|members|person|principal|custody|number)\.|^(case\.(registered|split)|records\.moved)$/;
const isShown = (shown: Shown, { kind, facts }: Pick<TimelineEntry, 'kind' | 'facts'>): boolean =>
  shown === 'household' ? facts.some(({ act }) => OF_HOUSEHOLD.test(act)) : shown === 'all' || shown === kind;
const ICONS = { act: 'user-profile', step: 'settings', view: 'zoom-in', notice: 'envelope' } as const;

const OWN_MS = 5000;
const NewsBar = lazy(() => import('../../live/news-bar.tsx'));

/** What people and the platform did, who looked, and who was told, newest first. */
export function TimelineTab({ view }: { view: CaseView }) {
  const say = useText();
  const timeline = useTimeline(view.case.id);
  const news = useNews(view, timeline.dataUpdatedAt);
  const who = useWho(timeline.people);
  const [kind, show] = useShown('show', SHOWN);
  const shown = timeline.entries.filter((entry) => isShown(kind, entry));
  const names = new Map(view.persons.map(({ id, name }) => [id, name ?? '']));
  const { hasNextPage, isFetching, fetchNextPage } = timeline;
  // Changes of a household are few and far apart: its history is read to its beginning.
  useEffect(() => {
    if (kind === 'household' && hasNextPage && !isFetching) void fetchNextPage();
  }, [kind, hasNextPage, isFetching, fetchNextPage]);
  return (
    <SpaceBetween size="m">
      <SegmentedControl
        label={say('cases.timeline.filter')}
        selectedId={kind}
        options={SHOWN.map((id) => ({ id, text: say(`cases.timeline.${id}`) }))}
        onChange={({ detail }) => show(detail.selectedId)}
      />
      <ProblemAlert problem={timeline.error} onAgain={() => void timeline.refetch()} />
      <Suspense>
        <NewsBar news={{ added: 0, gone: 0, moved: news }} onTake={() => void timeline.refetch()} />
      </Suspense>
      {timeline.isLoading && <Loading />}
      {!timeline.isLoading && shown.length === 0 && (
        <Box color="text-body-secondary">{say('cases.timeline.none')}</Box>
      )}
      <ol className="timeline">
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} who={who} names={names} />
        ))}
      </ol>
      {timeline.hasNextPage && (
        <Button loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {say('cases.timeline.more')}
        </Button>
      )}
    </SpaceBetween>
  );
}

/** Whether the case went on since its timeline was read. */
function useNews({ case: { version } }: CaseView, readAt: number): boolean {
  const [seen, see] = useState({ version, readAt });
  // What the reader did themselves has both read again: whichever answer comes first.
  const own = version > seen.version && Date.now() - readAt < OWN_MS;
  if (seen.readAt !== readAt || own) see({ version, readAt });
  return readAt > 0 && version > seen.version && !own;
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly names: ReadonlyMap<string, string>;
  who(id: string): string;
}

function Entry({ entry, names, who }: EntryProps) {
  const say = useText();
  return (
    <li className="timeline-entry">
      <Icon name={ICONS[entry.kind]} ariaLabel={say(`cases.timeline.${entry.kind}`)} />
      <div>
        {entry.notice ? (
          <Told notice={entry.notice} />
        ) : (
          entry.facts.map((fact) => (
            <FactLine
              key={`${fact.act} ${fact.subject} ${JSON.stringify(fact.details)}`}
              fact={fact}
              name={names.get(fact.subject ?? '')}
            />
          ))
        )}
        <Box color="text-body-secondary" fontSize="body-s">
          <When at={entry.at} />
          {entry.actor && (
            <>
              {' · '}
              <Who actor={entry.actor} who={who} />
            </>
          )}
        </Box>
      </div>
    </li>
  );
}

interface WhoProps {
  readonly actor: NonNullable<TimelineEntry['actor']>;
  who(id: string): string;
}

function Who({ actor, who }: WhoProps) {
  const say = useText();
  const { person } = useSession();
  if (actor.kind === 'platform') return say('cases.timeline.platform');
  if (actor.id === person.id) return say('cases.timeline.you');
  if (actor.kind === 'sponsor') return say('cases.timeline.sponsor');
  if (actor.id.startsWith('client-')) return say('cases.timeline.partner');
  return <bdi>{who(actor.id)}</bdi>;
}

function Told({ notice }: { notice: NonNullable<TimelineEntry['notice']> }) {
  const say = useText();
  const words = useWords();
  const to =
    notice.role === null
      ? say(`cases.notice.to.${notice.to}`)
      : say('cases.team', {
          role: words('words.role', notice.role),
          office: words('words.office', notice.office ?? ''),
        });
  return (
    <div>
      {say('cases.notice.told', { what: words('cases.notice', notice.template), to })}
      {notice.status === 'failed' && <> · {say('cases.notice.failed')}</>}
    </div>
  );
}

type Fact = TimelineEntry['facts'][number];

/** Details that say what a fact was about, each shown with the label of its code. */
const DETAILS: Readonly<Record<string, string>> = {
  kind: 'words.kind',
  reasonCode: 'words.reason',
  outcome: 'cases.outcome',
  purpose: 'words.value.purpose',
  taken: 'words.value.taken',
  fromStage: 'words.stage',
};

/** Details that have words of their own, by what the fact is about. */
const OWN_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  document: { kind: 'documents.kind', reasonCode: 'documents.reason' },
  appointment: { kind: 'appointments.kind' },
};

function FactLine({ fact, name }: { readonly fact: Fact; readonly name: string | undefined }) {
  const words = useWords();
  const say = useText();
  const told = Object.entries(fact.details ?? {}).flatMap(([name, value]) => {
    if (name === 'kind' && fact.act.startsWith('flag.')) return [words('words.value.flag', String(value))];
    const own = OWN_WORDS[fact.act.split('.')[0] ?? '']?.[name];
    if (own !== undefined) return [words(own, String(value))];
    if (name === 'decision') return [words(`words.decision.${String(fact.details?.kind)}`, String(value))];
    if (name === 'fields' && Array.isArray(value) && fact.act === 'case.viewed')
      return [value.map((field) => words('cases.class', field)).join(say('cases.list.and'))];
    if (name === 'fields' && Array.isArray(value))
      return [value.map((field) => words('cases.field', field)).join(say('cases.list.and'))];
    const prefix = DETAILS[name];
    return prefix === undefined || typeof value !== 'string' ? [] : [words(prefix, value)];
  });
  return (
    <div>
      {words('cases.act', fact.act)}
      {told.length > 0 && <>: {told.join(' · ')}</>}
      {name && (
        <>
          {' · '}
          <bdi>{name}</bdi>
        </>
      )}
    </div>
  );
}

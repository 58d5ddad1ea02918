import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { FittedTable } from '../app/fitted-table.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useOrganisations } from '../partners/use-organisations.ts';
import { useSession } from '../session/use-session.ts';
import { Due } from '../work/queue-cells.tsx';
import { useNow } from '../work/use-now.ts';
import { type Person, usePeople } from './use-people.ts';
import { useReviews } from './use-reviews.ts';

interface Row {
  readonly id: string;
  readonly what: 'access' | 'agreement' | 'renewal' | 'review';
  readonly name: string;
  readonly path: string;
  /** By when somebody has to say; undefined if nothing says so. */
  readonly dueAt?: string;
}

/** The last moment of a day of UTC, as agreements count. */
const endOf = (day: string): string => `${day}T23:59:59.000Z`;

/** What of accounts, agreements and reviews waits for this person, the most urgent first. */
function useWaiting(): Row[] {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const people = usePeople();
  const { rows: organisations, nameOf } = useOrganisations();
  const reviews = useReviews();
  const waits = ({ pending }: Person) => pending !== undefined && pending.by !== person.id;
  const renews = person.roles.includes('administrator');
  const rows: Row[] = [
    ...(people.data?.people ?? []).filter(waits).map(({ id, name, login }) => ({
      id,
      what: 'access' as const,
      name: name ?? login,
      path: `/people/${id}`,
    })),
    ...organisations
      .filter(({ mayApprove }) => mayApprove)
      .map(({ organisationId: id }) => ({
        ...{
          id: `${id} new`,
          what: 'agreement' as const,
          name: nameOf(id),
          path: '/people?of=organisations',
        },
      })),
    ...organisations
      .filter(({ renewalDue }) => renews && renewalDue)
      .map(({ organisationId: id, agreement }) => ({
        ...{ id, what: 'renewal' as const, name: nameOf(id), path: '/people?of=organisations' },
        ...(agreement ? { dueAt: endOf(agreement.until) } : {}),
      })),
    ...reviews.rows
      .filter(({ endedAt, yours }) => endedAt === undefined && yours > 0)
      .map(({ id, office, dueAt }) => ({
        ...{ id, what: 'review' as const, dueAt, path: `/access-reviews/${id}` },
        name: office === undefined ? say('people.all-offices') : words('words.office', office),
      })),
  ];
  const last = '9999';
  return rows.sort((a, b) => ((a.dueAt ?? last) < (b.dueAt ?? last) ? -1 : 1));
}

/** The work that waits for whoever looks after people and partners, with the day by which it has to be done. */
export function Waiting() {
  const say = useText();
  const follow = useFollow();
  const now = useNow();
  const rows = useWaiting();
  if (rows.length === 0) return null;
  return (
    <FittedTable
      variant="container"
      trackBy="id"
      items={rows}
      enableKeyboardNavigation
      wrapLines
      ariaLabels={{ tableLabel: say('people.waiting') }}
      header={
        <Header variant="h2" counter={`(${rows.length})`}>
          {say('people.waiting')}
        </Header>
      }
      columnDefinitions={[
        {
          id: 'what',
          header: say('people.waiting.what'),
          isRowHeader: true,
          cell: ({ what, path }) => (
            <Link href={hrefOf(path)} onFollow={follow}>
              {say(`people.waiting.${what}`)}
            </Link>
          ),
        },
        { id: 'whom', header: say('people.waiting.about'), cell: ({ name }) => <bdi>{name}</bdi> },
        {
          id: 'due',
          header: say('people.waiting.due'),
          cell: ({ dueAt }) => dueAt !== undefined && <Due dueAt={dueAt} escalated={false} now={now} />,
        },
      ]}
    />
  );
}

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { ReadAccessHistory } from '../../../contracts/api/people.ts';
import type { Answer } from '../api/call.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { ListColumn } from '../lists/list-column.ts';
import { ListTable } from '../lists/list-table.tsx';
import { PEOPLE } from './use-people.ts';

type History = Answer<typeof ReadAccessHistory>;
type Row = History['entries'][number] & { readonly name: string };

/** What was decided about somebody's access, newest first, by whom. */
export function AccessHistory({ personId }: { personId: string }) {
  const say = useText();
  const call = useCall();
  const read = useQuery({
    queryKey: [PEOPLE, 'history', personId],
    queryFn: ({ signal }) => call(ReadAccessHistory, { params: { personId }, signal }),
  });
  const columns = useColumns();
  const { entries = [], names = {} } = read.data ?? {};
  const rows = entries.map((entry) => ({ ...entry, name: names[entry.actor.id] ?? entry.actor.id }));
  return (
    <SpaceBetween size="s">
      <Header variant="h2" description={say('people.history.what')}>
        {say('people.history')}
      </Header>
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      <ListTable
        label={say('people.history')}
        rows={rows}
        columns={columns}
        loading={read.isPending}
        empty={<Nothing title={say('people.history.empty')} todo={say('people.history.empty.todo')} />}
        idOf={({ seq }) => String(seq)}
      />
    </SpaceBetween>
  );
}

function useColumns(): ListColumn<Row>[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const textOf = ({ act, details = {} }: Row['facts'][number]): string => {
    const { roles = [], office, reasonCode } = details;
    return [
      say(`cases.act.${act}`),
      format.list([roles].flat().map((role) => words('words.role', String(role)))),
      typeof office === 'string' ? words('words.office', office) : '',
      typeof reasonCode === 'string' ? words('people.reason', reasonCode) : '',
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return [
    {
      ...{ id: 'what', header: say('people.history.act'), names: true, minWidth: 260 },
      cell: ({ facts }) => facts.map((fact) => <div key={fact.act}>{textOf(fact)}</div>),
    },
    { id: 'who', header: say('people.history.who'), cell: ({ name }) => <bdi>{name}</bdi> },
    { id: 'when', header: say('people.history.when'), cell: ({ at }) => format.instant(at) },
  ];
}

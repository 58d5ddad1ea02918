import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ReadCase } from '../../../contracts/api/cases.ts';
import { useCall } from '../api/use-call.ts';
import { stagesOnPath } from '../cases/case/stage-course.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Sheet } from './sheet.tsx';
import { SheetTable } from './table.tsx';
import { type Person, peopleOf, usePeopleColumns } from './use-people-columns.tsx';

/** A case on paper: who belongs to it, how far it is, what it waits for. */
export function CaseSheetPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const people = usePeopleColumns();
  const read = useQuery({
    queryKey: ['cases', 'sheet', caseId],
    queryFn: ({ signal }) => call(ReadCase, { params: { caseId }, signal }),
  });
  const view = read.data;
  const needsOf = ({ member }: Person) => member.needs?.map((need) => words('words.value.need', need)) ?? [];
  return (
    <Sheet
      title={say('sheets.case')}
      number={view?.case.number}
      back={`/cases/${caseId}`}
      loading={!view}
      problem={read.error}
    >
      {view && (
        <>
          <dl>
            <dt>{say('sheets.programme')}</dt>
            <dd>{words('words.value.programme', view.case.programme)}</dd>
            <dt>{say('sheets.status')}</dt>
            <dd>{words('words.value.status', view.case.status)}</dd>
            <dt>{say('sheets.priority')}</dt>
            <dd>{words('words.value.priority', view.case.priority)}</dd>
          </dl>
          <h2>{say('sheets.people')}</h2>
          <SheetTable
            label={say('sheets.people')}
            rows={peopleOf(view)}
            idOf={({ member }) => member.id}
            columns={[
              ...people,
              { head: say('sheets.column.needs'), cell: (row) => format.list(needsOf(row)) },
            ]}
          />
          <h2>{say('sheets.stages')}</h2>
          <SheetTable
            label={say('sheets.stages')}
            rows={stagesOnPath(view, Date.now())}
            idOf={({ stage }) => stage}
            columns={[
              { head: say('sheets.column.stage'), cell: ({ stage }) => words('words.stage', stage) },
              {
                head: say('sheets.column.state'),
                cell: ({ progress }) => say(`sheets.progress.${progress}`),
              },
            ]}
          />
          {view.waitsFor.length > 0 && (
            <>
              <h2>{say('sheets.waits')}</h2>
              <SheetTable
                label={say('sheets.waits')}
                rows={view.waitsFor}
                idOf={({ workItemId }) => workItemId}
                columns={[
                  { head: say('sheets.column.task'), cell: ({ kind }) => words('words.kind', kind) },
                  { head: say('sheets.column.role'), cell: ({ role }) => words('words.role', role) },
                  { head: say('sheets.column.due'), cell: ({ dueAt }) => format.day(dueAt) },
                ]}
              />
            </>
          )}
        </>
      )}
    </Sheet>
  );
}

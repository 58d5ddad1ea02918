import type { ReadCase } from '../../../contracts/api/cases.ts';
import type { Answer } from '../api/call.ts';
import { stagesOnPath } from '../cases/case/stage-course.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { SheetTable } from './table.tsx';
import { type Person, peopleOf, usePeopleColumns } from './use-people-columns.tsx';

interface Props {
  readonly view: Answer<typeof ReadCase>;
  /** Its number, where the sheets of several are one document: each of their tables says whose it is. */
  readonly number?: string | undefined;
}

/** What a sheet says of one case. */
export function CaseSheet({ view, number }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const people = usePeopleColumns();
  const needsOf = ({ member }: Person) => member.needs?.map((need) => words('words.value.need', need)) ?? [];
  const labelOf = (what: string) => (number === undefined ? what : say('sheets.part', { what, number }));
  return (
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
        label={labelOf(say('sheets.people'))}
        rows={peopleOf(view)}
        idOf={({ member }) => member.id}
        columns={[...people, { head: say('sheets.column.needs'), cell: (row) => format.list(needsOf(row)) }]}
      />
      <h2>{say('sheets.stages')}</h2>
      <SheetTable
        label={labelOf(say('sheets.stages'))}
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
            label={labelOf(say('sheets.waits'))}
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
  );
}

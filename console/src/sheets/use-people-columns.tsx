import type { CaseView, Member } from '../cases/case/use-case.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import type { SheetColumn } from './table.tsx';

export interface Person {
  readonly view: CaseView;
  readonly member: Member;
}

/** Who somebody is, as papers are compared with at a desk or a counter. */
export function usePeopleColumns(): SheetColumn<Person>[] {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return [
    { head: say('sheets.column.no'), cell: (_row, index) => format.number(index + 1) },
    {
      head: say('sheets.column.name'),
      cell: ({ view, member }) => (
        <>
          <bdi>{member.name ?? words('words.value.relationship', member.relationship)}</bdi>
          {view.latin[member.id] !== undefined && <bdi dir="ltr"> ({view.latin[member.id]})</bdi>}
        </>
      ),
    },
    {
      head: say('sheets.column.relation'),
      cell: ({ member }) => words('words.value.relationship', member.relationship),
    },
    {
      head: say('sheets.column.sex'),
      cell: ({ member }) => member.sex && words('words.value.sex', member.sex),
    },
    {
      head: say('sheets.column.born'),
      className: 'one-line',
      cell: ({ member }) => member.birthDate && format.date(member.birthDate),
    },
    {
      head: say('sheets.column.papers'),
      cell: ({ member }) =>
        member.identityPapers?.map(({ kind, number, country }) => (
          <div key={`${kind} ${number}`}>
            {words('words.value.identity-paper', kind)} <span className="identifier">{number}</span>{' '}
            <span className="identifier">{country}</span>
          </div>
        )),
    },
  ];
}

const isFirst = ({ relationship }: Member): number => (relationship === 'principal-applicant' ? 0 : 1);

/** The members of a household who are part of it today, the principal applicant first. */
export const peopleOf = (view: CaseView): Person[] =>
  view.persons
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => isFirst(a) - isFirst(b))
    .map((member) => ({ view, member }));

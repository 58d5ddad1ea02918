import { ListCases } from '../../../../contracts/api/cases.ts';
import { useCall } from '../../api/use-call.ts';
import { ofChosen } from '../../desk/chosen-rows.ts';
import type { FileColumn } from '../../desk/list-file.ts';
import { ListFileButton } from '../../desk/list-file-button.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useKnown } from '../use-known.ts';
import type { CaseFilters } from './case-filters.ts';
import type { FigureAsked } from './figure-asked.ts';
import type { CaseRow } from './use-cases.ts';

const PAGE = 100;

interface Props {
  readonly filters: CaseFilters;
  readonly office: string | undefined;
  readonly order: 'newest' | 'oldest';
  readonly figure?: FigureAsked | undefined;
  /** The rows that were chosen; the whole list without any. */
  readonly chosen?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** The cases of the list as a file: what the list shows of each, and nothing else. */
export function CasesFile({ filters, office, order, figure, chosen = NONE }: Props) {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const call = useCall();
  const list = (prefix: string, codes: readonly string[]) =>
    [...new Set(codes)].map((code) => words(prefix, code)).join('; ');
  const columns: FileColumn<CaseRow>[] = [
    { header: say('cases.file.id'), value: ({ caseId }) => caseId },
    { header: say('cases.field.number'), value: ({ number }) => number },
    { header: say('cases.file.principal'), value: ({ name }) => name },
    { header: say('cases.column.members'), value: ({ members }) => members },
    {
      header: say('cases.column.programme'),
      value: ({ programme }) => words('words.value.programme', programme),
    },
    { header: say('cases.file.priority'), value: ({ priority }) => words('words.value.priority', priority) },
    { header: say('cases.file.status'), value: ({ status }) => words('words.value.status', status) },
    {
      header: say('cases.file.outcome'),
      value: ({ outcome }) => outcome && words('words.value.outcome', outcome),
    },
    { header: say('cases.column.where'), value: ({ stages }) => list('words.stage', stages) },
    { header: say('cases.column.since'), value: ({ since }) => new Date(since) },
    { header: say('cases.file.registered'), value: ({ registeredAt }) => new Date(registeredAt) },
    { header: say('cases.field.office'), value: (row) => words('words.office', row.office) },
    {
      header: say('cases.field.destinationOffice'),
      value: (row) => known('words.office', row.destinationOffice),
    },
    { header: say('cases.file.flags'), value: ({ flags }) => list('words.value.flag', flags) },
  ];
  return (
    <ListFileButton
      name="kinbridge-cases"
      {...(chosen.size === 0 ? {} : { label: say('desk.file.chosen', { count: chosen.size }) })}
      columns={columns}
      page={ofChosen(
        chosen,
        ({ caseId }: CaseRow) => caseId,
        async (cursor) => {
          const found = await call(ListCases, {
            query: { ...filters, ...figure, office, order, as: 'file', limit: PAGE, cursor },
          });
          return { ...found, rows: found.cases };
        },
      )}
    />
  );
}

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useMutation } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { useTell } from '../app/notes.tsx';
import { saveFile } from '../executions/save-file.ts';
import { useText } from '../i18n/use-text.ts';
import type { FileColumn, ListPage } from './list-file.ts';

interface Props<Row> {
  /** The file's name without its extension. */
  readonly name: string;
  readonly columns: readonly FileColumn<Row>[];
  /** What is saved, if it is not the whole list. */
  readonly label?: string;
  /** A page of the list with the filters that are set. */
  page(cursor: string | undefined): Promise<ListPage<Row>>;
}

/** Saves a list, with the filters that are set, as CSV or as an Excel workbook. */
export function ListFileButton<Row>({ name, columns, label, page }: Props<Row>) {
  const say = useText();
  const tell = useTell();
  const { locale } = useIntl();
  const save = useMutation({
    mutationFn: async (format: string) => {
      const { csvOf, everyRow, MAX_ROWS, sheetOf } = await import('./list-file.ts');
      const { rows, complete, heldBack } = await everyRow(page);
      if (format === 'csv') saveFile(`${name}.csv`, 'text/csv', csvOf(columns, rows));
      else {
        const { default: writeXlsxFile } = await import('write-excel-file/browser');
        const options = { rightToLeft: locale === 'ar', stickyRowsCount: 1 };
        await writeXlsxFile(sheetOf(columns, rows), options).toFile(`${name}.xlsx`);
      }
      if (heldBack > 0) tell({ type: 'info', text: say('desk.file.held-back', { count: heldBack }) });
      if (!complete) tell({ type: 'warning', text: say('desk.file.cut', { count: MAX_ROWS }) });
    },
    onError: () => tell({ type: 'error', text: say('desk.file.failed') }),
  });
  return (
    <ButtonDropdown
      loading={save.isPending}
      items={[
        { id: 'xlsx', text: say('desk.file.xlsx') },
        { id: 'csv', text: say('desk.file.csv') },
      ]}
      onItemClick={({ detail }) => save.mutate(detail.id)}
    >
      {label ?? say('desk.file')}
    </ButtonDropdown>
  );
}

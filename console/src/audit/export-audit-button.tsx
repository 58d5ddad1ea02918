import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useMutation } from '@tanstack/react-query';
import type * as z from 'zod';
import { ExportAudit } from '../../../contracts/api/audit.ts';
import { useCall } from '../api/use-call.ts';
import { useTell } from '../app/notes.tsx';
import { saveFile } from '../executions/save-file.ts';
import { useText } from '../i18n/use-text.ts';

type Part = z.output<typeof ExportAudit.answer>;
type Format = 'csv' | 'json';

/** Joins the parts of a file as the contract defines: CSV is concatenated, the lists of JSON are merged. */
export const joined = (parts: readonly string[], format: Format): string =>
  format === 'csv'
    ? parts.join('')
    : JSON.stringify(
        parts.flatMap((part) => JSON.parse(part) as unknown[]),
        null,
        2,
      );

/** Offers the complete audit of a case as a file download. */
export function ExportAuditButton({ caseId }: { caseId: string }) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const save = useMutation({
    mutationFn: async (format: Format) => {
      const parts: string[] = [];
      let last: Part | undefined;
      for (let after: number | null = 0; after !== null; after = last.next) {
        last = await call(ExportAudit, { query: { caseId, format, after } });
        parts.push(last.text);
      }
      if (last) saveFile(last.name, last.mediaType, joined(parts, format));
    },
    onError: () => tell({ type: 'error', text: say('audit.not-exported') }),
  });
  return (
    <ButtonDropdown
      loading={save.isPending}
      items={[
        { id: 'csv', text: say('audit.export.csv') },
        { id: 'json', text: say('audit.export.json') },
      ]}
      onItemClick={({ detail }) => save.mutate(detail.id as Format)}
    >
      {say('executions.export')}
    </ButtonDropdown>
  );
}

import { useQueries } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ReadWorkItem } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { ItemSheet } from './item-part.tsx';
import { MOST_SHEETS } from './most.ts';
import { Sheet } from './sheet.tsx';

/** The sheets of several tasks as one document, each on paper of its own; each is read as if it were opened. */
export function ItemSheetsPage() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const [asked] = useSearchParams();
  const ids = [...new Set(asked.getAll('item'))].slice(0, MOST_SHEETS);
  const reads = useQueries({
    queries: ids.map((workItemId) => ({
      queryKey: ['work-items', 'sheet', workItemId],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(ReadWorkItem, { params: { workItemId }, signal }),
    })),
  });
  const there = reads.flatMap(({ data }) => data ?? []);
  const loading = reads.some(({ isPending }) => isPending);
  const missing = loading ? 0 : ids.length - there.length;
  return (
    <Sheet title={say('sheets.items', { count: ids.length })} back="/work" loading={loading}>
      {missing > 0 && <p>{say('sheets.missing', { count: missing })}</p>}
      {there.map((data, at) => (
        <section key={data.workItemId} className="sheet-part">
          <h2>
            {words('words.kind', data.kind)} <span className="identifier">{data.caseNumber}</span>
          </h2>
          <ItemSheet item={data} number={format.number(at + 1)} />
        </section>
      ))}
    </Sheet>
  );
}

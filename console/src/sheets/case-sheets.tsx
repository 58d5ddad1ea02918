import { useQueries } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { ReadCase } from '../../../contracts/api/cases.ts';
import { useCall } from '../api/use-call.ts';
import { useText } from '../i18n/use-text.ts';
import { CaseSheet } from './case-part.tsx';
import { MOST_SHEETS } from './most.ts';
import { Sheet } from './sheet.tsx';

/** The sheets of several cases as one document, each on paper of its own; each is read as if it were opened. */
export function CaseSheetsPage() {
  const say = useText();
  const call = useCall();
  const [asked] = useSearchParams();
  const ids = [...new Set(asked.getAll('case'))].slice(0, MOST_SHEETS);
  const reads = useQueries({
    queries: ids.map((caseId) => ({
      queryKey: ['cases', 'sheet', caseId],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(ReadCase, { params: { caseId }, signal }),
    })),
  });
  const there = reads.flatMap(({ data }) => data ?? []);
  const loading = reads.some(({ isPending }) => isPending);
  const missing = loading ? 0 : ids.length - there.length;
  return (
    <Sheet title={say('sheets.cases', { count: ids.length })} back="/cases" loading={loading}>
      {missing > 0 && <p>{say('sheets.missing', { count: missing })}</p>}
      {there.map((data) => (
        <section key={data.case.id} className="sheet-part">
          <h2 className="identifier">{data.case.number}</h2>
          <CaseSheet view={data} number={data.case.number} />
        </section>
      ))}
    </Sheet>
  );
}

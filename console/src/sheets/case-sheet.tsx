import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ReadCase } from '../../../contracts/api/cases.ts';
import { useCall } from '../api/use-call.ts';
import { useText } from '../i18n/use-text.ts';
import { CaseSheet } from './case-part.tsx';
import { Sheet } from './sheet.tsx';

/** A case on paper: who belongs to it, how far it is, what it waits for. */
export function CaseSheetPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const call = useCall();
  const read = useQuery({
    queryKey: ['cases', 'sheet', caseId],
    queryFn: ({ signal }) => call(ReadCase, { params: { caseId }, signal }),
  });
  const view = read.data;
  return (
    <Sheet
      title={say('sheets.case')}
      number={view?.case.number}
      back={`/cases/${caseId}`}
      loading={!view}
      problem={read.error}
    >
      {view && <CaseSheet view={view} />}
    </Sheet>
  );
}

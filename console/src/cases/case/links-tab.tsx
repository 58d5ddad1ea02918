import { CaseLink } from '../../app/case-link.tsx';
import { FittedTable } from '../../app/fitted-table.tsx';
import { EmptyHere } from '../../desk/empty-here.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import type { CaseView } from './use-case.ts';

/** Cases that this one is linked with. */
export function LinksTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  return (
    <FittedTable
      variant="container"
      items={view.case.linked ?? []}
      ariaLabels={{ tableLabel: say('cases.tab.links') }}
      empty={<EmptyHere of="cases.links.none" acts={!person.roles.includes('auditor')} />}
      columnDefinitions={[
        {
          id: 'case',
          header: say('cases.column.case'),
          isRowHeader: true,
          cell: ({ caseId }) => <CaseLink caseId={caseId} number={view.numbers[caseId]} />,
        },
        {
          id: 'because',
          header: say('cases.links.because'),
          cell: ({ because }) => words('words.value.because', because),
        },
      ]}
    />
  );
}

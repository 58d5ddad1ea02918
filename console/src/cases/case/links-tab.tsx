import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { shortId } from '../../app/short-id.ts';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import type { CaseView } from './use-case.ts';

/** Cases that this one is linked with. */
export function LinksTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  return (
    <Table
      variant="container"
      items={view.case.linked ?? []}
      ariaLabels={{ tableLabel: say('cases.tab.links') }}
      empty={say('cases.links.none')}
      columnDefinitions={[
        {
          id: 'case',
          header: say('cases.column.case'),
          isRowHeader: true,
          cell: ({ caseId }) => (
            <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
              <span className="identifier">{shortId(caseId)}</span>
            </Link>
          ),
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

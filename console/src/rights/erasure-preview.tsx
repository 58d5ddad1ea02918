import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { ReadErasure } from '../../../contracts/api/rights.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Loading } from '../app/loading.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Leftovers } from './leftovers.tsx';

interface Props {
  readonly recordId: string;
  readonly personId?: string | undefined;
}

/** What an erasure would take and leave now, and what stands in its way. */
export function ErasurePreview({ recordId, personId }: Props) {
  const say = useText();
  const call = useCall();
  const read = useQuery({
    queryKey: ['erasure', recordId, personId],
    queryFn: ({ signal }) =>
      call(ReadErasure, { params: { recordId }, query: personId === undefined ? {} : { personId }, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  if (read.isPending) return <Loading />;
  if (!read.data) return <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />;
  const { goes, stays, obstacle, elsewhere, leftovers } = read.data;
  return (
    <section aria-label={say('rights.preview')}>
      <SpaceBetween size="xs">
        <Box variant="h3">{say('rights.preview')}</Box>
        {obstacle !== null && <Alert type="error">{say(`words.closed.${obstacle}`)}</Alert>}
        <ColumnLayout columns={2}>
          <Counts title={say('rights.preview.goes')} counts={goes} />
          <Counts title={say('rights.preview.stays')} counts={stays} />
        </ColumnLayout>
      </SpaceBetween>
      <p>{say('rights.preview.also')}</p>
      {elsewhere.length > 0 && <Elsewhere cases={elsewhere} />}
      <Leftovers leftovers={leftovers} />
    </section>
  );
}

/** A household that parted: each of its cases is asked in by itself. */
function Elsewhere({ cases }: { cases: readonly { caseId: string }[] }) {
  const say = useText();
  const follow = useFollow();
  return (
    <Alert type="info" header={say('rights.preview.elsewhere')}>
      <ul>
        {cases.map(({ caseId }) => (
          <li key={caseId}>
            <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
              {say('rights.preview.there', { case: caseId })}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Counts({ title, counts }: { title: string; counts: Readonly<Record<string, number>> }) {
  const words = useWords();
  const format = useFormat();
  const types = Object.entries(counts).filter(([, count]) => count > 0);
  if (types.length === 0) return null;
  return (
    <div>
      <Box variant="h4">{title}</Box>
      <ul>
        {types.map(([type, count]) => (
          <li key={type}>
            {words('rights.type', type)}
            {': '}
            {format.number(count)}
          </li>
        ))}
      </ul>
    </div>
  );
}

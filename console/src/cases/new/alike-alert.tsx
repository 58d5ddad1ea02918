import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import { SearchAlike } from '../../../../contracts/api/alike.ts';
import type { NewCase } from '../../../../domain/casework/register-case.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { useCall } from '../../api/use-call.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Relatives } from './relatives-alert.tsx';

type Answer = z.infer<typeof SearchAlike.answer>;

/** Who of the household is probably registered already or looked for, in cases that this person may know about. */
export function AlikeAlert({ household }: { household: NewCase }) {
  const call = useCall();
  const say = useText();
  const { members, programme, office, consents, tracing } = household;
  const body = { members, relatives: { programme, office, consents, tracing } };
  const found = useQuery({
    queryKey: ['cases', 'alike', JSON.stringify(body)],
    queryFn: ({ signal }) => call(SearchAlike, { body, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (found.error)
    return (
      <Alert type="warning" header={say('cases.alike.not-compared')}>
        <ProblemAlert problem={found.error} onAgain={() => void found.refetch()} />
      </Alert>
    );
  if (!found.data) return <StatusIndicator type="loading">{say('cases.alike.comparing')}</StatusIndicator>;
  return (
    <>
      <Alike alike={found.data.alike} />
      <Relatives sought={found.data.sought} found={found.data.found} household={household} />
    </>
  );
}

function Alike({ alike }: Pick<Answer, 'alike'>) {
  const say = useText();
  const format = useFormat();
  if (alike.length === 0) return null;
  return (
    <Alert type="warning" header={say('cases.alike')}>
      <p>{say('cases.alike.what')}</p>
      <ul>
        {alike.map(({ caseId, personId, name, birthDate, number }) => (
          <li key={`${caseId} ${personId}`}>
            {/* A page of its own: the draft stays as it is. */}
            <Link href={`/console/cases/${caseId}`} external target="_blank">
              {say('cases.alike.one', { name, date: format.date(birthDate), number: number ?? caseId })}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { useQuery } from '@tanstack/react-query';
import { SearchAlike } from '../../../../contracts/api/cases.ts';
import type { NewCase } from '../../../../domain/casework/register-case.ts';
import { useCall } from '../../api/use-call.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.ts';

/** Who of the household is probably registered already, in cases that this person may know about. */
export function AlikeAlert({ members }: { members: NewCase['members'] }) {
  const say = useText();
  const format = useFormat();
  const call = useCall();
  const found = useQuery({
    queryKey: ['cases', 'alike', JSON.stringify(members)],
    queryFn: ({ signal }) => call(SearchAlike, { body: { members }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const alike = found.data?.alike ?? [];
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

import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { useQueries } from '@tanstack/react-query';
import { ListPolicies } from '../../../contracts/api/policies.ts';
import { ProgrammeSchema } from '../../../domain/policy/policy.ts';
import { useCall } from '../api/use-call.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { hrefOf, useFollow } from './use-follow.ts';

/** Tells an administrator on every page that another administrator's policy draft waits for them. */
export function DraftWaits() {
  const say = useText();
  const call = useCall();
  const follow = useFollow();
  const { person } = useSession();
  const drafts = useQueries({
    queries: ProgrammeSchema.options.map((programme) => ({
      queryKey: ['policies', programme],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(ListPolicies, { params: { programme }, signal }),
    })),
  }).flatMap(({ data }) => (data?.draft && data.draft.by !== person.id ? [data.draft] : []));
  return drafts.map(({ by, policy }) => (
    <Alert key={policy.programme} type="info">
      {say('app.draft-waits', {
        by,
        version: policy.version,
        programme: say(`app.programme.${policy.programme}`),
      })}{' '}
      <Link href={hrefOf('/policy')} onFollow={follow}>
        {say('app.draft-waits.open')}
      </Link>
    </Alert>
  ));
}

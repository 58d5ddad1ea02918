import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { DryRunPolicy } from '../../../contracts/api/policies.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { Publishing } from '../../../domain/policy/publishing.ts';
import type { DryRun } from '../../../registry/policy-effect.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Loading } from '../app/loading.tsx';
import { useText } from '../i18n/use-text.ts';
import { DryRunView } from './dry-run-view.tsx';

interface Props {
  readonly policy: Policy;
  readonly publishing: Publishing;
  /** How many fields the version changes. */
  readonly changes: number;
  readonly busy: boolean;
  readonly problem: Error | null;
  onDismiss(): void;
  onPublish(): void;
}

/**
 * What sending a version means, as a draft or as the second person who publishes it, and which open cases it would
 * affect: nobody can publish before that answer has arrived.
 */
export function PublishDialog({ policy, publishing, changes, busy, problem, onDismiss, onPublish }: Props) {
  const say = useText();
  const tried = useDryRun(policy);
  const second = publishing === 'published';
  return (
    <Modal
      visible
      size="large"
      onDismiss={onDismiss}
      header={say(second ? 'policy.publish.title' : 'policy.draft.title', { version: policy.version })}
      footer={
        <Box float="right">
          <SpaceBetween size="xs" direction="horizontal">
            <Button variant="link" onClick={onDismiss}>
              {say('policy.cancel')}
            </Button>
            <Button variant="primary" loading={busy} disabled={!tried.data} onClick={onPublish}>
              {say(second ? 'policy.publish' : 'policy.send-draft')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {second ? (
          <Alert type="warning">{say('policy.publish.second')}</Alert>
        ) : (
          <Alert type="info">{say('policy.draft.first')}</Alert>
        )}
        <Box variant="p">{say('policy.publish.affected')}</Box>
        <Box variant="p">{say('policy.publish.for-good', { count: changes })}</Box>
        {tried.data && <DryRunView dryRun={tried.data} />}
        {tried.isFetching && !tried.data && <Loading />}
        <ProblemAlert problem={tried.error} onAgain={() => void tried.refetch()} />
        <ProblemAlert problem={problem} />
      </SpaceBetween>
    </Modal>
  );
}

/** What a version would mean for the cases open now; computed anew each time. */
function useDryRun(policy: Policy) {
  const call = useCall();
  const { programme, version } = policy;
  return useQuery<DryRun>({
    queryKey: ['policy-dry-run', policy],
    gcTime: 0,
    queryFn: ({ signal }) => call(DryRunPolicy, { params: { programme, version }, body: policy, signal }),
  });
}

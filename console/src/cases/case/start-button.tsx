import Button from '@cloudscape-design/components/button';
import { StartCase } from '../../../../contracts/api/cases.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { useCall } from '../../api/use-call.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import type { CaseView } from './use-case.ts';
import { may, useCaseWrite } from './use-case-write.ts';

/** Starts a registered case. */
export function StartButton({ view }: { view: CaseView }) {
  const say = useText();
  const call = useCall();
  const { person } = useSession();
  const caseId = view.case.id;
  const start = useCaseWrite(caseId, {
    send: (key) => call(StartCase, { params: { caseId }, key }),
    done: say('cases.start.done'),
  });
  if (!may(person, view, ['caseworker', 'supervisor'])) return null;
  if (start.error) return <ProblemAlert problem={start.error} onAgain={() => start.mutate()} />;
  return (
    <Button variant="primary" loading={start.isPending} onClick={() => start.mutate()}>
      {say('cases.start')}
    </Button>
  );
}

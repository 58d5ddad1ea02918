import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { BreakGlass } from '../../../../contracts/api/access.ts';
import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import type { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { PageFrame } from '../../app/page-frame.tsx';
import { shortId } from '../../app/short-id.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { CASES } from '../list/use-cases.ts';
import { isReason, ReasonField } from '../reason-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useCaseWrite } from './use-case-write.ts';

/** A case that is closed to this person: why, and how to open it in an emergency. */
export function ClosedCase({ caseId, problem }: { caseId: string; problem: ApiProblem }) {
  const say = useText();
  const { person } = useSession();
  const [open, setOpen] = useState(false);
  const restricted = problem.kind === 'Forbidden';
  const mayBreak =
    STAFF_ROLES.some((role) => person.roles.includes(role)) && /^case-[0-9a-z]{20}$/.test(caseId);
  return (
    <PageFrame title={say('cases.case.of', { id: shortId(caseId) })}>
      <SpaceBetween size="l">
        <Alert
          type="warning"
          header={say(restricted ? 'cases.closed.restricted' : 'cases.closed.elsewhere')}
          action={mayBreak && <Button onClick={() => setOpen(true)}>{say('cases.do.break-glass')}</Button>}
        >
          {say(restricted ? 'cases.closed.restricted.todo' : 'cases.closed.elsewhere.todo')}
        </Alert>
        {open && <BreakGlassDialog caseId={caseId} onClose={() => setOpen(false)} />}
      </SpaceBetween>
    </PageFrame>
  );
}

function BreakGlassDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const queries = useQueryClient();
  const draft = useDraft(`case.break-glass.${caseId}`, { reasonCode: '', note: '' });
  const [tried, setTried] = useState(false);
  const { reasonCode, note } = draft.values;
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(BreakGlass, {
        params: { caseId },
        body: { reasonCode, ...(note.trim() === '' ? {} : { note: note.trim() }) },
        key,
      }),
    done: say('cases.do.break-glass.done'),
    onDone: () => void queries.invalidateQueries({ queryKey: [...CASES, 'one', caseId] }),
  });
  return (
    <FormDialog
      title={say('cases.do.break-glass')}
      consequence={say('cases.do.break-glass.what')}
      grave
      confirm={say('cases.do.break-glass.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (isReason(reasonCode)) write.mutate();
      }}
    >
      <ReasonField
        list="break-glass"
        value={reasonCode}
        wrong={tried && !isReason(reasonCode)}
        onChange={(code) => draft.change({ ...draft.values, reasonCode: code })}
      />
      <FormField label={say('cases.note')} constraintText={say('cases.note.hint')}>
        <Textarea
          value={note}
          onChange={({ detail }) => draft.change({ ...draft.values, note: detail.value })}
        />
      </FormField>
    </FormDialog>
  );
}

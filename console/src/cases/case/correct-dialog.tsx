import { useState } from 'react';
import { CorrectPerson } from '../../../../contracts/api/persons.ts';
import { CorrectionSchema } from '../../../../domain/casework/correct-person.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { useRule } from '../../api/use-rule.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { correctionFaults } from '../new/faults.ts';
import { MemberFields } from '../new/member-fields.tsx';
import { isUnborn, memberOf, valuesOf } from '../new/member-values.ts';
import { isElsewhere, RefusalAlert } from '../new/refusal-alert.tsx';
import { MAJORITY } from '../new/use-policy.ts';
import { isReason, ReasonField } from '../reason-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { Member } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

interface Props {
  readonly caseId: string;
  readonly member: Member;
  onClose(): void;
}

/** Corrects a member's data with a reason; a concurrent correction by somebody else is reported, not lost. */
export function CorrectDialog({ caseId, member, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const ruleOf = useRule();
  const initial = { reasonCode: '', values: valuesOf(member) };
  const draft = useDraft(`case.correct.${member.id}.${member.version}`, initial);
  const [tried, setTried] = useState(false);
  const { reasonCode, values } = draft.values;
  const wanted = { reasonCode, member: memberOf(values, MAJORITY, new Date()) };
  const parsed = CorrectionSchema.safeParse(wanted);
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(CorrectPerson, {
        params: { caseId, personId: member.id },
        body: CorrectionSchema.parse(wanted),
        version: member.version,
        key,
      }),
    done: say('cases.do.correct.done'),
    onDone: onClose,
  });
  const unborn = isUnborn(values, new Date());
  const faults = correctionFaults(parsed.error, wanted, unborn);
  const issues = write.error instanceof ApiProblem ? write.error.issues : [];
  const told = Object.fromEntries(issues.map((issue) => [issue.path, ruleOf(issue)]));
  const marked = issues.length > 0 && issues.every(({ path }) => path.startsWith('member.'));
  const elsewhere = isElsewhere(write.error);
  return (
    <FormDialog
      title={say('cases.do.correct')}
      consequence={say('cases.do.correct.what')}
      confirm={say('cases.do.correct.go')}
      busy={write.isPending}
      problem={elsewhere ? null : write.error}
      marked={marked}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (parsed.success && !unborn) write.mutate();
      }}
    >
      {elsewhere && <RefusalAlert problem={write.error} members={[values]} />}
      <MemberFields
        values={values}
        majority={MAJORITY}
        path="member"
        faults={tried ? faults : {}}
        told={told}
        relationships={member.relationship === 'principal-applicant' ? 'principal' : 'others'}
        onChange={(next) => draft.change({ reasonCode, values: next })}
      />
      <ReasonField
        list="correct"
        value={reasonCode}
        wrong={tried && !isReason(reasonCode)}
        onChange={(code) => draft.change({ reasonCode: code, values })}
      />
    </FormDialog>
  );
}

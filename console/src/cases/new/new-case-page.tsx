import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { RegisterCase } from '../../../../contracts/api/cases.ts';
import { NewCaseSchema, refuseContradictions } from '../../../../domain/casework/register-case.ts';
import { refuseParticulars } from '../../../../registry/registration.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { useWrite } from '../../api/use-write.ts';
import { useTell } from '../../app/notes.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { FaultSummary } from '../../faults/fault-summary.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { AlikeAlert } from './alike-alert.tsx';
import { ConsentsStep } from './consents-step.tsx';
import type { Faults } from './faults.ts';
import { faultsOf, faultsOfIssues, faultsOfRule, isWrong } from './faults.ts';
import { HouseholdStep } from './household-step.tsx';
import type { HouseholdValues } from './household-values.ts';
import { emptyHousehold, newCaseOf } from './household-values.ts';
import { isUnborn } from './member-values.ts';
import { MembersStep } from './members-step.tsx';
import { RefusalAlert } from './refusal-alert.tsx';
import { ReviewStep } from './review-step.tsx';
import { TracingStep } from './tracing-step.tsx';
import { MAJORITY, usePolicy } from './use-policy.ts';

const HOUSEHOLD = [
  ...['programme', 'number', 'office', 'destinationOffice'],
  ...['primaryCategory', 'secondaryCategory', 'priority', 'particulars'],
];
/** The parts of a household that each step asks for. */
const ASKED: readonly (readonly string[])[] = [HOUSEHOLD, ['members'], ['consents'], ['tracing'], []];

/** Registers a household step by step; a half-filled form survives a reload. */
export function NewCasePage() {
  const say = useText();
  const call = useCall();
  const navigate = useNavigate();
  const tell = useTell();
  const { person } = useSession();
  const draft = useDraft<HouseholdValues>('new-case', emptyHousehold());
  const [step, setStep] = useState(0);
  const [tried, setTried] = useState(0);
  const { values } = draft;
  const policy = usePolicy(values.programme);
  const majority = policy?.bestInterests.majority ?? MAJORITY;
  const wanted = newCaseOf(values, person.office ?? '', majority, new Date());
  const parsed = NewCaseSchema.safeParse(wanted);
  const write = useWrite(draft, {
    send: (key) => call(RegisterCase, { body: NewCaseSchema.parse(wanted), key }),
    onDone: ({ caseId }) => {
      tell({ type: 'success', text: say('cases.registered') });
      navigate(`/cases/${caseId}`);
    },
  });
  const refused = write.error instanceof ApiProblem ? faultsOfIssues(write.error.issues) : {};
  const unborn = values.members.flatMap((member, index) =>
    isUnborn(member, new Date()) ? [[`members.${index}.birthDate`, 'birth-date'] as const] : [],
  );
  const ruled: Faults = parsed.success
    ? policy
      ? faultsOfRule(() => {
          refuseParticulars(parsed.data);
          refuseContradictions(parsed.data, policy, new Date().toISOString());
        })
      : {}
    : faultsOf(parsed.error, wanted);
  const found: Faults = { ...ruled, ...Object.fromEntries(unborn) };
  const all = { ...refused, ...found };
  const faults = Object.fromEntries(
    Object.entries(all).filter(([path]) =>
      ASKED.slice(0, tried).some((asked) => isWrong({ [path]: '' }, asked)),
    ),
  );
  const change = (some: Partial<HouseholdValues>) => draft.change({ ...values, ...some });
  const shared = { values, faults, majority, onChange: change };
  const go = (to: number) => {
    setTried(Math.max(tried, to));
    const stays = ASKED.slice(0, to).findIndex((asked) => isWrong(found, asked));
    setStep(stays === -1 ? to : stays);
  };
  /** A field that only the server could refuse is on an earlier step. */
  const showWhere = (error: Error) => {
    const told = error instanceof ApiProblem ? faultsOfIssues(error.issues) : {};
    const wrong = ASKED.findIndex((asked) => isWrong(told, asked));
    if (wrong !== -1) setStep(wrong);
  };
  const submit = () => {
    setTried(ASKED.length);
    const wrong = ASKED.findIndex((asked) => isWrong(found, asked));
    if (wrong !== -1) setStep(wrong);
    else write.mutate(undefined, { onError: showWhere });
  };
  return (
    <SpaceBetween size="m">
      <Lead />
      {draft.restored && (
        <Alert type="info" action={<Button onClick={draft.clear}>{say('cases.discard')}</Button>}>
          {say('cases.restored')}
        </Alert>
      )}
      <RefusalAlert problem={write.error} members={values.members} />
      <div>
        <FaultSummary />
        <Wizard
          activeStepIndex={step}
          submitButtonText={say('cases.register')}
          isLoadingNextStep={write.isPending}
          onNavigate={({ detail }) => go(detail.requestedStepIndex)}
          onCancel={() => navigate('/cases')}
          onSubmit={submit}
          steps={[
            {
              title: say('cases.step.household'),
              content: <HouseholdStep {...shared} office={person.office ?? ''} />,
            },
            { title: say('cases.step.members'), content: <MembersStep {...shared} /> },
            { title: say('cases.step.consents'), content: <ConsentsStep {...shared} />, isOptional: true },
            { title: say('cases.step.tracing'), content: <TracingStep {...shared} />, isOptional: true },
            {
              title: say('cases.step.review'),
              content: (
                <SpaceBetween size="m">
                  {parsed.success && <AlikeAlert household={parsed.data} />}
                  <ReviewStep values={values} office={person.office ?? ''} onEdit={setStep} />
                </SpaceBetween>
              ),
            },
          ]}
        />
      </div>
    </SpaceBetween>
  );
}

/** The purpose of the page; its heading is that of the step. */
function Lead() {
  const say = useText();
  const title = say('cases.new');
  useEffect(() => {
    document.title = `${title} · Kinbridge`;
  }, [title]);
  return (
    <div>
      <Box fontSize="heading-l" fontWeight="bold">
        {title}
      </Box>
      <Box color="text-body-secondary">{say('cases.new.lead')}</Box>
    </div>
  );
}

import Badge from '@cloudscape-design/components/badge';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { ApiProblem } from '../../api/api-problem.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { Loading } from '../../app/loading.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { Reading } from '../../app/reading.tsx';
import { shortId } from '../../app/short-id.ts';
import { useTabInView } from '../../app/use-tab-in-view.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { RestrictionAlert } from '../../rights/restriction-alert.tsx';
import { useSession } from '../../session/use-session.ts';
import { AccessTab } from './access-tab.tsx';
import { AppointmentsTab } from './appointments-tab.tsx';
import { CaseActions } from './case-actions.tsx';
import { ClosedCase } from './closed-case.tsx';
import { ConsentsTab } from './consents-tab.tsx';
import { CourseTab } from './course-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { FlagsTab } from './flags-tab.tsx';
import { HouseholdTab } from './household-tab.tsx';
import { LinksTab } from './links-tab.tsx';
import { NotesTab } from './notes-tab.tsx';
import { RightsTab } from './rights-tab.tsx';
import { TimelineTab } from './timeline-tab.tsx';
import { TracingTab } from './tracing-tab.tsx';
import { type CaseView, useCase } from './use-case.ts';
import { WherePanel } from './where-panel.tsx';

/** What is left of a case that was erased. */
const LEFT = ['stages', 'timeline', 'rights', 'workflow'];

/** What those who plan for programmes see of a case: who it is, and how far. */
const OF_MANAGERS = ['household', 'stages', 'timeline'];

/** Who may see executions. */
const READERS = ['supervisor', 'auditor'] as const;

/** One case: its progress, what it waits for, who it is about, what happened, and what can be done. */
export function CasePage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const { data, error, refetch } = useCase(caseId);
  if (data) return <OneCase view={data} />;
  if (error instanceof ApiProblem && (error.kind === 'Forbidden' || error.kind === 'NotFound'))
    return <ClosedCase caseId={caseId} problem={error} />;
  return (
    <PageFrame title={say('cases.case')}>
      {error ? <ProblemAlert problem={error} onAgain={() => void refetch()} /> : <Loading />}
    </PageFrame>
  );
}

function OneCase({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const { person } = useSession();
  const [asked, ask] = useSearchParams();
  const { case: head, persons, flags } = view;
  const principals = persons.filter(({ relationship }) => relationship === 'principal-applicant');
  const principal = principals.find(({ status }) => status === 'active') ?? principals[0];
  const title =
    head.erasedAt === undefined
      ? (principal?.name ?? head.number ?? say('cases.case.of', { id: shortId(head.id) }))
      : say('cases.erased');
  const standing = flags.filter(({ liftedAt }) => liftedAt === undefined);
  const all = [
    { id: 'household', label: say('cases.tab.household'), content: <HouseholdTab view={view} /> },
    { id: 'stages', label: say('cases.tab.stages'), content: <CourseTab view={view} /> },
    { id: 'plan', label: say('cases.tab.plan'), content: <LatePlan view={view} /> },
    { id: 'timeline', label: say('cases.tab.timeline'), content: <TimelineTab view={view} /> },
    { id: 'consents', label: say('cases.tab.consents'), content: <ConsentsTab view={view} /> },
    {
      id: 'appointments',
      label: say('cases.tab.appointments'),
      content: <AppointmentsTab view={view} />,
    },
    { id: 'notes', label: say('cases.tab.notes'), content: <NotesTab view={view} /> },
    { id: 'documents', label: say('cases.tab.documents'), content: <DocumentsTab view={view} /> },
    {
      id: 'flags',
      label: say('cases.tab.flags', { count: standing.length }),
      content: <FlagsTab view={view} />,
    },
    { id: 'tracing', label: say('cases.tab.tracing'), content: <TracingTab view={view} /> },
    { id: 'links', label: say('cases.tab.links'), content: <LinksTab view={view} /> },
    { id: 'rights', label: say('cases.tab.rights'), content: <RightsTab view={view} /> },
    { id: 'access', label: say('cases.tab.access'), content: <AccessTab view={view} /> },
    ...(READERS.some((role) => person.roles.includes(role))
      ? [{ id: 'workflow', label: say('cases.tab.workflow'), content: <WorkflowTab caseId={head.id} /> }]
      : []),
  ];
  const open = person.roles.every((role) => role === 'programme-manager')
    ? all.filter(({ id }) => OF_MANAGERS.includes(id))
    : all;
  const tabs = head.erasedAt === undefined ? open : open.filter(({ id }) => LEFT.includes(id));
  const shown = tabs.find(({ id }) => id === asked.get('tab')) ?? tabs[0];
  const place = useTabInView(tabs.map(({ label }) => label).join(), shown?.id);
  return (
    <PageFrame
      title={title}
      description={
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          {principal?.name !== undefined && <Reading latin={view.latin[principal.id]} of={principal.name} />}
          <span className="identifier">{head.number ?? shortId(head.id)}</span>
          <span>{words('words.value.programme', head.programme)}</span>
          <Badge color={head.status === 'closed' ? 'grey' : 'green'}>
            {words('words.value.status', head.status)}
          </Badge>
          {head.priority !== 'normal' && (
            <Badge color={head.priority === 'emergency' ? 'red' : 'blue'}>
              {words('words.value.priority', head.priority)}
            </Badge>
          )}
          {standing.map((flag) => (
            <Badge key={flag.id} color="severity-medium">
              {words('words.value.flag', flag.kind)}
            </Badge>
          ))}
        </SpaceBetween>
      }
      actions={<CaseActions view={view} />}
    >
      <RestrictionAlert view={view} />
      <WherePanel view={view} />
      <div ref={place} className="case-tabs">
        <Tabs
          tabs={tabs}
          activeTabId={shown?.id ?? ''}
          onChange={({ detail }) => ask({ tab: detail.activeTabId }, { replace: true })}
          ariaLabel={say('cases.case')}
        />
      </div>
    </PageFrame>
  );
}

const PlanTab = lazy(async () => ({ default: (await import('./plan-tab.tsx')).PlanTab }));

/** What is owed to the household, read when its tab is opened. */
function LatePlan({ view }: { view: CaseView }) {
  return (
    <Suspense fallback={<Loading />}>
      <PlanTab view={view} />
    </Suspense>
  );
}

const CaseExecutions = lazy(async () => ({
  default: (await import('../../executions/case-executions.tsx')).CaseExecutions,
}));

/** Every execution of the case, for people who may see how the platform works. */
function WorkflowTab({ caseId }: { caseId: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <CaseExecutions caseId={caseId} />
    </Suspense>
  );
}

import SpaceBetween from '@cloudscape-design/components/space-between';
import { PageFrame } from '../app/page-frame.tsx';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AnchorsPanel } from './anchors-panel.tsx';
import { CaseFinder } from './case-finder.tsx';
import { ExecutionSearch } from './execution-search.tsx';
import { PersonFinder } from './person-finder.tsx';
import { ReaderDays } from './reader-days.tsx';

/** Where auditors start: with a case, or with executions by workflow, status and date. */
export function AuditPage() {
  const say = useText();
  const { person } = useSession();
  return (
    <PageFrame title={say('audit.title')} term="audit" description={say('audit.description')}>
      <SpaceBetween size="l">
        <CaseFinder />
        {person.roles.includes('auditor') && <PersonFinder />}
        {person.roles.includes('auditor') && <ReaderDays />}
        {person.roles.includes('auditor') && <AnchorsPanel />}
        <ExecutionSearch />
      </SpaceBetween>
    </PageFrame>
  );
}

import SpaceBetween from '@cloudscape-design/components/space-between';
import { PageFrame } from '../app/page-frame.tsx';
import { useText } from '../i18n/use-text.ts';
import { CaseFinder } from './case-finder.tsx';
import { ExecutionSearch } from './execution-search.tsx';

/** Where auditors begin: at a case, or at executions by workflow, status and date. */
export function AuditPage() {
  const say = useText();
  return (
    <PageFrame title={say('audit.title')} description={say('audit.description')}>
      <SpaceBetween size="l">
        <CaseFinder />
        <ExecutionSearch />
      </SpaceBetween>
    </PageFrame>
  );
}

import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useParams } from 'react-router';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { CaseExecutions } from '../executions/case-executions.tsx';
import { useText } from '../i18n/use-text.ts';
import { isSeeing } from './audit-entries.ts';
import { AuditOfRecord } from './audit-of-record.tsx';
import { AuditTable } from './audit-table.tsx';
import { CaseReadings } from './case-readings.tsx';
import { ExportAuditButton } from './export-audit-button.tsx';
import { useCaseParts } from './use-audit.ts';

/** What happened in a case, who saw it, and whether the record is complete. */
export function CaseAuditPage() {
  const { caseId = '' } = useParams();
  const say = useText();
  const follow = useFollow();
  return (
    <AuditOfRecord
      owner={caseId}
      read={useCaseParts(caseId)}
      title={say('audit.of-case')}
      description={
        <>
          <span className="identifier">{caseId}</span>{' '}
          <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
            {say('executions.open-case')}
          </Link>
        </>
      }
      actions={<ExportAuditButton caseId={caseId} />}
      views={[
        {
          id: 'seen',
          ofEntries: true,
          view: (lines) => (
            <SpaceBetween size="s">
              <Header variant="h3" headingTagOverride="h2">
                {say('audit.readings')}
              </Header>
              <CaseReadings caseId={caseId} />
              <Header variant="h3" headingTagOverride="h2">
                {say('audit.seen.in-case')}
              </Header>
              <AuditTable lines={lines.filter(isSeeing)} label={say('audit.seen.in-case')} />
            </SpaceBetween>
          ),
        },
        { id: 'executions', view: () => <CaseExecutions caseId={caseId} /> },
      ]}
    />
  );
}

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { useText } from '../../i18n/use-text.ts';
import { DryRunReport } from './dry-run-report.tsx';
import { EncodingChoice } from './encoding-choice.tsx';
import { FileField } from './file-field.tsx';
import { ImportReport } from './import-report.tsx';
import { MappingEditor } from './mapping/mapping-editor.tsx';
import { RecentImports } from './recent-imports.tsx';
import { Refused } from './refused.tsx';
import { useImportFile } from './use-import-file.ts';

/** Registers the households of a file, after it has said what that would do; each row that waits is told. */
export function ImportPage() {
  const say = useText();
  const { run, read, first, mapping, ...file } = useImportFile();
  const report = run.data;
  return (
    <PageFrame title={say('cases.import')} description={say('cases.import.lead')}>
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            <FileField files={file.files} fault={file.fault && say(file.fault)} onChange={file.choose} />
            {first && 'encodings' in first && (
              <EncodingChoice
                previews={first.encodings}
                chosen={file.encoding}
                missing={file.tried && file.encoding === undefined}
                onChoose={file.setEncoding}
              />
            )}
            {read && 'refused' in read && <Refused read={read} />}
            {file.refused && <Refused read={file.refused} />}
            {mapping.editor && <MappingEditor {...mapping.editor} />}
            {read && 'content' in read && !mapping.editor && (
              <Button variant="inline-link" onClick={file.mapByHand}>
                {say('cases.map.open')}
              </Button>
            )}
            <Checkbox checked={file.start} onChange={({ detail }) => file.setStart(detail.checked)}>
              {say('cases.import.start')}
            </Checkbox>
            <Button variant="primary" loading={run.isPending} onClick={() => file.check()}>
              {say('cases.import.check')}
            </Button>
          </SpaceBetween>
        </Container>
        <div aria-live="polite">
          {run.isPending && (
            <ProgressBar
              value={run.progress}
              label={say(
                run.sending
                  ? 'cases.import.sending'
                  : run.variables?.dryRun
                    ? 'cases.import.checking'
                    : 'cases.import.progress',
              )}
              description={run.variables?.dryRun ? undefined : say('cases.import.progress.what')}
            />
          )}
        </div>
        <ProblemAlert problem={run.error} onAgain={() => run.variables && run.mutate(run.variables)} />
        {run.error !== null && run.done > 0 && !run.variables?.dryRun && (
          <Alert type="info">{say('cases.import.stopped', { count: run.done })}</Alert>
        )}
        {report?.dryRun && file.content && (
          <DryRunReport
            report={report}
            content={file.content}
            busy={run.isPending}
            acceptProposed={file.acceptProposed}
            onAccept={(accept) => file.check([], accept)}
            onRepair={(repairs) => file.check(repairs)}
            onRegister={file.register}
          />
        )}
        {report && !report.dryRun && (
          <ImportReport report={report} fileName={file.files[0]?.name ?? 'intake.csv'} />
        )}
        <RecentImports />
      </SpaceBetween>
    </PageFrame>
  );
}

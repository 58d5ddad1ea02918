import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Encoding } from '../../../../domain/intake/decode-file.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { PageFrame } from '../../app/page-frame.tsx';
import { useText } from '../../i18n/use-text.ts';
import { EncodingChoice } from './encoding-choice.tsx';
import { ImportReport } from './import-report.tsx';
import { MappingEditor } from './mapping/mapping-editor.tsx';
import { useMapping } from './mapping/use-mapping.ts';
import { Refused } from './refused.tsx';
import { useFileRead } from './use-file-read.ts';
import { useImport } from './use-import.ts';

/** Registers the households of a file and reports row by row. */
export function ImportPage() {
  const say = useText();
  const [files, setFiles] = useState<File[]>([]);
  const [start, setStart] = useState(false);
  const [tried, setTried] = useState(false);
  const run = useImport();
  const file = files[0];
  const wrong = file === undefined ? 'cases.import.missing' : 'cases.import.too-large';
  const fits = file !== undefined && file.size <= 20_000_000;
  const [encoding, setEncoding] = useState<Encoding>();
  const first = useFileRead(fits ? file : undefined, undefined);
  const chosen = useFileRead(fits && encoding ? file : undefined, encoding);
  const read = encoding ? chosen : first;
  const [byHand, setByHand] = useState(false);
  const mapping = useMapping(read && 'content' in read ? read.content : undefined, byHand);
  const go = () => {
    setTried(true);
    const content = mapping.mapped();
    if (read && 'content' in read && content) run.mutate({ content, notes: read.notes, start });
  };
  return (
    <PageFrame title={say('cases.import')} description={say('cases.import.lead')}>
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            <FormField
              label={say('cases.import.file')}
              description={say('cases.import.file.hint')}
              errorText={tried && !fits && say(wrong)}
            >
              <FileUpload
                value={files}
                accept=".xlsx,.csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json"
                showFileSize
                onChange={({ detail }) => {
                  setFiles(detail.value);
                  setEncoding(undefined);
                  setTried(false);
                  setByHand(false);
                  run.reset();
                }}
                i18nStrings={{
                  uploadButtonText: () => say('cases.import.choose'),
                  dropzoneText: () => say('cases.import.drop'),
                  removeFileAriaLabel: () => say('cases.import.remove'),
                  limitShowFewer: say('cases.import.fewer'),
                  limitShowMore: say('cases.import.more'),
                  errorIconAriaLabel: say('cases.import.error'),
                }}
              />
            </FormField>
            {first && 'encodings' in first && (
              <EncodingChoice
                previews={first.encodings}
                chosen={encoding}
                missing={tried && encoding === undefined}
                onChoose={setEncoding}
              />
            )}
            {read && 'refused' in read && <Refused read={read} />}
            {mapping.editor && <MappingEditor {...mapping.editor} />}
            {read && 'content' in read && !mapping.editor && (
              <Button variant="inline-link" onClick={() => setByHand(true)}>
                {say('cases.map.open')}
              </Button>
            )}
            <Checkbox checked={start} onChange={({ detail }) => setStart(detail.checked)}>
              {say('cases.import.start')}
            </Checkbox>
            <Button variant="primary" loading={run.isPending} onClick={go}>
              {say('cases.import.go')}
            </Button>
          </SpaceBetween>
        </Container>
        <div aria-live="polite">
          {run.isPending && (
            <ProgressBar
              value={run.progress}
              label={say('cases.import.progress')}
              description={say('cases.import.progress.what')}
            />
          )}
        </div>
        <ProblemAlert problem={run.error} onAgain={go} />
        {run.error !== null && run.done > 0 && (
          <Alert type="info">{say('cases.import.stopped', { count: run.done })}</Alert>
        )}
        {run.data && <ImportReport report={run.data} fileName={file?.name ?? 'intake.csv'} />}
      </SpaceBetween>
    </PageFrame>
  );
}

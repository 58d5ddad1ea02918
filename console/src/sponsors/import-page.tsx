import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ImportSponsors } from '../../../contracts/api/sponsors.ts';
import type { Encoding } from '../../../domain/intake/decode-file.ts';
import type { Answer } from '../api/call.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { PageFrame } from '../app/page-frame.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { EncodingChoice } from '../cases/import/encoding-choice.tsx';
import { Refused } from '../cases/import/refused.tsx';
import { useFileRead } from '../cases/import/use-file-read.ts';
import { useText } from '../i18n/use-text.ts';
import { ImportReport } from './import-report.tsx';
import { SPONSORS } from './use-sponsors.ts';

const MAX_CHARACTERS = 300_000;

/** Registers the sponsors of a CSV file; rejected rows are reported one by one. */
export function ImportPage() {
  const say = useText();
  const call = useCall();
  const follow = useFollow();
  const queries = useQueryClient();
  const key = useRef(oneShotKey());
  const [files, setFiles] = useState<File[]>([]);
  const [encoding, setEncoding] = useState<Encoding>();
  const [tried, setTried] = useState(false);
  const first = useFileRead(files[0], undefined);
  const chosen = useFileRead(encoding ? files[0] : undefined, encoding);
  const read = encoding ? chosen : first;
  const [fault, setFault] = useState<string>();
  const [report, setReport] = useState<Answer<typeof ImportSponsors>>();
  const write = useWrite<Answer<typeof ImportSponsors>, string>(key.current, {
    send: (sent, csv) => call(ImportSponsors, { body: { csv }, key: sent }),
    async onDone(answer) {
      setReport(answer);
      await queries.invalidateQueries({ queryKey: [SPONSORS] });
    },
  });
  const start = () => {
    setTried(true);
    const [file] = files;
    if (!file) return setFault('sponsors.import.no-file');
    if (!read || 'encodings' in read || 'refused' in read) return setFault(undefined);
    const csv = 'csv' in read.content ? read.content.csv : '';
    if (csv.trim() === '') return setFault('sponsors.import.empty');
    if (csv.length > MAX_CHARACTERS) return setFault('sponsors.import.too-large');
    setFault(undefined);
    write.mutate(csv);
  };
  return (
    <PageFrame
      title={say('sponsors.import')}
      description={say('sponsors.import.lead')}
      actions={
        <Button variant="link" href={hrefOf('/sponsors')} onFollow={follow}>
          {say('sponsors.back')}
        </Button>
      }
    >
      <Container>
        <SpaceBetween size="m">
          <FormField label={say('sponsors.import.file')} description={say('sponsors.import.columns')}>
            <FileUpload
              value={files}
              accept=".xlsx,.csv,.tsv,.txt,text/csv"
              errorText={fault === undefined ? undefined : say(fault)}
              onChange={({ detail }) => {
                setFiles(detail.value);
                setEncoding(undefined);
                setTried(false);
                setReport(undefined);
                key.current.renewKey();
              }}
              i18nStrings={{
                uploadButtonText: () => say('sponsors.import.choose'),
                dropzoneText: () => say('sponsors.import.drop'),
                removeFileAriaLabel: () => say('sponsors.import.remove'),
                limitShowFewer: say('sponsors.import.fewer'),
                limitShowMore: say('desk.more'),
                errorIconAriaLabel: say('sponsors.import.wrong'),
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
          <Button variant="primary" loading={write.isPending} onClick={start}>
            {say('sponsors.import.go')}
          </Button>
          <ProblemAlert problem={write.error} />
        </SpaceBetween>
      </Container>
      {report && <ImportReport report={report} />}
    </PageFrame>
  );
}

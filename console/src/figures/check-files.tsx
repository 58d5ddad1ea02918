import Alert, { type AlertProps } from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import FileUpload from '@cloudscape-design/components/file-upload';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { type Checked, checkArchive } from './check-archive.ts';
import type { ReleaseView } from './use-releases.ts';

const TYPES: Readonly<Record<Checked['is'], AlertProps.Type>> = {
  ...{ same: 'success', part: 'success', different: 'error', unknown: 'warning', unreadable: 'warning' },
};

function Answer({ checked }: { checked: Checked }) {
  const say = useText();
  const format = useFormat();
  const number = 'number' in checked ? format.number(checked.number) : '';
  return (
    <Alert type={TYPES[checked.is]}>
      {say(`figures.check.${checked.is}`, { number })}
      {checked.is === 'different' && (
        <ul>
          {checked.files.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}

/** Checks files that somebody shows against the ledger, in this browser: nothing is sent. */
export function CheckFiles({ releases }: { releases: readonly ReleaseView[] }) {
  const say = useText();
  const [files, setFiles] = useState<File[]>([]);
  const check = useMutation({
    mutationFn: async (file: File) =>
      checkArchive(file.name, new Uint8Array(await file.arrayBuffer()), releases),
  });
  const choose = (chosen: File[]) => {
    setFiles(chosen);
    check.reset();
    if (chosen[0]) check.mutate(chosen[0]);
  };
  return (
    <Container
      header={
        <Header variant="h2" description={say('figures.check.what')}>
          {say('figures.check')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <FileUpload
          value={files}
          accept=".zip,.csv,.json"
          onChange={({ detail }) => choose(detail.value)}
          i18nStrings={{
            uploadButtonText: () => say('figures.check.choose'),
            dropzoneText: () => say('figures.check.drop'),
            removeFileAriaLabel: () => say('figures.check.remove'),
            limitShowFewer: say('figures.check.fewer'),
            limitShowMore: say('figures.check.more'),
            errorIconAriaLabel: say('figures.check.unreadable'),
          }}
        />
        <div aria-live="polite">
          {check.data && <Answer checked={check.data} />}
          {check.isError && <Answer checked={{ is: 'unreadable' }} />}
        </div>
      </SpaceBetween>
    </Container>
  );
}

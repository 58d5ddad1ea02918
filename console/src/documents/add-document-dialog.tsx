import Alert from '@cloudscape-design/components/alert';
import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { DocumentKind } from '../../../domain/kernel/document-kind.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { DateField } from '../cases/date-field.tsx';
import { useText } from '../i18n/use-text.ts';
import { FilePicker } from './file-picker.tsx';
import { KINDS } from './kinds.ts';
import { tooLarge } from './too-large.ts';
import type { DocumentView } from './use-documents.ts';
import { useUpload } from './use-upload.ts';

/** A person, consent or work item that a document can belong to. */
export interface Subject {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly recordId: string;
  readonly subjects: readonly Subject[];
  /** What it belongs to at first. */
  readonly about?: string | undefined;
  readonly file?: File | undefined;
  /** A document whose parts have not all arrived. */
  readonly known?: DocumentView | undefined;
  readonly mostMegabytes: number;
  onClose(): void;
}

/** Says what a file is and sends it; when the line breaks it goes on where it stopped. */
export function AddDocumentDialog(props: Props) {
  const { recordId, subjects, known, mostMegabytes, onClose } = props;
  const say = useText();
  const tell = useTell();
  const [file, setFile] = useState(props.file);
  const [kind, setKind] = useState<DocumentKind | undefined>(known?.kind);
  const [about, setAbout] = useState(props.about ?? known?.about ?? '');
  const [dates, setDates] = useState({ date: known?.date ?? '', expiresOn: known?.expiresOn ?? '' });
  const [tried, setTried] = useState(false);
  const upload = useUpload({
    recordId,
    known: known?.id,
    onDone: () => {
      tell({ type: 'success', text: say('documents.added') });
      onClose();
    },
  });
  const size = tooLarge(file, mostMegabytes);
  const other = known !== undefined && file !== undefined && file.size !== known.bytes;
  const fault =
    size !== undefined
      ? say('documents.too-large', { most: mostMegabytes, size })
      : other
        ? say('documents.another-file', { name: known.name ?? '' })
        : tried && !file && say('documents.choose-first');
  const send = () => {
    setTried(true);
    if (!file || !kind || size !== undefined || other || file.size === 0) return;
    void upload.go(file, {
      kind,
      name: file.name.slice(0, 200),
      bytes: file.size,
      ...(about === '' ? {} : { about }),
      ...(dates.date === '' ? {} : { date: dates.date }),
      ...(dates.expiresOn === '' ? {} : { expiresOn: dates.expiresOn }),
    });
  };
  const kinds = KINDS.map((value) => ({ value, label: say(`documents.kind.${value}`) }));
  const whole = { value: '', label: say('documents.about.all') };
  const abouts = [whole, ...subjects.map(({ id, label }) => ({ value: id, label }))];
  const settled = upload.begun || known !== undefined;
  return (
    <Dialog
      title={say(known ? 'documents.continue.title' : 'documents.add')}
      go={say(settled ? 'documents.continue' : 'documents.send')}
      busy={upload.busy}
      problem={upload.problem}
      onGo={send}
      onClose={onClose}
    >
      {upload.problem !== undefined && upload.begun && <Alert type="info">{say('documents.broken')}</Alert>}
      <FormField
        label={say('documents.file')}
        constraintText={say('documents.file.hint', { most: mostMegabytes })}
        errorText={fault}
      >
        <FilePicker onChoose={setFile} />
        {file && <bdi>{file.name}</bdi>}
      </FormField>
      {(upload.busy || upload.arrived > 0) && file && (
        <ProgressBar
          label={say('documents.sending')}
          value={Math.round((100 * upload.arrived) / Math.max(1, file.size))}
        />
      )}
      <FormField label={say('documents.kind')} errorText={tried && !kind && say('documents.kind.choose')}>
        <Select
          selectedOption={kinds.find(({ value }) => value === kind) ?? null}
          options={kinds}
          disabled={settled}
          placeholder={say('documents.kind.choose')}
          onChange={({ detail }) => setKind(detail.selectedOption.value as DocumentKind)}
        />
      </FormField>
      {subjects.length > 0 && (
        <FormField label={say('documents.about')}>
          <Select
            selectedOption={abouts.find(({ value }) => value === about) ?? whole}
            options={abouts}
            disabled={settled}
            onChange={({ detail }) => setAbout(detail.selectedOption.value ?? '')}
          />
        </FormField>
      )}
      {!settled && (
        <SpaceBetween size="m">
          <FormField label={say('documents.date')}>
            <DateField value={dates.date} onChange={(date) => setDates({ ...dates, date })} />
          </FormField>
          <FormField label={say('documents.expires')} description={say('documents.expires.hint')}>
            <DateField value={dates.expiresOn} onChange={(expiresOn) => setDates({ ...dates, expiresOn })} />
          </FormField>
        </SpaceBetween>
      )}
    </Dialog>
  );
}

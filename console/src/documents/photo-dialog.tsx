import FormField from '@cloudscape-design/components/form-field';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import { useState } from 'react';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import type { Subject } from './add-document-dialog.tsx';
import { FilePicker } from './file-picker.tsx';
import { PHOTOS } from './kinds.ts';
import { tooLarge } from './too-large.ts';
import { useAddress } from './use-picture.ts';
import { useUpload } from './use-upload.ts';

interface Props {
  readonly recordId: string;
  readonly person: Subject;
  /** True if there is a photo, which the new one replaces. */
  readonly replaces: boolean;
  readonly mostMegabytes: number;
  onClose(): void;
}

/** Takes or chooses the photo of a person; the one before is erased when the new one has arrived. */
export function PhotoDialog({ recordId, person, replaces, mostMegabytes, onClose }: Props) {
  const say = useText();
  const tell = useTell();
  const [file, setFile] = useState<File>();
  const [tried, setTried] = useState(false);
  const preview = useAddress(file);
  const upload = useUpload({
    recordId,
    known: undefined,
    onDone: () => {
      tell({ type: 'success', text: say('documents.photo.added') });
      onClose();
    },
  });
  const size = tooLarge(file, mostMegabytes);
  const fault =
    size !== undefined
      ? say('documents.too-large', { most: mostMegabytes, size })
      : tried && !file && say('documents.choose-first');
  const send = () => {
    setTried(true);
    if (!file || size !== undefined || file.size === 0) return;
    const said = { kind: 'photo' as const, name: file.name.slice(0, 200), bytes: file.size };
    void upload.go(file, { ...said, about: person.id });
  };
  return (
    <Dialog
      title={say('documents.photo.of', { name: person.label })}
      go={say(upload.begun ? 'documents.continue' : 'documents.send')}
      busy={upload.busy}
      problem={upload.problem}
      onGo={send}
      onClose={onClose}
    >
      <FormField
        label={say('documents.photo.label')}
        description={replaces && say('documents.photo.replaces')}
        constraintText={say('documents.photo.hint', { most: mostMegabytes })}
        errorText={fault}
      >
        <FilePicker accept={PHOTOS} onChoose={setFile} />
        {file && <bdi>{file.name}</bdi>}
      </FormField>
      {preview !== undefined && <img className="person-photo" src={preview} alt="" />}
      {(upload.busy || upload.arrived > 0) && file && (
        <ProgressBar
          label={say('documents.sending')}
          value={Math.round((100 * upload.arrived) / Math.max(1, file.size))}
        />
      )}
    </Dialog>
  );
}

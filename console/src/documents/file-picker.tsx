import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ChangeEvent, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { ACCEPTED } from './kinds.ts';

interface Props {
  readonly accept?: string;
  onChoose(file: File): void;
}

/** Chooses a file of this device, or takes a picture with the camera of a phone. */
export function FilePicker({ accept = ACCEPTED, onChoose }: Props) {
  const say = useText();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    target.value = '';
    if (file) onChoose(file);
  };
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button iconName="upload" onClick={() => files.current?.click()}>
        {say('documents.choose')}
      </Button>
      <Button onClick={() => camera.current?.click()}>{say('documents.camera')}</Button>
      <input
        ref={files}
        hidden
        type="file"
        accept={accept}
        data-testid="document-file"
        aria-label={say('documents.choose')}
        onChange={take}
      />
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        data-testid="document-camera"
        aria-label={say('documents.camera')}
        onChange={take}
      />
    </SpaceBetween>
  );
}

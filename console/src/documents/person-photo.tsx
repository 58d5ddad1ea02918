import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { Subject } from './add-document-dialog.tsx';
import './documents.css';
import { PhotoDialog } from './photo-dialog.tsx';
import { RemoveDocumentDialog } from './remove-document-dialog.tsx';
import { type DocumentView, useDocuments } from './use-documents.ts';
import { useSmallPicture } from './use-picture.ts';

/** The photo of a person among the documents of a record. */
export const photoOf = (
  documents: readonly DocumentView[] = [],
  personId: string,
): DocumentView | undefined =>
  documents.find(({ kind, about, status }) => kind === 'photo' && about === personId && status === 'kept');

interface PhotoProps {
  readonly recordId: string;
  readonly person: Subject;
  readonly small?: boolean;
}

/** The photo of a person for who may see it; nothing if there is none. */
export function PersonPhoto({ recordId, person, small = false }: PhotoProps) {
  const say = useText();
  const { data } = useDocuments(recordId);
  const photo = photoOf(data?.documents, person.id);
  const address = useSmallPicture(photo?.id ?? '', photo?.thumbnailUrl);
  if (address === undefined) return null;
  return (
    <img
      className={small ? 'person-photo person-photo-small' : 'person-photo'}
      src={address}
      alt={say('documents.photo.of', { name: person.label })}
    />
  );
}

/** The photo of a person with what can be done about it. */
export function PhotoActions({ recordId, person }: Omit<PhotoProps, 'small'>) {
  const say = useText();
  const { data } = useDocuments(recordId);
  const [asked, setAsked] = useState<'add' | 'remove'>();
  if (!data) return null;
  const photo = photoOf(data.documents, person.id);
  const close = () => setAsked(undefined);
  const { label: name } = person;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        variant="inline-link"
        ariaLabel={say(photo ? 'documents.photo.replace.of' : 'documents.photo.add.of', { name })}
        onClick={() => setAsked('add')}
      >
        {say(photo ? 'documents.photo.replace' : 'documents.photo.add')}
      </Button>
      {photo && (
        <Button
          variant="inline-link"
          ariaLabel={say('documents.photo.remove.of', { name })}
          onClick={() => setAsked('remove')}
        >
          {say('documents.photo.remove')}
        </Button>
      )}
      {asked === 'add' && (
        <PhotoDialog
          recordId={recordId}
          person={person}
          replaces={photo !== undefined}
          mostMegabytes={data.mostMegabytes}
          onClose={close}
        />
      )}
      {asked === 'remove' && photo && (
        <RemoveDocumentDialog recordId={recordId} document={photo} onClose={close} />
      )}
    </SpaceBetween>
  );
}

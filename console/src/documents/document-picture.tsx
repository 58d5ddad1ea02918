import { useText } from '../i18n/use-text.ts';
import { SUFFIXES } from './kinds.ts';
import type { DocumentView } from './use-documents.ts';
import { useSmallPicture } from './use-picture.ts';

/** The small picture of a document, or a sheet with the kind of its file. */
export function DocumentPicture({ document }: { document: DocumentView }) {
  const say = useText();
  const address = useSmallPicture(document.id, document.thumbnailUrl);
  const { contentType } = document;
  if (address !== undefined)
    return (
      <img
        className="document-picture"
        src={address}
        alt={say('documents.picture', { kind: say(`documents.kind.${document.kind}`) })}
      />
    );
  return (
    <span className="document-sheet" aria-hidden="true">
      {contentType === undefined ? '…' : SUFFIXES[contentType].toUpperCase()}
    </span>
  );
}

import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { DocumentPicture } from './document-picture.tsx';
import type { DocumentView } from './use-documents.ts';

/** What a document is, with its picture, and below what else a narrow screen has room for. */
export function Named({ document, children }: { document: DocumentView; children?: ReactNode }) {
  const say = useText();
  const format = useFormat();
  return (
    <div className="document-row">
      <DocumentPicture document={document} />
      <div>
        <div>{say(`documents.kind.${document.kind}`)}</div>
        <Box color="text-body-secondary" fontSize="body-s">
          <bdi>{document.name}</bdi> · {format.day(document.addedAt)}
        </Box>
        {children}
      </div>
    </div>
  );
}

/** How far a document has come, and until when it is valid. */
export function State({ document }: { document: DocumentView }) {
  const say = useText();
  const format = useFormat();
  const { status, expiresOn } = document;
  if (status === 'uploading')
    return <StatusIndicator type="warning">{say('documents.state.uploading')}</StatusIndicator>;
  if (status === 'checking')
    return <StatusIndicator type="in-progress">{say('documents.state.checking')}</StatusIndicator>;
  if (expiresOn === undefined)
    return <StatusIndicator type="success">{say('documents.state.kept')}</StatusIndicator>;
  const expired = expiresOn < new Date().toISOString().slice(0, 10);
  return (
    <StatusIndicator type={expired ? 'warning' : 'success'}>
      {say(expired ? 'documents.state.expired' : 'documents.state.until', { day: format.date(expiresOn) })}
    </StatusIndicator>
  );
}

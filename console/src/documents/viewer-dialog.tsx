import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import { useQuery } from '@tanstack/react-query';
import { OpenDocument } from '../../../contracts/api/documents.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { Loading } from '../app/loading.tsx';
import { useText } from '../i18n/use-text.ts';
import { fetchPieces } from './fetch-pieces.ts';
import type { DocumentView } from './use-documents.ts';
import { useAddress } from './use-picture.ts';

/** The types that a browser draws and never runs. */
const SHOWN: readonly string[] = ['image/jpeg', 'image/png'];
export const isShown = ({ status, contentType }: DocumentView): boolean =>
  status === 'kept' && contentType !== undefined && SHOWN.includes(contentType);

interface Props {
  readonly recordId: string;
  readonly document: DocumentView;
  onClose(): void;
}

/** A picture in its full size; looking at it is opening the document, and is written to the audit like that. */
export function ViewerDialog({ recordId, document, onClose }: Props) {
  const say = useText();
  const kind = say(`documents.kind.${document.kind}`);
  return (
    <Modal visible size="max" header={kind} closeAriaLabel={say('documents.close')} onDismiss={onClose}>
      <Picture recordId={recordId} document={document} />
    </Modal>
  );
}

/** The same beside what is decided on it, which stays in sight. */
export function ViewerBeside({ recordId, document, onClose }: Props) {
  const say = useText();
  const kind = say(`documents.kind.${document.kind}`);
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={
            <Button variant="icon" iconName="close" ariaLabel={say('documents.close')} onClick={onClose} />
          }
        >
          {kind}
        </Header>
      }
    >
      <Picture recordId={recordId} document={document} />
    </Container>
  );
}

function Picture({ recordId, document }: Omit<Props, 'onClose'>) {
  const say = useText();
  const call = useCall();
  const { data, error } = useQuery({
    queryKey: ['document-picture', recordId, document.id],
    queryFn: async ({ signal }) => {
      const params = { recordId, documentId: document.id };
      const { pieces, contentType } = await call(OpenDocument, { params, signal });
      return fetchPieces(pieces, contentType);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const address = useAddress(data);
  const kind = say(`documents.kind.${document.kind}`);
  return (
    <>
      <ProblemAlert problem={error} />
      {address === undefined && !error && <Loading />}
      {address !== undefined && (
        <img className="document-viewer" src={address} alt={say('documents.picture', { kind })} />
      )}
      <Box color="text-body-secondary">
        <bdi>{document.name}</bdi>
      </Box>
    </>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  AddDocument,
  CompleteDocument,
  type DocumentViewSchema,
  ListDocuments,
  OpenDocument,
  ReadUpload,
} from '../../../contracts/api/documents.ts';
import { fileNameAs } from '../../../domain/documents/file-name.ts';
import type { CallInput } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { WORK_ITEMS } from '../work/use-queue.ts';
import { fetchPieces } from './fetch-pieces.ts';
import { HTTP_LINE } from './http-line.ts';
import { thumbnailOf } from './thumbnail.ts';
import { sendFile } from './upload.ts';

export type DocumentView = z.infer<typeof DocumentViewSchema>;
type Wanted = CallInput<typeof AddDocument>['body'];

const DOCUMENTS = 'documents';

/** The documents of a case or sponsor that this person may see. */
export function useDocuments(recordId: string, enabled = true) {
  const call = useCall();
  return useQuery({
    enabled,
    queryKey: [DOCUMENTS, recordId],
    queryFn: ({ signal }) => call(ListDocuments, { params: { recordId }, signal }),
  });
}

/** Has the documents of a record read again. */
export function useDocumentsAgain(recordId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    // Work may have waited for the document.
    void queries.invalidateQueries({ queryKey: [...WORK_ITEMS, 'item'] });
    await queries.invalidateQueries({ queryKey: [DOCUMENTS, recordId] });
  };
}

/** Sends a file: what is said about it, its parts, and that it is whole. `known` continues one that was begun. */
export function useSending(recordId: string) {
  const call = useCall();
  const again = useDocumentsAgain(recordId);
  return {
    begin: async (body: Wanted, key: string): Promise<string> =>
      (await call(AddDocument, { params: { recordId }, body, key })).documentId,
    async send(documentId: string, file: File, arrived: (bytes: number) => void): Promise<void> {
      const thumbnail = await thumbnailOf(file);
      const params = { recordId, documentId };
      await sendFile(file, {
        missing: () => call(ReadUpload, { params }),
        ...HTTP_LINE,
        arrived,
      });
      try {
        await call(CompleteDocument, { params, body: thumbnail === undefined ? {} : { thumbnail } });
      } finally {
        await again();
      }
    },
  };
}

/** Asks the scanner again about a file that it has not passed yet. */
export function useCheckingAgain(recordId: string) {
  const call = useCall();
  const again = useDocumentsAgain(recordId);
  return async (documentId: string): Promise<void> => {
    try {
      await call(CompleteDocument, { params: { recordId, documentId }, body: {} });
    } finally {
      await again();
    }
  };
}

/** Fetches a file and offers it as a download under this name, with the ending of what it is. */
export function useOpening(recordId: string) {
  const call = useCall();
  return async (documentId: string, name: string): Promise<void> => {
    const { pieces, contentType } = await call(OpenDocument, { params: { recordId, documentId } });
    const address = URL.createObjectURL(await fetchPieces(pieces, contentType));
    const link = document.createElement('a');
    link.href = address;
    link.download = fileNameAs(name, contentType);
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
}

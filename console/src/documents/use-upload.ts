import { useState } from 'react';
import { ApiProblem } from '../api/api-problem.ts';
import { useSending } from './use-documents.ts';

interface Options {
  readonly recordId: string;
  /** A document that was begun before. */
  readonly known: string | undefined;
  onDone(): void;
}

/** The course of one upload: begun once, sent as often as the line needs, and where it stands. */
export function useUpload({ recordId, known, onDone }: Options) {
  const sending = useSending(recordId);
  const [key, setKey] = useState(() => crypto.randomUUID() as string);
  const [begun, setBegun] = useState(known);
  const [arrived, setArrived] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const go = async (file: File, said: Parameters<typeof sending.begin>[0]): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const documentId = begun ?? (await sending.begin(said, key));
      setBegun(documentId);
      await sending.send(documentId, file, setArrived);
      onDone();
    } catch (error) {
      setProblem(error);
      if (!(error instanceof ApiProblem) || error.kind !== 'InvalidInput') return;
      // Nothing of it was kept: what is chosen next is another document.
      setBegun(undefined);
      setArrived(0);
      setKey(crypto.randomUUID());
    } finally {
      setBusy(false);
    }
  };
  return { go, begun: begun !== undefined, arrived, busy, problem };
}

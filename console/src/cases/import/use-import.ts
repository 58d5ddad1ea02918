import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ImportIntake } from '../../../../contracts/api/intake.ts';
import type { CutFile } from '../../../../domain/intake/cut-intake.ts';
import type { IntakeWarning } from '../../../../domain/intake/rules.ts';
import type { FileReport } from '../../../../domain/intake/send-parts.ts';
import { sendParts } from '../../../../domain/intake/send-parts.ts';
import { identifier } from '../../../../domain/kernel/identifier.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { CASES } from '../list/use-cases.ts';
import { IMPORTS } from './use-imports.ts';
import { useLanguage } from './use-language.ts';
import { useStoredParts } from './use-stored-parts.ts';

export type Outcome = 'registered' | 'already-registered' | 'waiting' | 'other-office';
export interface ImportReportData extends FileReport<Outcome> {
  /** Nothing was written: it says what the import would do. */
  readonly dryRun?: boolean;
}

export interface Sent {
  readonly cut: Exclude<CutFile, { tooMany: number }>;
  /** What was noted when the file was read. */
  readonly notes: readonly IntakeWarning[];
  readonly start: boolean;
  readonly dryRun: boolean;
  readonly acceptProposed: boolean;
}

/** The same for the same file on the same day, so that an import that was cut off goes on as one that can be undone. */
const importKeyOf = ({ cut }: Sent): string =>
  identifier(
    'file',
    new Date().toISOString().slice(0, 10),
    ...cut.parts.map(({ content }) => JSON.stringify(content)),
  );

/**
 * Sends a file once, and has it read part by part, to see what it would do or to register it: each part is asked for once, and again from
 * where it stopped if its call ran out of time. A part sent twice registers nothing twice: an existing household is reported
 * as such.
 */
export function useImport() {
  const call = useCall();
  const queries = useQueryClient();
  const language = useLanguage();
  const [progress, setProgress] = useState(0);
  const [done, setDone] = useState(0);
  const [sending, setSending] = useState(false);
  const files = useStoredParts();
  const mutation = useMutation({
    mutationFn: async (sent: Sent): Promise<ImportReportData> => {
      setProgress(0);
      setDone(0);
      const { cut, notes, start, dryRun, acceptProposed } = sent;
      const how = { start, dryRun, acceptProposed, most: PART, language };
      const importKey = dryRun ? {} : { importKey: importKeyOf(sent) };
      setSending(true);
      const stored = await files.store(cut.parts, (share) => setProgress(Math.round(100 * share)));
      setSending(false);
      setProgress(0);
      const lies = new Map(cut.parts.map(({ content }, index) => [content, stored[index]]));
      const report = await sendParts<Outcome>(
        cut,
        (content, from) =>
          call(ImportIntake, { body: { stored: lies.get(content), ...how, ...importKey, from } }),
        (parts, { households }) => {
          setDone(households.length);
          setProgress(Math.round((100 * parts) / cut.parts.length));
        },
      );
      return { ...report, dryRun, warnings: [...notes, ...report.warnings] };
    },
    onSettled: async (_report, error, { dryRun }) => {
      setSending(false);
      if (error instanceof ApiProblem && error.kind === 'NotFound') files.forget();
      if (dryRun) return;
      await queries.invalidateQueries({ queryKey: [...CASES, 'list'] });
      await queries.invalidateQueries({ queryKey: IMPORTS });
    },
  });
  return { ...mutation, progress, done, sending };
}

/** Households per call: few enough that progress is visible. */
const PART = 50;

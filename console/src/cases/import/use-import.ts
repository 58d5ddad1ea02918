import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ImportIntake } from '../../../../contracts/api/intake.ts';
import type { CutFile } from '../../../../domain/intake/cut-intake.ts';
import { cutIntake } from '../../../../domain/intake/cut-intake.ts';
import type { IntakeContent } from '../../../../domain/intake/intake-text.ts';
import type { IntakeWarning } from '../../../../domain/intake/rules.ts';
import type { FileReport } from '../../../../domain/intake/send-parts.ts';
import { sendParts } from '../../../../domain/intake/send-parts.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { CASES } from '../list/use-cases.ts';
import { useLanguage } from './use-language.ts';

export type Outcome = 'registered' | 'already-registered' | 'waiting' | 'other-office';
export type ImportReportData = FileReport<Outcome>;

interface Wanted {
  readonly content: IntakeContent;
  /** What was noted when the file was read. */
  readonly notes: readonly IntakeWarning[];
  readonly start: boolean;
}

/** A file in parts; one that is too long is refused. */
export function partsOf(content: IntakeContent): Exclude<CutFile, { tooMany: number }> {
  const cut = cutIntake(content);
  if ('tooMany' in cut) throw new ApiProblem('InvalidInput', 400);
  return cut;
}

/**
 * Imports a file part by part: each part is sent once, and again from where it stopped if its call ran out of time. A
 * part sent twice registers nothing twice: an existing household is reported as such.
 */
export function useImport() {
  const call = useCall();
  const queries = useQueryClient();
  const language = useLanguage();
  const [progress, setProgress] = useState(0);
  const [done, setDone] = useState(0);
  const mutation = useMutation({
    mutationFn: async ({ content: whole, notes, start }: Wanted): Promise<ImportReportData> => {
      setProgress(0);
      setDone(0);
      const cut = partsOf(whole);
      const report = await sendParts<Outcome>(
        cut,
        (content, from) => call(ImportIntake, { body: { ...content, start, from, most: PART, language } }),
        (parts, { households }) => {
          setDone(households.length);
          setProgress(Math.round((100 * parts) / cut.parts.length));
        },
      );
      return { ...report, warnings: [...notes, ...report.warnings] };
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [...CASES, 'list'] }),
  });
  return { ...mutation, progress, done };
}

/** Households per call: few enough that progress is visible. */
const PART = 50;

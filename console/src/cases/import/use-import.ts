import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { ImportIntake } from '../../../../contracts/api/intake.ts';
import type { CutFile } from '../../../../domain/intake/cut-intake.ts';
import { cutIntake } from '../../../../domain/intake/cut-intake.ts';
import { decodeFile } from '../../../../domain/intake/decode-file.ts';
import { contentOfText } from '../../../../domain/intake/intake-text.ts';
import { INTAKE_LANGUAGES } from '../../../../domain/intake/say.ts';
import type { FileReport } from '../../../../domain/intake/send-parts.ts';
import { sendParts } from '../../../../domain/intake/send-parts.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useCall } from '../../api/use-call.ts';
import { CASES } from '../list/use-cases.ts';

export type Outcome = 'registered' | 'already-registered' | 'waiting' | 'other-office';
export type ImportReportData = FileReport<Outcome>;

interface Wanted {
  readonly file: File;
  readonly start: boolean;
}

/** A file in parts; unreadable JSON and files that are too long are refused. */
export async function partsOf(
  file: Pick<File, 'arrayBuffer'>,
): Promise<Exclude<CutFile, { tooMany: number }>> {
  const content = contentOfText(decodeFile(new Uint8Array(await file.arrayBuffer())));
  const cut = content && cutIntake(content);
  if (cut === undefined || 'tooMany' in cut) throw new ApiProblem('InvalidInput', 400);
  return cut;
}

/**
 * Imports a file part by part: each part is sent once, and again from where it stopped if its call ran out of time. A
 * part sent twice registers nothing twice: an existing household is reported as such.
 */
export function useImport() {
  const call = useCall();
  const queries = useQueryClient();
  const { locale } = useIntl();
  const language = INTAKE_LANGUAGES.find((one) => one === locale.split('-')[0]) ?? 'en';
  const [progress, setProgress] = useState(0);
  const [done, setDone] = useState(0);
  const mutation = useMutation({
    mutationFn: async ({ file, start }: Wanted): Promise<ImportReportData> => {
      setProgress(0);
      setDone(0);
      const cut = await partsOf(file);
      return sendParts<Outcome>(
        cut,
        (content, from) => call(ImportIntake, { body: { ...content, start, from, most: PART, language } }),
        (parts, { households }) => {
          setDone(households.length);
          setProgress(Math.round((100 * parts) / cut.parts.length));
        },
      );
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [...CASES, 'list'] }),
  });
  return { ...mutation, progress, done };
}

/** Households per call: few enough that progress is visible. */
const PART = 50;

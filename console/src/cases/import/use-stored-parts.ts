import { useRef } from 'react';
import type { ImportIntake } from '../../../../contracts/api/intake.ts';
import { BeginIntakeUpload, ReadIntakeUpload } from '../../../../contracts/api/intake-uploads.ts';
import type { IntakePart } from '../../../../domain/intake/cut-intake.ts';
import type { CallInput } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { HTTP_LINE } from '../../documents/http-line.ts';
import { sendFile } from '../../documents/upload.ts';

type Stored = NonNullable<NonNullable<CallInput<typeof ImportIntake>['body']>['stored']>;

/**
 * Sends the parts of a file to the platform once: for the dry run, for each look after something was put right, and for
 * the registration. Parts that did not change are not sent again.
 */
export function useStoredParts() {
  const call = useCall();
  const known = useRef(new Map<string, Stored>());
  return {
    /** Forgets what was sent, which is no longer there. */
    forget: () => known.current.clear(),
    /** Where each part lies, after those that are new were sent. */
    async store(parts: readonly IntakePart[], arrived: (share: number) => void): Promise<Stored[]> {
      const texts = parts.map(({ content }) => JSON.stringify(content));
      const fresh = [...new Set(texts)].filter((text) => !known.current.has(text));
      if (fresh.length > 0) {
        const pieces = fresh.map((text) => new Blob([text]));
        const body = { parts: pieces.map(({ size }) => size) };
        const { uploadId } = await call(BeginIntakeUpload, { body });
        const whole = new Blob(pieces);
        await sendFile(whole, {
          ...HTTP_LINE,
          missing: () => call(ReadIntakeUpload, { params: { uploadId } }),
          arrived: (bytes) => arrived(bytes / whole.size),
        });
        for (const [part, text] of fresh.entries()) known.current.set(text, { uploadId, part });
      }
      return texts.flatMap((text) => known.current.get(text) ?? []);
    },
  };
}

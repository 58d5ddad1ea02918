import { useRef, useState } from 'react';
import { cutIntake, MAX_FILE_ROWS } from '../../../../domain/intake/cut-intake.ts';
import type { Encoding } from '../../../../domain/intake/decode-file.ts';
import type { IntakeContent } from '../../../../domain/intake/intake-text.ts';
import type { FileRead } from '../../../../domain/intake/read-file.ts';
import type { Repair } from '../../../../domain/intake/repair.ts';
import { repaired } from '../../../../domain/intake/repair.ts';
import { useMapping } from './mapping/use-mapping.ts';
import { useFileRead } from './use-file-read.ts';
import { useImport } from './use-import.ts';

const MAX_BYTES = 20_000_000;
type Refusal = Extract<FileRead, { refused: unknown }>;

/** A file on its way in: chosen, read, mapped, checked, put right, registered. */
export function useImportFile() {
  const [files, setFiles] = useState<File[]>([]);
  const [start, setStart] = useState(false);
  const [tried, setTried] = useState(false);
  const [byHand, setByHand] = useState(false);
  const [encoding, setEncoding] = useState<Encoding>();
  const [content, setContent] = useState<IntakeContent>();
  // What was sent last, also before the page shows it: cells put right must not be lost to the next click.
  const sent = useRef<IntakeContent>(undefined);
  const [refused, setRefused] = useState<Refusal>();
  const [acceptProposed, setAcceptProposed] = useState(false);
  const run = useImport();
  const file = files[0];
  const fits = file !== undefined && file.size <= MAX_BYTES;
  const first = useFileRead(fits ? file : undefined, undefined);
  const chosen = useFileRead(fits && encoding ? file : undefined, encoding);
  const read = encoding ? chosen : first;
  /** The file is read otherwise: what was checked, and put right in it, counts no more. */
  const anew = () => {
    sent.current = undefined;
    setContent(undefined);
    run.reset();
  };
  const mapping = useMapping(read && 'content' in read ? read.content : undefined, byHand, anew);

  const send = (whole: IntakeContent, dryRun: boolean, accept: boolean) => {
    const cut = cutIntake(whole);
    if ('tooMany' in cut)
      return setRefused({ refused: 'too-many-rows', values: { most: MAX_FILE_ROWS, rows: cut.tooMany } });
    sent.current = whole;
    setContent(whole);
    run.mutate({
      cut,
      notes: read && 'content' in read ? read.notes : [],
      start,
      dryRun,
      acceptProposed: accept,
    });
  };
  return {
    ...{ files, start, setStart, tried, encoding, read, first, mapping, run },
    ...{ content, refused, acceptProposed },
    fault:
      tried && !fits ? (file === undefined ? 'cases.import.missing' : 'cases.import.too-large') : undefined,
    mapByHand() {
      anew();
      setByHand(true);
    },
    setEncoding(next: Encoding) {
      anew();
      setEncoding(next);
    },
    choose(next: File[]) {
      setFiles(next);
      setEncoding(undefined);
      setTried(false);
      setByHand(false);
      setRefused(undefined);
      setAcceptProposed(false);
      anew();
    },
    /** Says what the file would do, with everything that was put right in it. */
    check(repairs: readonly Repair[] = [], accept = acceptProposed) {
      setTried(true);
      setAcceptProposed(accept);
      const whole = sent.current ? repaired(sent.current, repairs) : mapping.mapped();
      if (whole) send(whole, true, accept);
    },
    /** Registers the file as it was checked. */
    register: () => sent.current && send(sent.current, false, acceptProposed),
  };
}

import { readFileSync } from 'node:fs';
import type { Encoding } from '../../domain/intake/decode-file.ts';
import { ENCODINGS } from '../../domain/intake/decode-file.ts';
import { readFile } from '../../domain/intake/read-file.ts';
import type { IntakeLanguage } from '../../domain/intake/say.ts';
import { sayCause } from '../../domain/intake/say.ts';

interface Wanted {
  readonly encoding?: string | undefined;
  readonly language: IntakeLanguage;
}

function encodingNamed(name: string | undefined): Encoding | undefined {
  const encoding = ENCODINGS.find((one) => one === name?.toLowerCase());
  if (name !== undefined && encoding === undefined)
    throw new Error(`Expected one of ${ENCODINGS.join(', ')} after --encoding, received ${name}.`);
  return encoding;
}

/** The intake in a file. Of one that is not in UTF-8 it is shown what it would say in each encoding, to choose by. */
export async function openFile(file: string, { encoding, language }: Wanted) {
  const read = await readFile(readFileSync(file), encodingNamed(encoding));
  if ('content' in read) return read;
  if ('refused' in read)
    throw new Error(`${file}: ${sayCause({ text: read.refused, values: read.values ?? {} }, language)}.`);
  const previews = read.encodings.map(({ encoding: name, lines }) =>
    [`--encoding ${name}`, ...lines.slice(0, 3).map((line) => `    ${line}`)].join('\n'),
  );
  throw new Error(
    `${file} is not written in UTF-8. Name its encoding, the one in which these lines are right:\n${previews.join('\n')}`,
  );
}

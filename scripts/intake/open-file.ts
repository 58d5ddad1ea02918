import { readFileSync } from 'node:fs';
import type { Encoding } from '../../domain/intake/decode-file.ts';
import { ENCODINGS } from '../../domain/intake/decode-file.ts';
import { mapFile } from '../../domain/intake/mapping/map-file.ts';
import type { Mapping } from '../../domain/intake/mapping/mapping.ts';
import { MappingSchema } from '../../domain/intake/mapping/mapping.ts';
import { readFile } from '../../domain/intake/read-file.ts';
import type { IntakeLanguage } from '../../domain/intake/say.ts';
import { sayCause } from '../../domain/intake/say.ts';

interface Wanted {
  readonly encoding?: string | undefined;
  /** The file of a mapping. */
  readonly mapping?: string | undefined;
  readonly language: IntakeLanguage;
}

function encodingNamed(name: string | undefined): Encoding | undefined {
  const encoding = ENCODINGS.find((one) => one === name?.toLowerCase());
  if (name !== undefined && encoding === undefined)
    throw new Error(`Expected one of ${ENCODINGS.join(', ')} after --encoding, received ${name}.`);
  return encoding;
}

function mappingIn(file: string): Mapping {
  const read = MappingSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${file} is no mapping: ${issue?.path.join('.')}: ${issue?.message}.`);
}

/** The intake in a file, by a mapping if one is named. Of one that is not in UTF-8 it is shown what it would say in each encoding, to choose by. */
export async function openFile(file: string, { encoding, mapping, language }: Wanted) {
  const read = await readFile(readFileSync(file), encodingNamed(encoding));
  if ('content' in read)
    return mapping === undefined ? read : { ...read, content: mapFile(read.content, mappingIn(mapping)) };
  if ('refused' in read)
    throw new Error(`${file}: ${sayCause({ text: read.refused, values: read.values ?? {} }, language)}.`);
  const previews = read.encodings.map(({ encoding: name, lines }) =>
    [`--encoding ${name}`, ...lines.slice(0, 3).map((line) => `    ${line}`)].join('\n'),
  );
  throw new Error(
    `${file} is not written in UTF-8. Name its encoding, the one in which these lines are right:\n${previews.join('\n')}`,
  );
}

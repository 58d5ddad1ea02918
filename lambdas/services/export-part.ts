import * as z from 'zod';
import type { Manifest, Unread } from '../../domain/export/archive.ts';
import {
  csvFile,
  HELD_BACK_FILE,
  LEFT_OUT,
  linesFile,
  MANIFEST_FILE,
  partFile,
  schemaFile,
  UNREAD_FILE,
} from '../../domain/export/archive.ts';
import { entityCsv } from '../../domain/export/entity-csv.ts';
import type { ExportRequest } from '../../domain/export/export-request.ts';
import { OFFICE_LINES } from '../../domain/export/office-lines.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { present } from '../../domain/kernel/present.ts';
import { ENTITY_SCHEMAS } from '../../registry/entity-schemas.ts';
import { isRecipient, sealedZip } from '../adapters/sealing.ts';
import type { ExportStep, Found } from './export-steps.ts';
import { foundAt, stepsOf } from './export-steps.ts';
import type { Store } from './the-store.ts';

/** An answer of a function has at most 6 MB; entities shrink to about a tenth. */
const MAX_CHARACTERS = 12_000_000;
/** The number of cases of a part, fewer if they are large. */
const CASES_AT_ONCE = [10, 3, 1];
/** Offices without anything are passed over, so many at once. */
const MAX_STEPS = 20;

const PositionSchema = z.object({
  section: z.enum(['rules', 'staff', 'office', 'cases', 'sponsors', 'case-files', 'sponsor-files']),
  office: z.string(),
  after: z.string().optional(),
  number: z.int().positive(),
});
type Position = z.infer<typeof PositionSchema>;

const cursorOf = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

function positionOf(cursor: string): Position {
  try {
    return PositionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalid('cursor', 'is the cursor of the part before', 'something else');
  }
}

/** A line also has what its digest in the audit needs: a salt, and where the entry is if that is in another chain. */
const sealable = (schema: { properties?: object }) => ({
  ...schema,
  properties: { ...schema.properties, salt: { type: 'string' }, sealedIn: { type: 'string' } },
});

async function manifestOf(request: ExportRequest, at: string, store: Store): Promise<Map<string, string>> {
  const types = Object.entries(ENTITY_SCHEMAS).filter(([type]) => !(type in LEFT_OUT));
  const { office, programme } = request;
  const manifest: Manifest = {
    ...{ format: 'kinbridge-export', version: 1, exportId: request.id, begunAt: at },
    scope: { ...(office && { office }), ...(programme && { programme }) },
    idKey: (await store.keyed())('fingerprint', 'id-key'),
    entities: Object.fromEntries(types.map(([type, schema]) => [type, schema.shape.schema.value])),
    leftOut: LEFT_OUT,
  };
  const schemas = types.map(([type, schema]): [string, string] => [
    schemaFile(type),
    JSON.stringify(sealable(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })), null, 2),
  ]);
  for (const [type, schema] of Object.entries(OFFICE_LINES))
    schemas.push([
      schemaFile(type),
      JSON.stringify(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), null, 2),
    ]);
  return new Map([[MANIFEST_FILE, JSON.stringify(manifest, null, 2)], ...schemas]);
}

const columnsOf = (type: string): string[] => {
  const schema =
    ENTITY_SCHEMAS[type as keyof typeof ENTITY_SCHEMAS] ?? OFFICE_LINES[type as keyof typeof OFFICE_LINES];
  return schema ? Object.keys(schema.shape) : ['type', 'schema', 'policy', 'published'];
};

/** The files of what was found: JSON Lines and CSV of each entity. */
export function filesOf(entities: readonly Record<string, unknown>[], unread: readonly Unread[]) {
  const files = new Map<string, string>();
  const types = new Set(entities.map(({ type }) => String(type)));
  for (const type of types) {
    const those = entities.filter((entity) => entity.type === type);
    files.set(linesFile(type), asLines(those));
    files.set(csvFile(type), entityCsv(columnsOf(type), those));
  }
  if (unread.length > 0) files.set(UNREAD_FILE, asLines(unread));
  return files;
}

const asLines = (lines: readonly object[]): string => lines.map((one) => `${JSON.stringify(one)}\n`).join('');

const sizeOf = (files: ReadonlyMap<string, string>): number =>
  [...files.values()].reduce((sum, { length }) => sum + length, 0);

/** The files of a step's page; of fewer cases if they are too large for an answer. */
async function pageOf(store: Store, request: ExportRequest, step: ExportStep, after: string | undefined) {
  let files = new Map<string, string>();
  let found: Found | undefined;
  for (const most of CASES_AT_ONCE) {
    found = await foundAt(store, request, step, most, after);
    files = filesOf(found.entities, found.unread);
    if (found.heldBack.length > 0) files.set(HELD_BACK_FILE, asLines(found.heldBack));
    if (sizeOf(files) <= MAX_CHARACTERS) break;
  }
  return { files, found: present(found, 'a page of an export') };
}

export interface ExportPart {
  name: string;
  data: string;
  next: string | null;
  /** The cases and sponsors in it. */
  owners: string[];
}

/** The part of an export at a cursor, encrypted to the key of its request. */
export async function exportPart(
  store: Store,
  request: ExportRequest,
  cursor: string | undefined,
  at: string,
): Promise<ExportPart> {
  const steps = await stepsOf(store, request);
  const position = cursor === undefined ? undefined : positionOf(cursor);
  const isAt = (step: ExportStep) => step.section === position?.section && step.office === position.office;
  let index = position ? steps.findIndex(isAt) : 0;
  if (index < 0) throw invalid('cursor', 'is the cursor of the part before', 'something else');
  let after = position?.after;
  const owners: string[] = [];
  const all = new Map<string, string | Uint8Array>(
    cursor === undefined ? await manifestOf(request, at, store) : [],
  );
  for (let passed = 0; passed < MAX_STEPS && index < steps.length; passed += 1) {
    const step = present(steps[index], 'a step of an export');
    const { files, found } = await pageOf(store, request, step, after);
    for (const [name, content] of [...files, ...found.files]) all.set(name, content);
    owners.push(...found.owners);
    after = found.next;
    if (after === undefined) index += 1;
    if (files.size + found.files.size > 0) break;
  }
  const number = position?.number ?? 1;
  const step = steps[index];
  const data = Buffer.from(await sealedZip(request.recipient, all, at)).toString('base64');
  const next = step
    ? cursorOf({ ...step, ...(after === undefined ? {} : { after }), number: number + 1 })
    : null;
  return { name: partFile(number), data, next, owners };
}

/** Refuses a public key with a typing error, which nobody could open. */
export function refuseWrongRecipient(recipient: string): void {
  if (!isRecipient(recipient))
    throw invalid('recipient', 'is an age public key whose checksum is right', 'one whose checksum is not');
}

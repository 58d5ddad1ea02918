import { z } from 'zod';

export const MANIFEST_FILE = 'manifest.json';
/** How the files of a backup are put together; another is refused. */
export const BACKUP_VERSION = 1;

/** The two files of a backup: what the host keeps, and the keys and accounts without which it does not open. */
export type Part = 'records' | 'keys';

/** Paths within a data folder: nothing leads out of it. */
const PATH = /^(dynamodb|engine|identity|keys|streams|files|archive|mail)(\/(?!\.{1,2}(\/|$))[^/\\\0]+)+$/;

/** What every version of a backup says first. */
export const VersionSchema = z.object({ backup: z.int(), kinbridge: z.string() });

/** The first entry of each file of a backup. */
export const ManifestSchema = VersionSchema.extend({
  /** The same in both files of one backup. */
  id: z.string(),
  part: z.enum(['records', 'keys']),
  /** The instant, by the host's clock. */
  at: z.string(),
  /** The versions of the databases' layouts. */
  layout: z.object({ table: z.int(), engine: z.int() }),
  files: z.array(
    z.object({ path: z.string().regex(PATH), bytes: z.int().nonnegative(), sha256: z.string() }),
  ),
});
export type Manifest = z.infer<typeof ManifestSchema>;

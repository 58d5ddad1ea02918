import * as z from 'zod';

/** What no policy can exceed: a function puts the parts of a file together in its memory. */
export const HARD_MOST_MEGABYTES = 100;

const MegabytesSchema = z.int().min(1).max(HARD_MOST_MEGABYTES);

/** How large a document may be; `byOffice` where an office's line carries more or less. */
export const FilesPolicySchema = z.strictObject({
  mostMegabytes: MegabytesSchema.default(20),
  byOffice: z.record(z.string(), MegabytesSchema).default({}),
});
type FilesPolicy = z.infer<typeof FilesPolicySchema>;

/** The largest document that somebody of this office may send, in megabytes. */
export const mostMegabytesOf = (
  { files }: { readonly files: FilesPolicy },
  office: string | undefined,
): number => files.byOffice[office ?? ''] ?? files.mostMegabytes;

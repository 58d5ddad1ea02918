import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { fileHandler } from '../middleware/file-page.ts';
import { passIn, passOut } from '../services/pass-file.ts';
import { theFileAddresses } from '../services/the-files.ts';

/**
 * Where bytes of files pass on their way in and out: sealed as they arrive, opened as they are fetched. Whoever has an
 * address was shown it lately, by a route that asked what they may see and recorded that they did.
 */
export const handler = fileHandler('FilePage', async ({ address, sent, at }) => {
  const meant = await theFileAddresses().meantBy(address, at);
  const { what } = meant;
  if (what === 'part' || what === 'intake') {
    if (!sent) throw new CaseError('NotFound', 'Expected a part, received a request to fetch one.');
    if (sent.length !== meant.bytes)
      throw invalid('(body)', `has ${meant.bytes} bytes`, `${sent.length} bytes`);
    await passIn(meant, sent);
    return { what };
  }
  if (sent) throw new CaseError('NotFound', 'Expected a request to fetch a file, received a part.');
  return { what, bytes: await passOut(meant) };
});

import type * as z from 'zod';
import { ReadOpenApi } from '../../contracts/api/session.ts';
import { openApi } from '../../contracts/openapi.ts';
import { apiHandler } from '../middleware/api.ts';

type Document = z.infer<typeof ReadOpenApi.answer>;
let document: Document | undefined;

export const handler = apiHandler(ReadOpenApi, async () => {
  document ??= openApi() as Document;
  return document;
});

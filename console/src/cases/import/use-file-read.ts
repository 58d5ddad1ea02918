import { useQuery } from '@tanstack/react-query';
import type { Encoding } from '../../../../domain/intake/decode-file.ts';
import type { FileRead } from '../../../../domain/intake/read-file.ts';
import { readFile } from '../../../../domain/intake/read-file.ts';

/** What a chosen file says; nothing of it is kept when the page is left. */
export function useFileRead(file: File | undefined, encoding: Encoding | undefined): FileRead | undefined {
  const { data } = useQuery({
    queryKey: ['file-read', file?.name, file?.size, file?.lastModified, encoding],
    queryFn: async () => (file ? readFile(new Uint8Array(await file.arrayBuffer()), encoding) : undefined),
    enabled: file !== undefined,
    networkMode: 'always',
    staleTime: Infinity,
    gcTime: 0,
  });
  return file === undefined ? undefined : data;
}

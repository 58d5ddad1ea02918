import { useMutation } from '@tanstack/react-query';
import { zipSync } from 'fflate';
import { useState } from 'react';
import { ReadExportPart } from '../../../contracts/api/exports.ts';
import { useCall } from '../api/use-call.ts';
import { saveFile } from '../executions/save-file.ts';

const bytesOf = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

/** Downloads the encrypted parts of an export as one archive; `parts` counts those that have arrived. */
export function useDownload() {
  const call = useCall();
  const [parts, setParts] = useState(0);
  const download = useMutation({
    mutationFn: async (exportId: string) => {
      const files: Record<string, Uint8Array> = {};
      let cursor: string | undefined;
      setParts(0);
      do {
        const part = await call(ReadExportPart, { params: { exportId }, query: { cursor } });
        files[part.name] = bytesOf(part.data);
        cursor = part.next ?? undefined;
        setParts(Object.keys(files).length);
      } while (cursor !== undefined);
      saveFile(`kinbridge-${exportId}.zip`, 'application/zip', zipSync(files, { level: 0 }));
    },
  });
  return { download, parts };
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { PICTURE_TYPE } from '../../../contracts/file-store.ts';

/** The address of bytes in memory, as long as somebody looks at them. */
export function useAddress(blob: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!blob) return undefined;
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(undefined);
    };
  }, [blob]);
  return address;
}

/** Fetches a picture of this type, whatever the answer says it is. */
export async function pictureAt(url: string, type: string): Promise<Blob> {
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`Expected a picture, received ${answer.status}.`);
  return new Blob([await answer.arrayBuffer()], { type });
}

/** The small picture of a document; it is fetched once, since it never changes. */
export function useSmallPicture(documentId: string, url: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['picture', documentId],
    queryFn: () => pictureAt(url ?? '', PICTURE_TYPE),
    enabled: url !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useAddress(data);
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { PICTURE_TYPE } from '../../../contracts/file-store.ts';
import { fetchPieces } from './fetch-pieces.ts';

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

/** The small picture of a document; it is fetched once, since it never changes. */
export function useSmallPicture(documentId: string, url: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['picture', documentId],
    queryFn: () => fetchPieces([{ url: url ?? '' }], PICTURE_TYPE),
    enabled: url !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useAddress(data);
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { AnchorNow, ReadAnchoring } from '../../../contracts/api/audit.ts';
import type { Anchoring } from '../../../domain/audit/anchoring.ts';
import { useCall } from '../api/use-call.ts';
import { useTell } from '../app/notes.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

const KEY = ['audit', 'anchoring'];
export const ANCHORS = ['audit', 'anchors'];

const [UNDER_WAY_MS, STOPPED_MS, AT_REST_MS] = [2_000, 15_000, 60_000];

const lookAgain = (anchoring: Anchoring | null | undefined): number => {
  if (!anchoring || anchoring.state === 'made') return AT_REST_MS;
  return anchoring.trouble ? STOPPED_MS : UNDER_WAY_MS;
};

/** The anchoring that is under way or the last one, and how to ask for one. When it is made, the list of anchors follows. */
export function useAnchoring() {
  const say = useText();
  const format = useFormat();
  const call = useCall();
  const client = useQueryClient();
  const tell = useTell();
  const progress = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call(ReadAnchoring, { signal }),
    refetchInterval: ({ state: { data } }) => lookAgain(data?.anchoring),
  });
  const anchoring = progress.data?.anchoring ?? null;
  const awaited = useRef<string | null>(null);
  const now = useMutation({
    mutationFn: () => call(AnchorNow, {}),
    onSuccess: (found) => {
      awaited.current = found.id;
      client.setQueryData(KEY, { anchoring: found });
    },
  });
  useEffect(() => {
    if (anchoring?.state !== 'made') {
      awaited.current = anchoring?.id ?? null;
      return;
    }
    if (awaited.current !== anchoring.id) return;
    awaited.current = null;
    const number = format.number(anchoring.number ?? 0);
    tell({ type: 'success', text: say('audit.anchors.made', { number, ends: anchoring.ends }) });
    void client.invalidateQueries({ queryKey: ANCHORS });
  }, [anchoring, say, format, tell, client]);
  return { anchoring, now, error: progress.error };
}

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FindAnything } from '../../../contracts/api/find.ts';
import { useCall } from '../api/use-call.ts';

/** A pause in typing after which the server is asked. */
const PAUSE_MS = 250;
/** A pause after which the text counts as what was looked for. */
const SETTLED_MS = 1500;
const LEAST = 2;
/** Answers show people, so they are not kept long. */
const KEPT_MS = 30_000;

function usePaused(text: string, pause: number): string {
  const [paused, set] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => set(text), pause);
    return () => clearTimeout(timer);
  }, [text, pause]);
  return paused;
}

/** What the server finds for the typed text; `settle` tells it that this is what was looked for, once per text. */
export function useFind(typed: string) {
  const call = useCall();
  const text = typed.trim();
  const asked = usePaused(text, PAUSE_MS);
  const rested = usePaused(text, SETTLED_MS);
  const told = useRef('');
  const enabled = asked.length >= LEAST && text.length >= LEAST;
  const query = useQuery({
    queryKey: ['find', asked],
    queryFn: ({ signal }) => call(FindAnything, { body: { text: asked }, signal }),
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
    enabled,
  });
  const settle = (what: string) => {
    if (what.length < LEAST || told.current === what) return;
    told.current = what;
    // It only leaves a trace: whether it arrives changes nothing on the page.
    void call(FindAnything, { body: { text: what, settled: true } }).catch(() => undefined);
  };
  const latest = useRef(settle);
  latest.current = settle;
  useEffect(() => latest.current(rested), [rested]);
  return {
    found: enabled ? query.data : undefined,
    error: enabled ? query.error : null,
    /** Whether what is shown answers what is typed. */
    current: enabled && asked === text && !query.isPlaceholderData && query.data !== undefined,
    settle: () => settle(text),
  };
}
export type FoundAnything = NonNullable<ReturnType<typeof useFind>['found']>;

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ReadSignInRules } from '../../../contracts/api/people.ts';
import { USUAL_IDLE_MINUTES } from '../../../domain/staff/sign-in-rules.ts';
import { useCall } from '../api/use-call.ts';
import { useSession } from '../session/use-session.ts';
import { type Phase, PRESENT, Presence } from './presence.ts';

export const SIGN_IN_RULES = 'sign-in-rules';
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const RULES_HOLD_MS = 300_000;
const LOOK_MS = 1000;
/** The issuer is told at most once a minute. */
const TELL_MS = 60_000;

export function useSignInRules() {
  const call = useCall();
  return useQuery({
    queryKey: [SIGN_IN_RULES],
    queryFn: ({ signal }) => call(ReadSignInRules, { signal }),
    staleTime: RULES_HOLD_MS,
    refetchInterval: RULES_HOLD_MS,
  });
}

/** Whether somebody is there, looked at each second; `stay` says so where a dialog asks. */
export function usePresence(onOver: (by: 'idle' | 'sign-out', minutes: number) => void) {
  const session = useSession();
  const minutes = useSignInRules().data?.idleMinutes ?? USUAL_IDLE_MINUTES;
  const [presence] = useState(() => new Presence(localStorage, Date.now()));
  const [phase, setPhase] = useState<Phase>({ kind: 'here' });
  const told = useRef(Date.now());
  const over = useRef(onOver);
  over.current = onOver;

  const stay = useRef(() => {
    const now = Date.now();
    presence.touch(now);
    setPhase({ kind: 'here' });
    if (now - told.current < TELL_MS) return;
    told.current = now;
    void session.seen();
  }).current;

  useEffect(() => {
    const look = () => {
      const next = presence.phase(Date.now(), minutes * 60_000);
      setPhase((before) => (before.kind === 'here' && next.kind === 'here' ? before : next));
      if (next.kind === 'over') over.current(next.by, minutes);
      return next;
    };
    // Once somebody is asked, moving the mouse is no answer; whoever comes back too late finds the door shut.
    let touchedAt = 0;
    const touched = () => {
      const now = Date.now();
      if (Math.abs(now - touchedAt) < LOOK_MS) return;
      touchedAt = now;
      if (look().kind === 'here') stay();
    };
    const heard = ({ key }: StorageEvent) => {
      if (key === PRESENT) look();
    };
    const timer = setInterval(look, LOOK_MS);
    for (const touch of TOUCHES) addEventListener(touch, touched, { passive: true, capture: true });
    addEventListener('storage', heard);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
      removeEventListener('storage', heard);
      document.removeEventListener('visibilitychange', look);
    };
  }, [presence, minutes, stay]);

  return { phase, stay };
}

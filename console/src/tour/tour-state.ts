import { useCallback, useSyncExternalStore } from 'react';
import type { Role } from '../../../domain/kernel/actor.ts';

/** How far a person is in the tours of their roles, and which one is open: codes and counts, kept on the device. */
export interface TourState {
  readonly at: Partial<Record<Role, number>>;
  readonly open?: Role | undefined;
}

const CHANGED = 'kinbridge-tour';
const nameOf = (personId: string): string => `kinbridge.tour.${personId}`;
const NONE = '{"at":{}}';
/** For a browser without storage: until the page is loaded again. */
let instead: string | undefined;

function kept(personId: string): string {
  try {
    return localStorage.getItem(nameOf(personId)) ?? instead ?? NONE;
  } catch {
    return instead ?? NONE;
  }
}

function stateIn(text: string): TourState {
  try {
    const { at = {}, open } = JSON.parse(text) as Partial<TourState>;
    return { at, open };
  } catch {
    return { at: {} };
  }
}

function listen(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  return () => removeEventListener(CHANGED, listener);
}

export function useTours(personId: string) {
  const text = useSyncExternalStore(listen, () => kept(personId));
  const keep = useCallback(
    (state: TourState) => {
      instead = JSON.stringify(state);
      try {
        localStorage.setItem(nameOf(personId), instead);
      } catch {
        // It is remembered until the page is left.
      }
      dispatchEvent(new Event(CHANGED));
    },
    [personId],
  );
  return { state: stateIn(text), keep };
}

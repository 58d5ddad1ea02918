import { useState } from 'react';

const nameOf = (personId: string): string => `kinbridge.first-steps.${personId}`;

function kept(personId: string): readonly string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(nameOf(personId)) ?? '[]');
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

/** Which first steps a person has seen, remembered on this device: codes of steps and nothing else. */
export function useSeenSteps(personId: string) {
  const [seen, setSeen] = useState(() => kept(personId));
  const keep = (steps: readonly string[]) => {
    setSeen(steps);
    try {
      localStorage.setItem(nameOf(personId), JSON.stringify(steps));
    } catch {
      // A browser without storage begins again the next time.
    }
  };
  return {
    seen,
    mark: (step: string, done: boolean) =>
      keep(done ? [...new Set([...seen, step])] : seen.filter((one) => one !== step)),
    again: () => keep([]),
  };
}

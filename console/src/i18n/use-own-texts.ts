import { useEffect, useState } from 'react';
import { useTextStore } from './spoken.tsx';

/** Whether the texts of something that is loaded later, and brings its own, are there. */
export function useOwnTexts(room: string): boolean {
  const texts = useTextStore();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void texts.need([room]).then(() => setReady(true));
  }, [texts, room]);
  return ready;
}

import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';

/** Brings states into view whenever something else is asked for. */
export function LookAt({ states }: { states: readonly string[] }) {
  const flow = useReactFlow();
  useEffect(() => {
    if (states.length > 0)
      void flow.fitView({ nodes: states.map((id) => ({ id })), maxZoom: 1, padding: 0.3 });
  }, [flow, states]);
  return null;
}

import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';

interface Props {
  readonly states: readonly string[];
  readonly selected: string | undefined;
}

/** Brings states into view whenever something else is asked for, and a state that is chosen elsewhere. */
export function LookAt({ states, selected }: Props) {
  const flow = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    if (states.length > 0)
      void flow.fitView({ nodes: states.map((id) => ({ id })), maxZoom: 1, padding: 0.3 });
  }, [flow, states]);
  useEffect(() => {
    const node = selected === undefined ? undefined : flow.getInternalNode(selected);
    if (!node) return;
    const { width, height, transform } = store.getState();
    const [left, top, zoom] = transform;
    const { x, y } = node.internals.positionAbsolute;
    const [atX, atY] = [x * zoom + left, y * zoom + top];
    const inside = atX >= 0 && atY >= 0 && atX + 40 <= width && atY + 20 <= height;
    if (!inside) void flow.fitView({ nodes: [{ id: node.id }], maxZoom: 1, padding: 0.3 });
  }, [flow, store, selected]);
  return null;
}

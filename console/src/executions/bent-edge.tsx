import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';

export type BentEdgeData = { readonly corners: readonly { x: number; y: number }[] };

const RADIUS = 6;

/** A path through corners, each rounded a little. */
export function pathThrough(corners: BentEdgeData['corners']): string {
  const [first, ...rest] = corners;
  if (!first) return '';
  const parts = [`M ${first.x} ${first.y}`];
  let last = first;
  rest.forEach((corner, index) => {
    const next = rest[index + 1];
    if (!next) {
      parts.push(`L ${corner.x} ${corner.y}`);
      return;
    }
    const before = towards(corner, last);
    const after = towards(corner, next);
    parts.push(`L ${before.x} ${before.y} Q ${corner.x} ${corner.y} ${after.x} ${after.y}`);
    last = corner;
  });
  return parts.join(' ');
}

function towards(from: { x: number; y: number }, to: { x: number; y: number }): { x: number; y: number } {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const step = Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * step, y: from.y + (to.y - from.y) * step };
}

export function BentEdge({ id, data, markerEnd }: EdgeProps<Edge<BentEdgeData>>) {
  return <BaseEdge id={id} path={pathThrough(data?.corners ?? [])} {...(markerEnd ? { markerEnd } : {})} />;
}

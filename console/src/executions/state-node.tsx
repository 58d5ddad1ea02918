import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { useText } from '../i18n/use-text.ts';
import type { AslState } from './asl.ts';
import { useStateName } from './use-state-name.ts';
import type { StateStatus } from './visit.ts';

export type StateNodeData = {
  readonly name: string;
  readonly stateType: AslState['Type'] | undefined;
  readonly holdsOthers: boolean;
  readonly status: StateStatus | 'not-reached';
  readonly visits: number;
  readonly selected: boolean;
  onSelect(state: string): void;
};

const MARKS: Record<StateNodeData['status'], string> = {
  succeeded: '✓',
  running: '…',
  waiting: '◷',
  retrying: '↻',
  failed: '✕',
  caught: '!',
  stopped: '■',
  'not-reached': '',
};

export function StateNode({ data }: NodeProps<Node<StateNodeData>>) {
  const say = useText();
  const nameOf = useStateName();
  const { name, stateType, holdsOthers, status, visits, selected, onSelect } = data;
  const told = `${say(`executions.state.${status}`)}${visits > 1 ? ` ×${visits}` : ''}`;
  return (
    <>
      <Handle type="target" position={Position.Top} />
      <div className={`state state-${status}${holdsOthers ? ' state-holder' : ''}`} data-selected={selected}>
        <button type="button" className="nopan" aria-pressed={selected} onClick={() => onSelect(name)}>
          <span className="state-name" dir="auto">
            {nameOf(name)}
          </span>
          <span className="state-told" dir="auto">
            <span aria-hidden="true">{MARKS[status]}</span> {told}
            {stateType && stateType !== 'Task' ? ` · ${say(`executions.type.${stateType}`)}` : ''}
          </span>
        </button>
      </div>
      <Handle type="source" position={Position.Bottom} />
    </>
  );
}

export function StartNode() {
  return (
    <>
      <div className="state-start" aria-hidden="true" />
      <Handle type="source" position={Position.Bottom} />
    </>
  );
}

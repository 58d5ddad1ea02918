import { readFileSync } from 'node:fs';
import { definitionOf, WORKFLOWS } from '../../contracts/workflows.ts';

interface State {
  Type: string;
  Resource?: string;
  Next?: string;
  End?: boolean;
  Default?: string;
  Choices?: { Condition: string; Next: string }[];
  Catch?: { ErrorEquals: string[]; Next: string }[];
  Branches?: Machine[];
  ItemProcessor?: Machine;
  Arguments?: { FunctionName?: string; StateMachineArn?: string; Payload?: { kind?: string } };
}
interface Machine {
  Comment?: string;
  StartAt: string;
  States: Record<string, State>;
}

const escaped = (text: string): string => text.replaceAll('"', "'").replaceAll(/[{}%]/g, '').trim();
const idOf = (scope: string, name: string): string => `${scope}${name}`.replaceAll(/[^A-Za-z0-9]/g, '_');

/** The content of a state's box: its name and what it does. */
function label(name: string, state: State): string {
  const { FunctionName, StateMachineArn, Payload } = state.Arguments ?? {};
  if (state.Resource?.endsWith('.waitForTaskToken'))
    return `${name}<br/>asks: ${escaped(Payload?.kind ?? '')}`;
  if (FunctionName) return `${name}<br/>${FunctionName.replaceAll(/[${}]/g, '')}`;
  if (StateMachineArn) return `${name}<br/>runs ${escaped(StateMachineArn).replaceAll('$', '')}`;
  return name;
}

const SHAPES: Record<string, (text: string) => string> = {
  Choice: (text) => `{{"${text}"}}`,
  Wait: (text) => `(["⏱ ${text}"])`,
  Succeed: (text) => `(("${text}"))`,
};

function draw(machine: Machine, scope: string, indent: string): string[] {
  const lines: string[] = [];
  for (const [name, state] of Object.entries(machine.States)) {
    const id = idOf(scope, name);
    const inner = state.ItemProcessor ? [state.ItemProcessor] : (state.Branches ?? []);
    if (inner.length > 0) {
      lines.push(`${indent}subgraph ${id}["${state.Type}: ${name}"]`);
      for (const [index, part] of inner.entries())
        lines.push(...draw(part, `${id}_${index}_`, `${indent}  `));
      lines.push(`${indent}end`);
    } else
      lines.push(
        `${indent}${id}${(SHAPES[state.Type] ?? ((text: string) => `["${text}"]`))(label(name, state))}`,
      );
    if (state.Next) lines.push(`${indent}${id} --> ${idOf(scope, state.Next)}`);
    for (const choice of state.Choices ?? [])
      lines.push(
        `${indent}${id} -- "${escaped(choice.Condition).replaceAll('$states.input.', '')}" --> ${idOf(scope, choice.Next)}`,
      );
    if (state.Default) lines.push(`${indent}${id} -- "otherwise" --> ${idOf(scope, state.Default)}`);
    for (const caught of state.Catch ?? [])
      if (caught.Next !== name)
        lines.push(`${indent}${id} -. "${caught.ErrorEquals.join(', ')}" .-> ${idOf(scope, caught.Next)}`);
  }
  return lines;
}

/** A page with a diagram of every workflow, drawn from its definition. */
export function workflowDiagrams(): string {
  const parts = WORKFLOWS.map((workflow) => {
    const machine = JSON.parse(readFileSync(definitionOf(workflow), 'utf8')) as Machine;
    const diagram = ['flowchart TD', ...draw(machine, '', '  ')].join('\n');
    return `## ${workflow}\n\n${machine.Comment ?? ''}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n`;
  });
  const head =
    '# Workflows\n\nDrawn from the definitions in `state-machines/` and `stages/` by `npm run docs`; do not edit. A box that “asks” opens a work item and waits for a person; when nobody answers in time it asks again, which reminds and then escalates.\n';
  return [head, ...parts].join('\n');
}

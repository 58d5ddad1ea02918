import '../desk/print.css';
import './executions.css';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { useDuration } from './use-duration.ts';
import { useStateName } from './use-state-name.ts';
import type { StateTrace } from './visit.ts';

/** What stands on paper instead of graph and tabs: each time a state was entered, in order. Drawn while it prints. */
export function PrintSteps({ traces }: { traces: ReadonlyMap<string, StateTrace> }) {
  const say = useText();
  const nameOf = useStateName();
  const format = useFormat();
  const duration = useDuration();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  if (!printing) return null;
  const visits = [...traces.values()].flatMap((trace) => trace.visits).sort((a, b) => a.id - b.id);
  return (
    <section className="print-steps">
      <h2>{say('executions.print.title')}</h2>
      <p>{say('executions.print.at', { at: format.instant(new Date().toISOString()) })}</p>
      <table>
        <thead>
          <tr>
            {['state', 'status', 'entered', 'left', 'duration', 'attempts'].map((head) => (
              <th key={head} scope="col">
                {say(HEADS[head] ?? `executions.column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {visits.map(({ id, name, status, enteredAt, exitedAt, attempts, error }) => (
            <tr key={id}>
              <th scope="row">{nameOf(name)}</th>
              <td>
                {say(`executions.state.${status}`)} <bdi>{attempts.at(-1)?.error ?? error}</bdi>
              </td>
              <td>{format.instant(enteredAt)}</td>
              <td>{exitedAt === undefined ? say('executions.not-left') : format.instant(exitedAt)}</td>
              <td>{exitedAt !== undefined && duration(Date.parse(exitedAt) - Date.parse(enteredAt))}</td>
              <td>{format.number(attempts.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const HEADS: Readonly<Record<string, string>> = {
  entered: 'executions.entered',
  left: 'executions.left',
  duration: 'executions.duration',
};

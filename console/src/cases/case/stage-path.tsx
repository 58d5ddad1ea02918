import './glance.css';
import Icon, { type IconProps } from '@cloudscape-design/components/icon';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { type StageOnPath, type StageProgress, stagesOnPath } from './stage-course.ts';
import type { CaseView } from './use-case.ts';

const ICONS: Readonly<Record<StageProgress, IconProps.Name>> = {
  done: 'status-positive',
  skipped: 'status-stopped',
  now: 'status-in-progress',
  late: 'status-warning',
  ahead: 'status-not-started',
};

/** The way of a case through its stages in one look: what is done, what is under way until when, what lies ahead. */
export function StagePath({ view, now }: { view: CaseView; now: number }) {
  const say = useText();
  const words = useWords();
  return (
    <ol className="stage-path" aria-label={say('cases.path')}>
      {stagesOnPath(view, now).map((one) => (
        <li
          key={one.stage}
          className={`stage-${one.progress}`}
          aria-current={one.progress === 'now' || one.progress === 'late' ? 'step' : undefined}
        >
          <span className="stage-name">{words('words.stage', one.stage)}</span>
          <Progress of={one} />
        </li>
      ))}
    </ol>
  );
}

function Progress({ of: { progress, waits, until, state } }: { of: StageOnPath }) {
  const say = useText();
  const format = useFormat();
  const dueAt = waits[0]?.dueAt;
  const when =
    progress === 'done' || progress === 'skipped'
      ? say(`cases.path.${progress}`, { day: format.day(state?.at ?? '') })
      : dueAt !== undefined
        ? say(progress === 'late' ? 'cases.path.late' : 'cases.path.due', { day: format.day(dueAt) })
        : until !== undefined
          ? say('cases.path.until', { day: format.day(until) })
          : say(`cases.path.${progress}`);
  return (
    <span className="stage-when">
      <Icon name={ICONS[progress]} size="small" /> {when}
    </span>
  );
}

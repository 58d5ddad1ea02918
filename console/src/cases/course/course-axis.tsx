import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { Loading } from '../../app/loading.tsx';
import { useText } from '../../i18n/use-text.ts';
import { TimeAxis } from '../../time-axis/time-axis.tsx';
import type { CaseView } from '../case/use-case.ts';
import { useCourse } from './use-course.ts';
import { type Shown, useCourseRows } from './use-course-rows.ts';

const CHOICES: readonly Shown[] = ['all', 'work', 'executions', 'late'];

/** Everything that a case did and waits for, on one axis of time; what was late or failed is red and says so. */
export function CourseAxis({ view }: { view: CaseView }) {
  const say = useText();
  const course = useCourse(view.case.id);
  const [shown, setShown] = useState<Shown>('all');
  const rows = useCourseRows(view, course.data, shown);
  const choices = CHOICES.filter((id) => id !== 'executions' || (course.data?.executions.length ?? 0) > 0);
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <SegmentedControl
              label={say('cases.course.filter')}
              selectedId={shown}
              options={choices.map((id) => ({
                id,
                text: say(id === 'late' ? 'cases.course.only-late' : `cases.course.${id}`),
              }))}
              onChange={({ detail }) => setShown(detail.selectedId as Shown)}
            />
          }
        >
          {say('cases.course.title')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ProblemAlert problem={course.error} onAgain={() => void course.refetch()} />
        {course.isPending && <Loading />}
        {course.data && !course.data.whole && <Alert type="info">{say('cases.course.part')}</Alert>}
        {course.data &&
          (rows.length === 0 ? (
            <Box color="text-body-secondary">{say('cases.course.none')}</Box>
          ) : (
            <TimeAxis title={say('cases.course.title')} rows={rows} />
          ))}
      </SpaceBetween>
    </Container>
  );
}

import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { Loading } from '../../app/loading.tsx';
import { StagesTab } from './stages-tab.tsx';
import type { CaseView } from './use-case.ts';

const CourseAxis = lazy(async () => ({ default: (await import('../course/course-axis.tsx')).CourseAxis }));

/** The course of a case: its time axis, and its stages in sentences. */
export function CourseTab({ view }: { view: CaseView }) {
  return (
    <SpaceBetween size="m">
      <Suspense fallback={<Loading />}>
        <CourseAxis view={view} />
      </Suspense>
      <StagesTab view={view} />
    </SpaceBetween>
  );
}

import { useSearchParams } from 'react-router';
import { AttendancePage } from '../classes/attendance-page.tsx';
import { ClassesPage } from '../classes/classes-page.tsx';

/** The classes that an organisation teaches, or the attendance of one of them. */
export function GivenClassesPage() {
  const [asked] = useSearchParams();
  return asked.get('class') === null ? <ClassesPage /> : <AttendancePage />;
}

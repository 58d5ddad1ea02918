import type { Task } from './measure.ts';
import { measureTask } from './measure.ts';

const task: Task = JSON.parse(process.argv[2] ?? '{}');
process.stdout.write(JSON.stringify(await measureTask(task)));

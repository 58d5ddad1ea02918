import './failed-stages.ts';
import './interruption.ts';
import './tracing.ts';

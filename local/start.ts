import { enableCompileCache } from 'node:module';

// Node keeps what it compiled for the next start, so that a start takes a second and not four.
enableCompileCache();
await import('./main.ts');

import { enableCompileCache } from 'node:module';

// Node caches compiled code for the next start, which then takes one second instead of four.
enableCompileCache();
await import('./main.ts');

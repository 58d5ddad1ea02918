import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { firstLoad } from './build/first-load.ts';
import { fonts } from './build/fonts.ts';
import { routeContracts } from './build/route-contracts.ts';
import { stageTexts } from './build/stage-texts.ts';
import { workItemForms } from './build/work-item-forms.ts';

/** `npm run build:console`; the host and CloudFront serve what it writes under `/console/`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/console/',
  plugins: [react(), routeContracts(), workItemForms(), stageTexts(), fonts(), compressed(), firstLoad()],
  // Three releases of one library otherwise: react-intl and what is under it each bring their own.
  resolve: {
    // What a file is cut with takes Node's Buffer for granted otherwise.
    alias: {
      'csv-parse/sync': 'csv-parse/browser/esm/sync',
      'csv-stringify/sync': 'csv-stringify/browser/esm/sync',
    },
    dedupe: ['intl-messageformat', '@formatjs/icu-messageformat-parser', '@formatjs/icu-skeleton-parser'],
  },
  build: {
    target: 'es2022',
    cssMinify: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  logLevel: 'warn',
});

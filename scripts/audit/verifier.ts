import { verifyFile } from './read-bundle.ts';

/** The verifier alone, which `npm run audit -- verifier` makes a single file of. */
const [file, flag, folder] = process.argv.slice(2);
if (file === undefined || (flag !== undefined && (flag !== '--anchors' || folder === undefined))) {
  console.error('Usage: node verify-audit.mjs FILE [--anchors DIR]');
  process.exit(2);
}
try {
  const { lines, right } = verifyFile(file, folder);
  console.log(lines.join('\n'));
  process.exitCode = right ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

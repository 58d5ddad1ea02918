import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Sbom {
  serialNumber?: string;
  metadata: { timestamp?: string; component: { name: string; purl?: string } };
  components: { 'bom-ref': string }[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const byText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));

/** The same text for the same packages: without the moment, the random number, the folder’s name and the disk’s order. */
export function settled(sbom: Sbom, name: string): string {
  const { serialNumber: _, ...rest } = sbom;
  const { timestamp: __, component, ...others } = rest.metadata;
  const metadata = { ...others, component: { ...component, name } };
  const components = rest.components.toSorted((a, b) => byText(a['bom-ref'], b['bom-ref']));
  const dependencies = rest.dependencies
    .map((one) => ({ ...one, dependsOn: one.dependsOn?.toSorted(byText) }))
    .toSorted((a, b) => byText(a.ref, b.ref));
  return `${JSON.stringify({ ...rest, metadata, components, dependencies }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const told = execFileSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string };
  const sbom = JSON.parse(told) as Sbom;
  writeFileSync('sbom.cdx.json', settled(sbom, name));
  console.log(`sbom.cdx.json: CycloneDX, ${sbom.components.length} components`);
}

import { expect, it } from 'vitest';
import { settled } from '../../scripts/sbom.ts';

const told = (serialNumber: string, timestamp: string, folder: string, refs: string[]) => ({
  serialNumber,
  metadata: { timestamp, component: { name: folder } },
  components: refs.map((ref) => ({ 'bom-ref': ref })),
  dependencies: refs.map((ref) => ({ ref, dependsOn: refs.filter((other) => other !== ref) })),
});

it('a bill of materials is the same for the same packages, whenever and wherever it is made', () => {
  const here = settled(told('urn:1', '2026-01-01T00:00:00Z', 'one', ['a@1', 'b@2', 'c@3']), 'kinbridge');
  const there = settled(told('urn:2', '2027-02-02T00:00:00Z', 'two', ['c@3', 'a@1', 'b@2']), 'kinbridge');
  expect(there).toBe(here);
  expect(settled(told('urn:1', '2026-01-01T00:00:00Z', 'one', ['a@1', 'b@3']), 'kinbridge')).not.toBe(here);
});

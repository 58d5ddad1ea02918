import { readFileSync, writeFileSync } from 'node:fs';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };

/**
 * Makes the outlines of the console's map from Natural Earth's countries at 1:110 million (public domain), as the npm package
 * `world-atlas` 2.0.2 (ISC) packs them: `node scripts/world-map.ts countries-110m.json`.
 */
type Point = [number, number];
interface Topology {
  transform: { scale: Point; translate: Point };
  arcs: Point[][];
  objects: {
    countries: {
      geometries: { type: string; arcs: unknown[]; id?: string; properties: { name: string } }[];
    };
  };
}

const OUT = 'console/src/programme/world.json';
const WIDTH = 1440;
const [TOP, BOTTOM] = [83, -56];
const UNIT = WIDTH / 360;
/** Further apart in one step is across the edge of the map. */
const EDGE = WIDTH / 2;

const topology = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Topology;
const { scale, translate } = topology.transform;

const arcs = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]): Point => {
    [x, y] = [x + dx, y + dy];
    const [longitude, latitude] = [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    return [Math.round((longitude + 180) * UNIT), Math.round((TOP - latitude) * UNIT)];
  });
});
const lineOf = (index: number): Point[] => (index >= 0 ? arcs[index] : arcs[~index]?.toReversed()) ?? [];
const ringOf = (indices: readonly number[]): Point[] =>
  indices.flatMap((index, place) => lineOf(index).slice(place === 0 ? 0 : 1));

function sums(points: readonly Point[]): { area: number; middle: Point } {
  let [area, x, y] = [0, 0, 0];
  for (const [index, [a, b]] of points.entries()) {
    const [c, d] = points[(index + 1) % points.length] ?? [a, b];
    const cross = a * d - c * b;
    [area, x, y] = [area + cross, x + (a + c) * cross, y + (b + d) * cross];
  }
  const middle: Point =
    area === 0 ? (points[0] ?? [0, 0]) : [Math.round(x / (3 * area)), Math.round(y / (3 * area))];
  return { area: Math.abs(area), middle };
}

function pathOf(points: readonly Point[]): string {
  let path = '';
  let last: Point | undefined;
  for (const point of points) {
    const [x, y] = point;
    if (last === undefined || Math.abs(x - last[0]) > EDGE) path += `${path && 'z'}M${x} ${y}`;
    else if (x !== last[0] || y !== last[1]) path += `l${x - last[0]} ${y - last[1]}`;
    last = point;
  }
  return path.includes('l') ? `${path}z` : '';
}

const three = new Map(
  codes.map(([, alpha3, number]) => [Number(number), alpha3 === 'XKK' ? 'XKX' : String(alpha3)]),
);
const countries: Record<string, [number, number, string]> = {};
let rest = '';
for (const { type, arcs: shape, id, properties } of topology.objects.countries.geometries) {
  if (properties.name === 'Antarctica') continue;
  const polygons = (type === 'Polygon' ? [shape] : shape) as number[][][];
  const rings = polygons.map(([outline = []]) => ringOf(outline));
  const path = rings.map(pathOf).join('');
  const code = properties.name === 'Kosovo' ? 'XKX' : three.get(Number(id));
  const [biggest] = rings.map(sums).sort((a, b) => b.area - a.area);
  if (code === undefined || !biggest) rest += path;
  else countries[code] = [...biggest.middle, path];
}
const height = Math.round((TOP - BOTTOM) * UNIT);
writeFileSync(OUT, `${JSON.stringify({ width: WIDTH, height, countries, rest })}\n`);

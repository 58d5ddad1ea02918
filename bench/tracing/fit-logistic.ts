import type { PersonWeights } from '../../domain/tracing/persons/weights.ts';

/** A candidate of a request whose truth is known. */
export interface Graded {
  readonly bits: number;
  readonly logSize: number;
  readonly same: boolean;
}

const STEPS = 6000;
const RATE = 0.02;

/** Maximum-likelihood slope, offset and weight of the registry's size, by gradient ascent; slope and size stay positive. */
export function fitLogistic(rows: readonly Graded[]): PersonWeights['calibration'] {
  let slope = 0.6;
  let offset = -4;
  let size = 0.5;
  const momentum = [0, 0, 0];
  for (let step = 0; step < STEPS; step++) {
    let bySlope = 0;
    let byOffset = 0;
    let bySize = 0;
    for (const { bits, logSize, same } of rows) {
      const error = Number(same) - 1 / (1 + 2 ** -(slope * bits + offset - size * logSize));
      bySlope += error * bits;
      byOffset += error;
      bySize -= error * logSize;
    }
    const gradient = [bySlope, byOffset, bySize].map((sum) => sum / rows.length);
    gradient.forEach((value, i) => {
      momentum[i] = 0.95 * momentum[i]! + value;
    });
    slope = Math.max(0.05, slope + RATE * momentum[0]! * 0.1);
    offset += RATE * momentum[1]!;
    size = Math.max(0, size + RATE * momentum[2]! * 0.1);
  }
  const three = (value: number): number => Math.round(value * 1000) / 1000;
  return { slope: three(slope), offset: three(offset), size: three(size) };
}

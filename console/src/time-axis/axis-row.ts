/** `late` and `failed` are red and said in words; `wait` is what still lies ahead. */
export type Tone = 'done' | 'now' | 'late' | 'failed' | 'stopped' | 'wait';

/** One thing that took or takes time, as a row of the axis. */
export interface AxisRow {
  readonly id: string;
  readonly label: string;
  /** Where the row leads; absent if this person can open nothing there. */
  readonly href?: string | undefined;
  /** How deep it lies below what started it. */
  readonly depth?: number;
  readonly from: number;
  /** Absent while it goes on. */
  readonly to?: number | undefined;
  /** When it should have been done. */
  readonly due?: number | undefined;
  readonly tone: Tone;
  /** How it stands, in words: a bar is never told by its colour alone. */
  readonly told: string;
}

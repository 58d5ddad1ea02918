import { imageKeyOf, type Place, type StreamRecord } from './record.ts';

interface Lane {
  readonly records: StreamRecord[];
  /** The last place before all of them. */
  readonly after: Place | undefined;
}

/** More than this wait only if something is wrong with everything; then nothing more is taken. */
const MAX_LANES = 25;

/**
 * Records that wait separately: those of one case behind one that failed and may succeed later. Each case has its own
 * lane, so that no other waits with it.
 */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #work: (records: StreamRecord[]) => Promise<boolean>;
  readonly #running = new Set<Promise<void>>();
  #forRoom: (() => void)[] = [];

  /** `work` removes each record from the list when it is finished; false if it was stopped before the end. */
  constructor(work: (records: StreamRecord[]) => Promise<boolean>) {
    this.#work = work;
  }

  get waiting(): number {
    let records = 0;
    for (const lane of this.#lanes.values()) records += lane.records.length;
    return records;
  }

  /** Takes a record that has to wait behind another of its case; false if none of them waits. */
  join(record: StreamRecord): boolean {
    const lane = this.#lanes.get(imageKeyOf(record));
    if (lane) lane.records.push(record);
    return lane !== undefined;
  }

  /** Starts to retry a record separately; resolves when there is room for another. */
  async open(record: StreamRecord, after: Place | undefined): Promise<void> {
    if (this.join(record)) return;
    const lane = { records: [record], after };
    this.#lanes.set(imageKeyOf(record), lane);
    const running = this.#run(imageKeyOf(record), lane).finally(() => {
      this.#running.delete(running);
      for (const go of this.#forRoom.splice(0)) go();
    });
    this.#running.add(running);
    while (this.#running.size >= MAX_LANES)
      await new Promise<void>((resolve) => {
        this.#forRoom.push(resolve);
      });
  }

  /** Records that join just as the last one finishes are processed too. */
  async #run(key: string, lane: Lane): Promise<void> {
    while (lane.records.length > 0) if (!(await this.#work(lane.records))) return;
    this.#lanes.delete(key);
  }

  /** Resolves when nothing waits any more, or work was stopped. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Up to where everything is finished, given how far records were taken. */
  doneUpTo(taken: Place | undefined): Place | undefined {
    let first = taken;
    for (const { after } of this.#lanes.values())
      if (after === undefined || first === undefined || after.sequence < first.sequence) first = after;
    return first;
  }
}

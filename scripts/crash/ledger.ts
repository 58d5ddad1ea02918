import type { Answer, Desk } from './desk.ts';

/** A command that somebody sent. */
export interface Sent {
  user: string;
  path: string;
  key: string;
  body: unknown;
  /** Set for a registration. */
  number?: string;
  /** Set for a decision. */
  workItemId?: string;
}

/** What was sent, and what the platform answered. */
export class Ledger {
  /** Acknowledged registration numbers by case. */
  readonly cases = new Map<string, string>();
  /** Tasks whose decision was acknowledged. */
  readonly decided = new Set<string>();
  /** Requests answered with a fault of the platform. */
  readonly faults: string[] = [];
  acknowledged = 0;
  refused = 0;
  /** Commands whose answer was lost; each is sent again. */
  readonly #unanswered: Sent[] = [];
  readonly #sent = new Set<string>();
  #numbers = 0;
  lost = 0;

  nextNumber(): number {
    this.#numbers += 1;
    return this.#numbers;
  }

  isSent(workItemId: string): boolean {
    return this.#sent.has(workItemId);
  }

  async send(desk: Desk, sent: Sent): Promise<void> {
    if (sent.workItemId !== undefined) this.#sent.add(sent.workItemId);
    let answer: Answer;
    try {
      answer = await desk.call(sent.user, sent.path, sent);
    } catch (error) {
      this.lost += 1;
      this.#unanswered.push(sent);
      throw error;
    }
    this.#take(sent, answer);
  }

  #take({ path, number, workItemId }: Sent, { status, body }: Answer): void {
    if (status >= 500) this.faults.push(`${path} answered ${status}: ${JSON.stringify(body).slice(0, 200)}`);
    if (status >= 300) {
      this.refused += 1;
      if (workItemId !== undefined) this.#sent.delete(workItemId);
      return;
    }
    this.acknowledged += 1;
    if (number !== undefined) this.cases.set(String(body.caseId), number);
    if (workItemId !== undefined) this.decided.add(workItemId);
  }

  /** Repeats unanswered commands with their keys. */
  async repeat(desk: Desk): Promise<void> {
    for (const sent of this.#unanswered.splice(0)) await this.send(desk, sent);
  }
}

/** An outbox kept in memory: what the database does in a transaction, as plain code. */
import type { Answer } from '../../lib/xapi/answer.ts';
import {
  added,
  departed,
  EMPTY,
  type Entry,
  entryOf,
  gaveUp,
  isOverfull,
  mayDepart,
  type Outbox,
  pick,
  type Refused,
} from '../../lib/xapi/outbox.ts';
import { recovered, type Settlement, settled } from '../../lib/xapi/settle.ts';
import type { Frozen } from '../../lib/xapi/statement.ts';

export class Memory {
  outbox: Outbox = EMPTY;
  readonly entries = new Map<string, Entry>();
  readonly refused: Refused[] = [];
  readonly gaveUp: Entry[] = [];

  add(frozen: Frozen): void {
    const entry = entryOf(frozen);
    this.entries.set(entry.id, entry);
    this.outbox = added(this.outbox, entry);
    while (isOverfull(this.outbox)) {
      const all = [...this.entries.values()];
      const gone = all.find(({ rank }) => rank === 0) ?? all[0]!;
      this.entries.delete(gone.id);
      this.gaveUp.push(gone);
      this.outbox = gaveUp(this.outbox, gone);
    }
  }

  depart(now: number): Entry[] {
    if (this.outbox.flight.length > 0) this.write(recovered(this.outbox, this.there(this.outbox.flight)));
    if (!mayDepart(this.outbox, now)) return [];
    const due = [...this.entries.values()].filter((entry) => entry.due <= now).sort((a, b) => a.due - b.due);
    const batch = pick(this.outbox, due);
    this.outbox = departed(this.outbox, batch);
    return batch;
  }

  settle(batch: readonly Entry[], answer: Answer, now: number, random: number): void {
    this.write(settled(this.outbox, this.there(batch.map(({ id }) => id)), answer, now, random));
  }

  there(ids: readonly string[]): Entry[] {
    return ids.flatMap((id) => this.entries.get(id) ?? []);
  }

  private write({ outbox, gone, changed, refused }: Settlement): void {
    this.outbox = outbox;
    for (const id of gone) this.entries.delete(id);
    for (const entry of changed) this.entries.set(entry.id, entry);
    this.refused.push(...refused);
  }
}

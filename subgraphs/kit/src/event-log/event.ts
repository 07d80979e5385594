import type { EventActor } from '@lapor/schema/events';
import type { Position } from './position.js';

/** What an action wants to have written. */
export interface EventDraft {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Date;
  readonly actor: EventActor;
  readonly payload: Readonly<Record<string, unknown>>;
  /** The streams this event belongs to, for example `report:<id>` and `desk:<code>`. */
  readonly topics: readonly string[];
}

/** The aggregate whose history an event continues. */
export interface Aggregate {
  readonly type: string;
  readonly id: string;
}

/** An event as it stands in the log. */
export interface StoredEvent {
  readonly position: Position;
  readonly id: string;
  readonly aggregate: Aggregate;
  readonly sequence: number;
  readonly type: string;
  readonly occurredAt: Date;
  readonly actor: EventActor;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly topics: readonly string[];
}

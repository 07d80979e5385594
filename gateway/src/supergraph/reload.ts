import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import { type Generation, supergraphId } from './generation.js';
import type { Generations } from './generations.js';
import type { Serving } from './serving.js';
import type { KeptStanding } from './standing.js';
import { SupergraphRefused } from './supergraph-refused.js';
import { type WarmUpLimits, warmUp } from './warm-up.js';

export interface ReloadOptions {
  readonly generations: Generations;
  /** Throws when the text cannot be served. */
  readonly build: (supergraphSdl: string) => Serving;
  readonly standing: KeptStanding;
  readonly warming: WarmUpLimits;
  readonly log: Logger;
}

/** Takes new supergraphs into service. */
export interface Reload {
  /** Of several that come while one is being prepared, only the last is prepared next. */
  offer(supergraphSdl: string): void;
  refuse(refusal: SupergraphRefused): void;
  /** No more takeovers; resolves when what was being prepared is gone. */
  stop(): Promise<void>;
}

export function createReload({ generations, build, standing, warming, log }: ReloadOptions): Reload {
  let offered: string | undefined;
  let working: Promise<void> | undefined;
  let preparing: Serving | undefined;
  const stopped = new AbortController();
  let told: string | undefined;
  const refuse = (refusal: SupergraphRefused, supergraph?: string) => {
    standing.refused(refusal);
    // A source that tries again every few seconds must not fill the log.
    if (told === refusal.message) return;
    told = refusal.message;
    log.error({ supergraph, reason: refusal.reason, why: refusal.message }, 'a supergraph is refused; the present one goes on serving');
  };
  const take = async (supergraphSdl: string): Promise<void> => {
    const present = generations.current.generation;
    if (supergraphSdl === present.supergraphSdl) {
      told = undefined;
      return standing.settled();
    }
    const next = build(supergraphSdl);
    preparing = next;
    const warmed = await prepare(next, present).catch(async (error: unknown) => {
      await next.retire();
      throw error;
    });
    preparing = undefined;
    if (stopped.signal.aborted) return next.retire();
    generations.takeOver(next);
    standing.serves(next.generation);
    told = undefined;
    const { id: supergraph, subgraphs } = next.generation;
    log.info({ supergraph, former: present.id, subgraphs: subgraphs.map(({ name }) => name), warmed }, 'a new supergraph serves');
  };
  const prepare = async (next: Serving, present: Generation): Promise<number> => {
    await ready(next);
    const warmed = await warmUp(next.generation, present, warming, stopped.signal);
    // The takeover has a turn of its own: what reads the present generation and begins on it at once finds it there.
    await nextTurn();
    return warmed;
  };
  const work = async () => {
    for (let text = offered; text !== undefined && !stopped.signal.aborted; text = offered) {
      offered = undefined;
      await take(text).catch((error: unknown) => stopped.signal.aborted || refuse(toRefused(error), supergraphId(text)));
    }
  };
  return {
    offer(supergraphSdl) {
      offered = supergraphSdl;
      working ??= work().finally(() => {
        working = undefined;
      });
    },
    refuse,
    async stop() {
      stopped.abort();
      await preparing?.retire();
      await working;
    },
  };
}

async function ready({ generation }: Serving): Promise<void> {
  await generation.ready().catch((error: unknown) => {
    throw new SupergraphRefused(
      'unplannable',
      `Operations cannot be planned on this supergraph: ${(error as Error).message}. Look at PLAN_HEAP_MB.`,
    );
  });
}

function toRefused(error: unknown): SupergraphRefused {
  return error instanceof SupergraphRefused ? error : new SupergraphRefused('notServable', (error as Error).message);
}
